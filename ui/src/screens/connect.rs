//! Connecting a username.

use key_view::{ConnectProblem, ConnectView, Intent, Typed};
use yew::{
    AttrValue, Callback, Html, Properties, SubmitEvent, UseStateHandle, component, html, use_effect_with,
    use_memo, use_state,
};

use crate::components::button::{Button, Look};
use crate::components::field::Field;
use crate::components::heading::Heading;
use crate::components::icon::{Draw, Icon};
use crate::components::problem::Problem;
use crate::components::ticking::use_seconds_left;
use crate::components::top_bar::TopBar;
use crate::deadline::Deadline;
use crate::focus;
use crate::stage::use_stage;

/// The form.
#[derive(Properties, PartialEq)]
pub(crate) struct ConnectProps {
    pub(crate) view: ConnectView,
}

#[component]
pub(crate) fn Connect(props: &ConnectProps) -> Html {
    let ConnectView {
        address: given,
        address_fixed,
        busy,
        problem,
        can_go_back,
    } = props.view.clone();
    let stage = use_stage();
    let words = stage.words().connect;
    let username = use_state(String::new);
    let code = use_state(String::new);
    let address = use_state(|| given);

    let about = problem
        .and_then(field_of)
        .filter(|field| *field != "address" || !address_fixed);
    use_effect_with((problem, busy), move |_| {
        if let Some(field) = about {
            focus::on(field);
        }
    });
    let arrived = stage.arrived;
    let held = use_memo(problem, |problem| match problem {
        Some(ConnectProblem::TooManyAttempts { retry_after }) => {
            Some(Deadline::in_seconds(*retry_after, arrived))
        }
        _ => None,
    });

    let onsubmit = {
        let ask = stage.ask.clone();
        let (address, username, code) = (address.clone(), username.clone(), code.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            ask.emit(Intent::Connect {
                address: (*address).clone(),
                username: (*username).clone(),
                code: Typed((*code).clone()),
            });
        })
    };
    html! {
        <main class="page" data-screen="connect" aria-busy={busy.then_some("true")}>
            <TopBar back={can_go_back} {busy} />
            <form class="body" novalidate=true {onsubmit}>
                if !can_go_back {
                    <span class="emblem small"><Draw icon={Icon::Key} /></span>
                }
                <Heading text={words.heading} />
                <p class="soft">{ words.intro }</p>
                <Field
                    id="username"
                    label={words.username}
                    value={AttrValue::from((*username).clone())}
                    oninput={keep(&username)}
                    invalid={about == Some("username")}
                    disabled={busy}
                    autocomplete="username"
                />
                <Field
                    id="code"
                    label={words.code}
                    hint={words.code_hint}
                    value={AttrValue::from((*code).clone())}
                    oninput={keep(&code)}
                    invalid={about == Some("code")}
                    disabled={busy}
                    autocomplete="one-time-code"
                />
                if !address_fixed {
                    <Field
                        id="address"
                        label={words.address}
                        value={AttrValue::from((*address).clone())}
                        oninput={keep(&address)}
                        invalid={about == Some("address")}
                        disabled={busy}
                        autocomplete="url"
                        inputmode="url"
                    />
                }
                <Problem text={problem.map(|problem| AttrValue::from((words.problem)(problem)))}>
                    if let Some(deadline) = *held {
                        <NextTry {deadline} />
                    }
                </Problem>
                <div class="actions">
                    <Button label={words.submit} look={Look::Primary} submit=true working={busy} />
                </div>
            </form>
        </main>
    }
}

/// When the next try is possible.
#[derive(Properties, PartialEq)]
pub(crate) struct NextTryProps {
    pub(crate) deadline: Deadline,
}

#[component]
pub(crate) fn NextTry(props: &NextTryProps) -> Html {
    let words = use_stage().words().controls;
    let seconds = use_seconds_left(props.deadline);
    html! { <p class="next-try" role="timer">{ (words.next_try)(seconds) }</p> }
}

/// The field a problem is about; none when it is about none of them.
fn field_of(problem: ConnectProblem) -> Option<&'static str> {
    match problem {
        ConnectProblem::UsernameMissing | ConnectProblem::AlreadyConnected => Some("username"),
        ConnectProblem::CodeMissing | ConnectProblem::WrongCode => Some("code"),
        ConnectProblem::AddressInvalid => Some("address"),
        ConnectProblem::Unreachable
        | ConnectProblem::BackendFailed
        | ConnectProblem::TooManyAttempts { .. }
        | ConnectProblem::NotSaved => None,
    }
}

fn keep(state: &UseStateHandle<String>) -> Callback<String> {
    let setter = state.setter();
    Callback::from(move |typed| setter.set(typed))
}
