//! Connecting a username.

use key_view::{ConnectProblem, ConnectView, FilledView, Intent, Typed};
use yew::{Callback, Html, Properties, SubmitEvent, component, html, use_effect_with, use_memo, use_state};

use crate::components::button::{Button, Look};
use crate::components::field::Field;
use crate::components::heading::heading;
use crate::components::icon::{Icon, emblem};
use crate::components::message::{problem as problem_box, progress};
use crate::components::next_try::NextTry;
use crate::components::top_bar::{Back, top_bar};
use crate::deadline::Deadline;
use crate::focus;
use crate::stage::Stage;

/// The form.
#[derive(Properties, PartialEq)]
pub(crate) struct ConnectProps {
    pub(crate) stage: Stage,
    pub(crate) view: ConnectView,
}

#[component]
pub(crate) fn Connect(props: &ConnectProps) -> Html {
    let ConnectView { address: given, address_fixed, busy, problem, filled, can_scan, can_go_back } =
        props.view.clone();
    let stage = &props.stage;
    let words = stage.words().connect;
    let username = use_state(String::new);
    let code = use_state(String::new);
    let address = use_state(|| given);

    let about = problem.and_then(field_of).filter(|field| *field != "address" || !address_fixed);
    use_effect_with((problem, busy), move |_| {
        if let Some(field) = about {
            focus::on(field);
        }
        focus::show("problem");
    });
    let arrived = stage.arrived;
    // Kept as long as the problem is the same: another view must not start the wait anew.
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
    let field = |id, label, typed, autocomplete| Field {
        id,
        label,
        typed,
        hint: None,
        invalid: about == Some(id),
        disabled: busy,
        autocomplete,
        inputmode: "text",
    };
    // An engine writes what is in a form down, for when the page comes back, unless it is told not to.
    let code_field = field("code", words.code, &code, "off");
    let address_field = field("address", words.address, &address, "url");
    let submit =
        Button { label: words.submit, look: Look::Primary, submit: true, working: busy, ..Button::default() };
    let scan = Button {
        id: Some("scan"),
        label: words.scan,
        icon: Some(Icon::Qr),
        disabled: busy,
        onpress: stage.on(Intent::Scan),
        ..Button::default()
    };
    let back = if can_go_back { Back::unless(busy) } else { Back::None };
    let trouble = problem.map(|problem| {
        problem_box(
            (words.problem)(problem),
            held.map(|deadline| next_try(stage, deadline)).unwrap_or_default(),
        )
    });
    if let Some(filled) = filled {
        return filled_form(stage, &filled, busy, back, trouble);
    }
    html! {
        <main class="page" data-screen="connect" aria-busy={busy.then_some("true")}>
            { top_bar(stage, back, Html::default()) }
            <form class="body" novalidate=true {onsubmit}>
                if !can_go_back {
                    { emblem(Icon::Key, "small") }
                }
                { heading(words.heading) }
                <p class="soft">{ words.intro }</p>
                { field("username", words.username, &username, "username").draw() }
                { Field { hint: Some(words.code_hint), ..code_field }.draw() }
                if !address_fixed {
                    { Field { inputmode: "url", ..address_field }.draw() }
                }
                { for trouble }
                { progress(busy, stage.words().controls.working) }
                <div class="actions">
                    { submit.draw() }
                    if can_scan {
                        { scan.draw() }
                    }
                </div>
            </form>
        </main>
    }
}

/// What a link or a QR code filled in: nothing to type, and still to be said yes to.
fn filled_form(stage: &Stage, filled: &FilledView, busy: bool, back: Back, trouble: Option<Html>) -> Html {
    let words = stage.words().connect;
    let connect = Button {
        id: Some("connect-filled"),
        label: words.submit,
        look: Look::Primary,
        working: busy,
        onpress: stage.on(Intent::ConnectFilled),
        ..Button::default()
    };
    let type_instead = Button {
        id: Some("type-instead"),
        label: words.type_instead,
        look: Look::Quiet,
        disabled: busy,
        onpress: stage.on(Intent::TypeInstead),
        ..Button::default()
    };
    html! {
        <main class="page" data-screen="connect" data-filled="" aria-busy={busy.then_some("true")}>
            { top_bar(stage, back, Html::default()) }
            <div class="body centred">
                { emblem(Icon::Key, "") }
                { heading(words.filled_heading) }
                <p class="strong">{ &filled.username }</p>
                <p class="soft">{ &filled.host }</p>
                <p>{ words.filled_intro }</p>
                { for trouble }
                { progress(busy, stage.words().controls.working) }
            </div>
            <footer class="actions">{ connect.draw() }{ type_instead.draw() }</footer>
        </main>
    }
}

fn next_try(stage: &Stage, deadline: Deadline) -> Html {
    html! { <NextTry language={stage.language} {deadline} /> }
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
        | ConnectProblem::NotSaved
        | ConnectProblem::NoLink
        | ConnectProblem::OtherBackend
        | ConnectProblem::CameraNotAllowed
        | ConnectProblem::CameraFailed => None,
    }
}
