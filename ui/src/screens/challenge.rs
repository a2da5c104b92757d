//! One challenge, with everything needed to decide, and the decision.

use std::mem::Discriminant;

use key_view::{ChallengeView, Intent};
use yew::{AttrValue, Callback, Html, Properties, SubmitEvent, component, html, use_state};

use crate::components::button::{Button, Look};
use crate::components::countdown::Countdown;
use crate::components::facts::{Fact, Facts};
use crate::components::heading::Heading;
use crate::components::number_entry::NumberEntry;
use crate::components::problem::Problem;
use crate::components::ticking::use_seconds_left;
use crate::components::top_bar::TopBar;
use crate::deadline::Deadline;
use crate::stage::{Stage, now, use_stage};

/// A challenge.
#[derive(Properties, PartialEq)]
pub(crate) struct ChallengeProps {
    pub(crate) view: ChallengeView,
}

#[component]
pub(crate) fn Challenge(props: &ChallengeProps) -> Html {
    let view = &props.view;
    let stage = use_stage();
    let words = stage.words().challenge;
    let number = use_state(String::new);
    let pressed = use_state(|| None::<Discriminant<Intent>>);

    let asks_number = view.number_digits > 0;
    let complete = number.len() == usize::from(view.number_digits);
    let approve = Intent::Approve {
        id: view.id.clone(),
        number: asks_number.then(|| (*number).clone()),
    };
    let deny = Intent::Deny { id: view.id.clone() };
    let report = Intent::Report { id: view.id.clone() };
    let press = |intent: &Intent| {
        let (ask, pressed, intent) = (stage.ask.clone(), pressed.setter(), intent.clone());
        Callback::from(move |()| {
            pressed.set(Some(std::mem::discriminant(&intent)));
            ask.emit(intent.clone());
        })
    };
    let working = |intent: &Intent| view.busy && *pressed == Some(std::mem::discriminant(intent));
    let onsubmit = {
        let approve = press(&approve);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if complete {
                approve.emit(());
            }
        })
    };
    let oninput = {
        let number = number.setter();
        Callback::from(move |typed| number.set(typed))
    };
    html! {
        <main
            class="page"
            data-screen="challenge"
            data-challenge={view.id.clone()}
            aria-busy={view.busy.then_some("true")}
        >
            <TopBar busy={view.busy}>
                <Countdown time_left={view.time_left} />
            </TopBar>
            <form class="body" novalidate=true {onsubmit}>
                <Heading text={(words.heading)(view.kind, &view.service)} passive={asks_number && view.unsent.is_none()} />
                if view.others_waiting > 0 {
                    <p class="soft" role="status">{ (words.others)(view.others_waiting) }</p>
                }
                if !view.details.is_empty() {
                    <Facts facts={details(view)} />
                }
                <Context view={view.clone()} />
                if view.unsent.is_none() && asks_number {
                    <NumberEntry
                        label={words.number}
                        digits={view.number_digits}
                        value={AttrValue::from((*number).clone())}
                        disabled={view.busy}
                        {oninput}
                    />
                }
                if let Some(trouble) = view.unsent {
                    <Problem text={AttrValue::from((words.unsent)(trouble))} />
                    <div class="actions">
                        <Button
                            id="try-again"
                            label={stage.words().controls.try_again}
                            look={Look::Primary}
                            onpress={stage.on(Intent::TryAgain)}
                        />
                    </div>
                } else {
                    <div class="actions">
                        <p class="unseen" role="status">{ if view.busy { words.sending } else { "" } }</p>
                        <div class="pair">
                            <Button
                                id="deny"
                                label={words.deny}
                                disabled={view.busy}
                                working={working(&deny)}
                                onpress={press(&deny)}
                            />
                            <Button
                                id="approve"
                                label={words.approve}
                                look={Look::Primary}
                                submit=true
                                disabled={view.busy || !complete}
                                working={working(&approve)}
                            />
                        </div>
                        <Button
                            id="report"
                            label={words.report}
                            look={Look::Quiet}
                            disabled={view.busy}
                            working={working(&report)}
                            onpress={press(&report)}
                        />
                    </div>
                }
            </form>
        </main>
    }
}

/// Who asked, from where and when.
#[component]
fn Context(props: &ChallengeProps) -> Html {
    let view = &props.view;
    let stage = use_stage();
    // The age is drawn anew together with the countdown.
    use_seconds_left(stage.deadline(view.time_left));
    html! { <Facts facts={context(&stage, view)} /> }
}

fn context(stage: &Stage, view: &ChallengeView) -> Vec<Fact> {
    let words = stage.words().challenge;
    let age = Deadline::since(stage.arrived, now(), view.asked_seconds_ago);
    let place = view.place.clone().unwrap_or_else(|| words.unknown_place.into());
    vec![
        Fact::new("fact-username", words.username, view.username.clone()),
        Fact::new(
            "fact-browser",
            words.browser,
            (words.browser_on)(&view.browser, &view.os),
        ),
        Fact {
            aside: Some(view.ip.clone().into()),
            ..Fact::new("fact-place", words.place, place)
        },
        Fact::new("fact-asked", words.asked, (words.ago)(age)),
    ]
}

fn details(view: &ChallengeView) -> Vec<Fact> {
    view.details
        .iter()
        .map(|detail| Fact {
            id: None,
            label: detail.label.clone().into(),
            value: detail.value.clone().into(),
            aside: None,
        })
        .collect()
}
