//! Screen of a challenge, with all details for the verdict.

use std::mem::discriminant;

use key_view::{ChallengeKind, ChallengeView, DetailView, Intent};
use yew::{Callback, Html, component, html, use_state};

use super::ScreenProps;
use crate::components::button::{Button, Look};
use crate::components::countdown::{announced_countdown, ticking};
use crate::components::facts::{Fact, facts};
use crate::components::foreign::mark;
use crate::components::form::{number_entry, on_submit};
use crate::components::page::{heading, passive_heading, problem, progress, top_bar};
use crate::deadline::Deadline;
use crate::ui_context::{UiContext, now};

/// The challenge screen, with the number typed so far and the kind of the last verdict.
#[component]
pub(crate) fn Challenge(ScreenProps { ui, view }: &ScreenProps<ChallengeView>) -> Html {
    let messages = ui.messages().challenge;
    let ChallengeView { id, number_digits, busy, unsent, .. } = view;
    let deadline = ui.deadline(view.time_left);
    // A kind that this version does not know may be denied and reported.
    let can_approve = view.kind != ChallengeKind::Unknown;
    let number = use_state(String::new);
    // A link may make the number needless while it is being typed.
    let is_complete = *number_digits == 0 || number.len() == usize::from(*number_digits);
    let approve = Intent::Approve { id: id.clone(), number: (*number_digits > 0).then(|| (*number).clone()) };
    let last_verdict = use_state(|| discriminant(&approve));

    let sending = |verdict: &Intent| *busy && *last_verdict == discriminant(verdict);
    let decide = |verdict: Intent| {
        let (last_verdict, kind, emit) = (last_verdict.clone(), discriminant(&verdict), ui.callback(verdict));
        Callback::from(move |()| {
            last_verdict.set(kind);
            emit.emit(());
        })
    };
    let button = |id, look, label, verdict: Intent| Button {
        id: Some(id),
        disabled: *busy,
        working: sending(&verdict),
        ..Button::new(look, label, decide(verdict))
    };
    let approve_button = Button {
        id: Some("approve"),
        submit: true,
        disabled: *busy || !is_complete,
        working: sending(&approve),
        ..Button::new(Look::Primary, messages.approve, Callback::noop())
    };
    let submitted = decide(approve);
    let onsubmit = on_submit(move || {
        if can_approve && is_complete {
            submitted.emit(());
        }
    });
    let title = messages.heading(view.kind, &mark(&view.service));
    let trouble = match unsent {
        Some(trouble) => Some(messages.unsent(*trouble)),
        None if ui.not_delivered => Some(ui.messages().controls.not_delivered),
        None => view.not_made.then_some(messages.not_made),
    };
    let needs_number = can_approve && *number_digits > 0 && unsent.is_none();
    html! {
        <main class="page" data-screen="challenge" data-challenge={id.clone()} aria-busy={busy.then_some("true")}>
            { top_bar(ui, announced_countdown(ui.language, deadline)) }
            <form class="body" novalidate=true {onsubmit}>
                { if needs_number && !busy { passive_heading(&title) } else { heading(&title) } }
                if view.others_waiting > 0 {
                    <p class="soft" role="status">{ messages.others(view.others_waiting) }</p>
                }
                if !view.details.is_empty() {
                    { facts(details(&view.details)) }
                }
                { ticking_request_facts(ui, view, deadline) }
                if needs_number {
                    { number_entry(messages.number, *number_digits, &number, *busy) }
                }
                { for trouble.map(|trouble| problem(ui, trouble, Html::default())) }
                if unsent.is_some() {
                    // Only the same decision can be sent again.
                    <div class="actions">{ Button::try_again(ui, Look::Primary).draw() }</div>
                } else {
                    <div class="actions">
                        { progress(*busy, messages.sending) }
                        <div class="pair">
                            { button("deny", Look::Secondary, messages.deny, Intent::Deny { id: id.clone() }).draw() }
                            if can_approve {
                                { approve_button.draw() }
                            }
                        </div>
                        { button("report", Look::Quiet, messages.report, Intent::Report { id: id.clone() }).draw() }
                    </div>
                }
            </form>
        </main>
    }
}

/// Renders the facts about the request every second, because its age grows.
fn ticking_request_facts(ui: &UiContext, view: &ChallengeView, deadline: Deadline) -> Html {
    let (ui, view) = (ui.clone(), view.clone());
    ticking(deadline, move |_| facts(request_facts(&ui, &view)))
}

/// Facts about the request: username, browser, place and time.
fn request_facts(ui: &UiContext, view: &ChallengeView) -> Vec<Fact> {
    let messages = ui.messages().challenge;
    let age = Deadline::age_in_seconds(ui.received_at, now(), view.asked_seconds_ago);
    let place = view.place.as_deref().map_or_else(|| messages.unknown_place.to_owned(), mark);
    let fact = |id, fact| Fact { id: Some(id), ..fact };
    vec![
        fact("fact-username", Fact::foreign(messages.username, &view.username)),
        fact(
            "fact-browser",
            Fact::new(messages.browser, messages.browser_on(&mark(&view.browser), &mark(&view.os))),
        ),
        Fact { aside: Some(view.ip.clone().into()), ..fact("fact-place", Fact::new(messages.place, place)) },
        fact("fact-asked", Fact::new(messages.asked, ui.messages().time.ago(age))),
    ]
}

/// Facts to confirm, with the backend's own labels and values.
pub(super) fn details(details: &[DetailView]) -> Vec<Fact> {
    let fact = |detail: &DetailView| Fact::foreign(detail.label.clone(), &detail.value);
    details.iter().map(fact).collect()
}
