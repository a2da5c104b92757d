//! One challenge, with everything needed to decide, and the decision.

use key_view::{ChallengeView, Intent, SendTrouble};
use yew::{Callback, Html, Properties, SubmitEvent, component, html, use_state};

use crate::components::button::{Button, Look};
use crate::components::countdown::Countdown;
use crate::components::facts::{Fact, facts};
use crate::components::heading::{heading, passive_heading};
use crate::components::message::{problem as problem_box, progress};
use crate::components::number_entry::number_entry;
use crate::components::ticking::use_seconds_left;
use crate::components::top_bar::{Back, top_bar};
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
enum Answer {
    Approve,
    Deny,
    Report,
}

#[component]
pub(crate) fn Challenge(props: &ChallengeProps) -> Html {
    let view = &props.view;
    let stage = &props.stage;
    let words = stage.words().challenge;
    let number = use_state(String::new);
    let given = use_state(|| Answer::Approve);
    let deadline = stage.deadline(view.time_left);
    // How long ago it was asked is drawn anew with every second.
    use_seconds_left(deadline);

    let digits = view.number_digits;
    let complete = number.len() == usize::from(digits);
    let answer = |answer: Answer| {
        let (id, ask, given) = (view.id.clone(), stage.ask.clone(), given.setter());
        let number = (digits > 0).then(|| (*number).clone());
        Callback::from(move |()| {
            given.set(answer);
            let (id, number) = (id.clone(), number.clone());
            ask.emit(match answer {
                Answer::Approve => Intent::Approve { id, number },
                Answer::Deny => Intent::Deny { id },
                Answer::Report => Intent::Report { id },
            });
        })
    };
    let button = |id, label, look, which| Button {
        id: Some(id),
        label,
        look,
        disabled: view.busy,
        working: view.busy && *given == which,
        onpress: answer(which),
        ..Button::default()
    };
    let approve = Button {
        submit: true,
        disabled: view.busy || !complete,
        onpress: Callback::noop(),
        ..button("approve", words.approve, Look::Primary, Answer::Approve)
    };
    let onsubmit = {
        let approve = answer(Answer::Approve);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if complete {
                approve.emit(());
            }
        })
    };
    let title = (words.heading)(view.kind, &view.service);
    let asks_number = digits > 0 && view.unsent.is_none();
    html! {
        <main
            class="page"
            data-screen="challenge"
            data-challenge={view.id.clone()}
            aria-busy={view.busy.then_some("true")}
        >
            { top_bar(stage, Back::Yes, html! { <Countdown language={stage.language} {deadline} aloud=true /> }) }
            <form class="body" novalidate=true {onsubmit}>
                { if asks_number && !view.busy { passive_heading(title) } else { heading(title) } }
                if view.others_waiting > 0 {
                    <p class="soft" role="status">{ (words.others)(view.others_waiting) }</p>
                }
                if !view.details.is_empty() {
                    { facts(details(view)) }
                }
                { facts(context(stage, view)) }
                if asks_number {
                    { number_entry(words.number, digits, &number, view.busy) }
                }
                if let Some(trouble) = view.unsent {
                    { unsent(stage, trouble) }
                } else {
                    <div class="actions">
                        { progress(view.busy, words.sending) }
                        <div class="pair">
                            { button("deny", words.deny, Look::Secondary, Answer::Deny).draw() }
                            { approve.draw() }
                        </div>
                        { button("report", words.report, Look::Quiet, Answer::Report).draw() }
                    </div>
                }
            </form>
        </main>
    }
}

/// The answer was given but not delivered: only the same one can be sent again.
fn unsent(stage: &Stage, trouble: SendTrouble) -> Html {
    let words = stage.words();
    let try_again = Button {
        id: Some("try-again"),
        label: words.controls.try_again,
        look: Look::Primary,
        working: stage.awaits(&Intent::TryAgain),
        onpress: stage.on(Intent::TryAgain),
        ..Button::default()
    };
    html! {
        <>
            { problem_box((words.challenge.unsent)(trouble), Html::default()) }
            <div class="actions">{ try_again.draw() }</div>
        </>
    }
}

/// Who asked, from where and when.
fn context(stage: &Stage, view: &ChallengeView) -> Vec<Fact> {
    let words = stage.words().challenge;
    let age = Deadline::since(stage.arrived, now(), view.asked_seconds_ago);
    let place = view.place.clone().unwrap_or_else(|| words.unknown_place.into());
    let fact = |id, fact| Fact { id: Some(id), ..fact };
    vec![
        fact("fact-username", Fact::new(words.username, view.username.clone())),
        fact("fact-browser", Fact::new(words.browser, (words.browser_on)(&view.browser, &view.os))),
        Fact { aside: Some(view.ip.clone().into()), ..fact("fact-place", Fact::new(words.place, place)) },
        fact("fact-asked", Fact::new(words.asked, (words.ago)(age))),
    ]
}

fn details(view: &ChallengeView) -> Vec<Fact> {
    let fact = |detail: &key_view::DetailView| Fact::new(detail.label.clone(), detail.value.clone());
    view.details.iter().map(fact).collect()
}
