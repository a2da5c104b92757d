//! Screen of a challenge: what is confirmed scrolls above, the answer is given below, in reach of a
//! thumb and never covered.

use std::mem::discriminant;

use key_view::{ChallengeKind, ChallengeView, DetailView, Intent, PinView};
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_mut_ref, use_state};

use super::pin::{Use, pin_in_place};
use crate::components::button::{Button, Look};
use crate::components::countdown::{announced_countdown, ticking};
use crate::components::facts::{Fact, facts};
use crate::components::foreign::{mark, marked};
use crate::components::number_pad::NumberPad;
use crate::components::page::{problem, progress, top_bar};
use crate::deadline::Deadline;
use crate::focus;
use crate::ui_context::{UiContext, now};

/// Properties of the screen.
#[derive(Properties, PartialEq)]
pub(crate) struct ChallengeProps {
    pub(crate) ui: UiContext,
    pub(crate) view: ChallengeView,
    /// The PIN pad, which takes the place of the keys for the number.
    pub(crate) pad: Option<PinView>,
}

/// The challenge screen, with the kind of the last verdict.
#[component]
pub(crate) fn Challenge(ChallengeProps { ui, view, pad }: &ChallengeProps) -> Html {
    let messages = ui.messages().challenge;
    let ChallengeView { id, number_digits, busy, unsent, .. } = view;
    let deadline = ui.deadline(view.time_left);
    // A kind that this version does not know may be denied and reported.
    let can_approve = view.kind != ChallengeKind::Unknown;
    let approve = |number: Option<String>| Intent::Approve { id: id.clone(), number };
    let last_verdict = use_state(|| discriminant(&approve(None)));

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
    let trouble = match (unsent, view.trouble) {
        (Some(trouble), _) => Some(messages.unsent(*trouble)),
        _ if ui.not_delivered && pad.is_none() => Some(ui.messages().controls.not_delivered),
        (None, trouble) => trouble.filter(|_| pad.is_none()).map(|trouble| messages.trouble(trouble)),
    };
    use_effect_with((unsent.is_some(), view.trouble), |_| focus::scroll_into_view("problem"));
    let last_pad = use_mut_ref(|| None);
    let pad = pad_to_show(&mut last_pad.borrow_mut(), pad.as_ref(), *busy);
    let in_place = |can_cancel| {
        let of = Use { can_cancel, sends: *busy };
        pad.as_ref().map(|pad| pin_in_place(ui, pad, of))
    };
    let needs_number = can_approve && *number_digits > 0 && unsent.is_none();
    let answer = if unsent.is_some() {
        // Only the same decision can be sent again.
        html! { <div class="actions">{ Button::try_again(ui, Look::Primary).draw() }</div> }
    } else if view.report_asked {
        let report = button(
            "confirm-report",
            Look::Danger,
            messages.report_confirm,
            Intent::Report { id: id.clone() },
        );
        let mistake = button("cancel-report", Look::Secondary, messages.report_mistake, Intent::CancelReport);
        html! {
            <section key="report" class="actions" aria-labelledby="report-heading">
                <h2 id="report-heading" tabindex="-1" data-focus="">{ messages.report_heading }</h2>
                <p>{ marked(&messages.report_consequence(&mark(&view.username))) }</p>
                { report.draw() }{ mistake.draw() }
            </section>
        }
    } else if needs_number {
        let oncomplete = {
            let (id, intents, last_verdict) = (id.clone(), ui.intents.clone(), last_verdict.clone());
            move |number| {
                let approve = Intent::Approve { id: id.clone(), number: Some(number) };
                last_verdict.set(discriminant(&approve));
                intents.emit(approve);
            }
        };
        html! {
            <NumberPad
                ui={ui.clone()}
                digits={*number_digits}
                busy={*busy}
                in_place={in_place(false)}
                described_by="challenge details fact-username"
                {oncomplete}
                onchange={ui.callback(Intent::CancelPin)}
            />
        }
    } else if let Some(pad) = in_place(true) {
        pad
    } else if can_approve {
        html! { <div class="actions">{ button("approve", Look::Primary, messages.approve, approve(None)).draw() }</div> }
    } else {
        Html::default()
    };
    html! {
        <main class="page" data-screen="challenge" data-challenge={id.clone()} aria-busy={busy.then_some("true")}>
            <div class="asked">
                { top_bar(ui, announced_countdown(ui.language, deadline)) }
                <div class="body">
                    <h1 id="challenge" tabindex="-1" data-focus="">
                        { marked(&messages.heading(view.kind, &mark(&view.service))) }
                    </h1>
                    { for trouble.map(|trouble| problem(ui, trouble, Html::default())) }
                    if view.others_waiting > 0 {
                        <p class="soft" role="status">{ messages.others(view.others_waiting) }</p>
                    }
                    if !view.details.is_empty() {
                        <div id="details">{ facts(details(&view.details)) }</div>
                    }
                    { ticking_request_facts(ui, view, deadline) }
                    <hr class="end" aria-hidden="true" />
                </div>
                if unsent.is_none() && pad.is_none() && !view.report_asked {
                    <div class="refusal">
                        { button("deny", Look::Secondary, messages.deny, Intent::Deny { id: id.clone() }).draw() }
                        { button("report", Look::Quiet, messages.report, Intent::AskReport { id: id.clone() }).draw() }
                    </div>
                }
            </div>
            <footer class="answer">
                { progress(*busy, messages.sending) }
                { answer }
            </footer>
        </main>
    }
}

/// Returns the pad to show. One that was confirmed at stays while the answer is sent, so that nothing
/// jumps.
fn pad_to_show(last: &mut Option<PinView>, open: Option<&PinView>, sends: bool) -> Option<PinView> {
    *last = match open {
        Some(pad) => Some(pad.clone()),
        None => last.take().filter(|_| sends).map(|pad| PinView { busy: true, trouble: None, ..pad }),
    };
    last.clone()
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
