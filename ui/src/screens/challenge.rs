//! Screen of a challenge, with all details for the verdict.

use key_view::{ChallengeView, DetailView, Intent, SendTrouble};
use yew::{Callback, Component, Context, Html, Properties, SubmitEvent, html};

use crate::components::button::{Button, Look};
use crate::components::countdown::announced_countdown;
use crate::components::facts::{Fact, facts};
use crate::components::heading::{heading, passive_heading};
use crate::components::number_entry::number_entry;
use crate::components::problem::{problem as problem_box, progress};
use crate::components::ticking::ticking;
use crate::components::top_bar::top_bar;
use crate::components::try_again::try_again;
use crate::deadline::Deadline;
use crate::ui_context::{UiContext, now};

/// Properties of the challenge screen.
#[derive(Properties, PartialEq)]
pub(crate) struct ChallengeProps {
    pub(crate) ui: UiContext,
    pub(crate) view: ChallengeView,
}

/// The verdicts, to show which of them is being sent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The user started this request.
    Approve,
    /// The user rejects the request.
    Deny,
    /// The user reports that somebody else started the request.
    Report,
}

/// The challenge screen, with the number typed so far and the last verdict.
pub(crate) struct Challenge {
    number: String,
    verdict: Verdict,
}

/// Messages of the challenge screen.
pub(crate) enum Message {
    /// The number changed to this.
    Typed(String),
    /// The user chose a verdict.
    Decided(Verdict),
}

impl Component for Challenge {
    type Message = Message;
    type Properties = ChallengeProps;

    fn create(_: &Context<Self>) -> Self {
        Self { number: String::new(), verdict: Verdict::Approve }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let ChallengeProps { ui, view } = context.props();
        match message {
            Message::Typed(number) => self.number = number,
            Message::Decided(Verdict::Approve) if !self.is_complete(view) => return false,
            Message::Decided(verdict) => {
                self.verdict = verdict;
                let id = view.id.clone();
                let number = (view.number_digits > 0).then(|| self.number.clone());
                ui.intents.emit(match verdict {
                    Verdict::Approve => Intent::Approve { id, number },
                    Verdict::Deny => Intent::Deny { id },
                    Verdict::Report => Intent::Report { id },
                });
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (ChallengeProps { ui, view }, link) = (context.props(), context.link());
        let messages = ui.messages().challenge;
        let deadline = ui.deadline(view.time_left);
        let button = |id, label, look, verdict| Button {
            id: Some(id),
            label,
            look,
            disabled: view.busy,
            working: view.busy && self.verdict == verdict,
            onpress: link.callback(move |()| Message::Decided(verdict)),
            ..Button::default()
        };
        let approve = Button {
            submit: true,
            disabled: view.busy || !self.is_complete(view),
            onpress: Callback::noop(),
            ..button("approve", messages.approve, Look::Primary, Verdict::Approve)
        };
        let onsubmit = link.callback(|event: SubmitEvent| {
            event.prevent_default();
            Message::Decided(Verdict::Approve)
        });
        let title = messages.heading(view.kind, &view.service);
        let needs_number = view.number_digits > 0 && view.unsent.is_none();
        html! {
            <main
                class="page"
                data-screen="challenge"
                data-challenge={view.id.clone()}
                aria-busy={view.busy.then_some("true")}
            >
                { top_bar(ui, announced_countdown(ui.language, deadline)) }
                <form class="body" novalidate=true {onsubmit}>
                    { if needs_number && !view.busy { passive_heading(title) } else { heading(title) } }
                    if view.others_waiting > 0 {
                        <p class="soft" role="status">{ messages.others(view.others_waiting) }</p>
                    }
                    if !view.details.is_empty() {
                        { facts(details(&view.details)) }
                    }
                    { ticking_request_facts(ui, view, deadline) }
                    if needs_number {
                        {
                            number_entry(
                                messages.number,
                                view.number_digits,
                                &self.number,
                                view.busy,
                                link.callback(Message::Typed),
                            )
                        }
                    }
                    if let Some(trouble) = view.unsent {
                        { unsent(ui, trouble) }
                    } else {
                        <div class="actions">
                            { progress(view.busy, messages.sending) }
                            <div class="pair">
                                { button("deny", messages.deny, Look::Secondary, Verdict::Deny).draw() }
                                { approve.draw() }
                            </div>
                            { button("report", messages.report, Look::Quiet, Verdict::Report).draw() }
                        </div>
                    }
                </form>
            </main>
        }
    }
}

impl Challenge {
    fn is_complete(&self, view: &ChallengeView) -> bool {
        self.number.len() == usize::from(view.number_digits)
    }
}

/// Renders a decision that was not delivered: only the same decision can be sent again.
fn unsent(ui: &UiContext, trouble: SendTrouble) -> Html {
    html! {
        <>
            { problem_box(ui.messages().challenge.unsent(trouble), Html::default()) }
            <div class="actions">{ try_again(ui, Look::Primary) }</div>
        </>
    }
}

/// Facts about the request: username, browser, place and time.
fn request_facts(ui: &UiContext, view: &ChallengeView) -> Vec<Fact> {
    let messages = ui.messages().challenge;
    let age = Deadline::age_in_seconds(ui.received_at, now(), view.asked_seconds_ago);
    let place = view.place.clone().unwrap_or_else(|| messages.unknown_place.into());
    let fact = |id, fact| Fact { id: Some(id), ..fact };
    vec![
        fact("fact-username", Fact::new(messages.username, view.username.clone())),
        fact("fact-browser", Fact::new(messages.browser, messages.browser_on(&view.browser, &view.os))),
        Fact { aside: Some(view.ip.clone().into()), ..fact("fact-place", Fact::new(messages.place, place)) },
        fact("fact-asked", Fact::new(messages.asked, ui.messages().time.ago(age))),
    ]
}

/// Renders the facts about the request every second, because its age grows.
fn ticking_request_facts(ui: &UiContext, view: &ChallengeView, deadline: Deadline) -> Html {
    let (ui, view) = (ui.clone(), view.clone());
    ticking(deadline, move |_| facts(request_facts(&ui, &view)))
}

/// Facts to confirm, with the backend's own labels and values.
pub(super) fn details(details: &[DetailView]) -> Vec<Fact> {
    let fact = |detail: &DetailView| Fact::new(detail.label.clone(), detail.value.clone());
    details.iter().map(fact).collect()
}
