//! One challenge, with everything needed to decide, and the decision.

use key_view::{ChallengeView, DetailView, Intent, SendTrouble};
use yew::{Callback, Component, Context, Html, Properties, SubmitEvent, html};

use crate::components::button::{Button, Look};
use crate::components::countdown::countdown_aloud;
use crate::components::facts::{Fact, facts};
use crate::components::heading::{heading, passive_heading};
use crate::components::number_entry::number_entry;
use crate::components::problem::{problem as problem_box, progress};
use crate::components::ticking::ticking;
use crate::components::top_bar::{Back, top_bar};
use crate::components::try_again::try_again;
use crate::deadline::Deadline;
use crate::stage::{Stage, now};

/// A challenge.
#[derive(Properties, PartialEq)]
pub(crate) struct ChallengeProps {
    pub(crate) stage: Stage,
    pub(crate) view: ChallengeView,
}

/// The answers, for telling which of them is on its way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It was them.
    Approve,
    /// No.
    Deny,
    /// It was somebody else.
    Report,
}

/// The challenge, with the number typed so far and the answer given last.
pub(crate) struct Challenge {
    number: String,
    given: Answer,
}

/// What a person does with it.
pub(crate) enum Message {
    /// The number is this now.
    Typed(String),
    /// That is the answer.
    Answered(Answer),
}

impl Component for Challenge {
    type Message = Message;
    type Properties = ChallengeProps;

    fn create(_: &Context<Self>) -> Self {
        Self { number: String::new(), given: Answer::Approve }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let ChallengeProps { stage, view } = context.props();
        match message {
            Message::Typed(number) => self.number = number,
            Message::Answered(Answer::Approve) if !self.is_complete(view) => return false,
            Message::Answered(answer) => {
                self.given = answer;
                let id = view.id.clone();
                let number = (view.number_digits > 0).then(|| self.number.clone());
                stage.ask.emit(match answer {
                    Answer::Approve => Intent::Approve { id, number },
                    Answer::Deny => Intent::Deny { id },
                    Answer::Report => Intent::Report { id },
                });
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (ChallengeProps { stage, view }, link) = (context.props(), context.link());
        let messages = stage.messages().challenge;
        let deadline = stage.deadline(view.time_left);
        let button = |id, label, look, which| Button {
            id: Some(id),
            label,
            look,
            disabled: view.busy,
            working: view.busy && self.given == which,
            onpress: link.callback(move |()| Message::Answered(which)),
            ..Button::default()
        };
        let approve = Button {
            submit: true,
            disabled: view.busy || !self.is_complete(view),
            onpress: Callback::noop(),
            ..button("approve", messages.approve, Look::Primary, Answer::Approve)
        };
        let onsubmit = link.callback(|event: SubmitEvent| {
            event.prevent_default();
            Message::Answered(Answer::Approve)
        });
        let title = (messages.heading)(view.kind, &view.service);
        let asks_number = view.number_digits > 0 && view.unsent.is_none();
        html! {
            <main
                class="page"
                data-screen="challenge"
                data-challenge={view.id.clone()}
                aria-busy={view.busy.then_some("true")}
            >
                { top_bar(stage, Back::Yes, countdown_aloud(stage.language, deadline)) }
                <form class="body" novalidate=true {onsubmit}>
                    { if asks_number && !view.busy { passive_heading(title) } else { heading(title) } }
                    if view.others_waiting > 0 {
                        <p class="soft" role="status">{ (messages.others)(view.others_waiting) }</p>
                    }
                    if !view.details.is_empty() {
                        { facts(details(&view.details)) }
                    }
                    { context_by_the_second(stage, view, deadline) }
                    if asks_number {
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
                        { unsent(stage, trouble) }
                    } else {
                        <div class="actions">
                            { progress(view.busy, messages.sending) }
                            <div class="pair">
                                { button("deny", messages.deny, Look::Secondary, Answer::Deny).draw() }
                                { approve.draw() }
                            </div>
                            { button("report", messages.report, Look::Quiet, Answer::Report).draw() }
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

/// The answer was given but not delivered: only the same one can be sent again.
fn unsent(stage: &Stage, trouble: SendTrouble) -> Html {
    html! {
        <>
            { problem_box((stage.messages().challenge.unsent)(trouble), Html::default()) }
            <div class="actions">{ try_again(stage, Look::Primary) }</div>
        </>
    }
}

/// Who asked, from where and when.
fn context(stage: &Stage, view: &ChallengeView) -> Vec<Fact> {
    let messages = stage.messages().challenge;
    let age = Deadline::since(stage.arrived, now(), view.asked_seconds_ago);
    let place = view.place.clone().unwrap_or_else(|| messages.unknown_place.into());
    let fact = |id, fact| Fact { id: Some(id), ..fact };
    vec![
        fact("fact-username", Fact::new(messages.username, view.username.clone())),
        fact("fact-browser", Fact::new(messages.browser, (messages.browser_on)(&view.browser, &view.os))),
        Fact { aside: Some(view.ip.clone().into()), ..fact("fact-place", Fact::new(messages.place, place)) },
        fact("fact-asked", Fact::new(messages.asked, (messages.ago)(age))),
    ]
}

/// The same, drawn anew by the second: how long ago it was asked goes on.
fn context_by_the_second(stage: &Stage, view: &ChallengeView, deadline: Deadline) -> Html {
    let (stage, view) = (stage.clone(), view.clone());
    ticking(deadline, move |_| facts(context(&stage, &view)))
}

/// What is to be confirmed, as the backend words it.
pub(super) fn details(details: &[DetailView]) -> Vec<Fact> {
    let fact = |detail: &DetailView| Fact::new(detail.label.clone(), detail.value.clone());
    details.iter().map(fact).collect()
}
