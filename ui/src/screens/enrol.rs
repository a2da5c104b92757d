//! Screen to connect a username.

use key_view::{EnrolProblem, EnrolView, FilledView, Intent, Typed};
use yew::{Callback, Html, component, html, use_effect_with, use_memo, use_state};

use super::ScreenProps;
use crate::components::button::{Button, Look};
use crate::components::countdown::next_try;
use crate::components::foreign::foreign;
use crate::components::form::{Field, on_submit};
use crate::components::icon::{Icon, emblem};
use crate::components::page::{heading, problem, progress, top_bar};
use crate::deadline::Deadline;
use crate::focus;
use crate::ui_context::UiContext;

/// The form, with the text typed so far.
#[component]
pub(crate) fn Enrol(ScreenProps { ui, view }: &ScreenProps<EnrolView>) -> Html {
    let EnrolView { busy, can_scan, address_fixed, problem: refusal, .. } = *view;
    let messages = ui.messages().enrol;
    let username = use_state(String::new);
    let code = use_state(String::new);
    let address = use_state(|| view.address.clone());
    // Unchanged while the problem is the same: a new view must not restart the wait.
    let retry_at = use_memo(refusal, |refusal| match refusal {
        Some(EnrolProblem::TooManyAttempts { retry_after }) => {
            Some(Deadline::in_seconds(*retry_after, ui.received_at))
        }
        _ => None,
    });
    let invalid = refusal.and_then(field_of).filter(|field| *field != "address" || !address_fixed);
    use_effect_with((refusal, busy), move |_| {
        if let Some(field) = invalid {
            focus::focus_id(field);
        }
        focus::scroll_into_view("problem");
    });

    let bar = top_bar(ui, Html::default());
    let trouble = refusal.map(|refusal| {
        let aside = retry_at.map(|deadline| next_try(ui.language, deadline));
        problem(ui, messages.problem(refusal), aside.unwrap_or_default())
    });
    if let Some(filled) = &view.filled {
        return filled_form(ui, filled, view, bar, trouble);
    }
    let field = |id, label, text, autocomplete| Field {
        id,
        label,
        text,
        hint: None,
        invalid: invalid == Some(id),
        disabled: busy,
        autocomplete,
        inputmode: "text",
    };
    let onsubmit = {
        let (intents, address, username, code) =
            (ui.intents.clone(), address.clone(), username.clone(), code.clone());
        on_submit(move || {
            intents.emit(Intent::Enrol {
                address: (*address).clone(),
                username: (*username).clone(),
                code: Typed((*code).clone()),
            });
        })
    };
    let submit = Button {
        submit: true,
        working: busy,
        ..Button::new(Look::Primary, messages.submit, Callback::noop())
    };
    let scan = Button {
        id: Some("scan"),
        icon: Some(Icon::QR),
        disabled: busy,
        ..Button::new(Look::Secondary, messages.scan, ui.callback(Intent::Scan))
    };
    html! {
        <main class="page" data-screen="enrol" aria-busy={busy.then_some("true")}>
            { bar }
            <form class="body" novalidate=true {onsubmit}>
                { heading(messages.heading) }
                <p class="soft">{ messages.intro }</p>
                { field("username", ui.messages().controls.username, &username, "username").draw() }
                // `off` keeps the engine from storing the code for a restored page.
                { Field { hint: Some(messages.code_hint), ..field("code", messages.code, &code, "off") }.draw() }
                if !address_fixed {
                    { Field { inputmode: "url", ..field("address", messages.address, &address, "url") }.draw() }
                }
                { for trouble }
                { progress(busy, ui.messages().controls.working) }
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

/// Renders the form filled in by a link or a QR code: nothing to type, only to confirm.
fn filled_form(
    ui: &UiContext,
    filled: &FilledView,
    EnrolView { busy, .. }: &EnrolView,
    bar: Html,
    trouble: Option<Html>,
) -> Html {
    let (messages, busy) = (ui.messages().enrol, *busy);
    let connect = Button {
        id: Some("enrol-filled"),
        working: busy,
        ..Button::new(Look::Primary, messages.submit, ui.callback(Intent::EnrolFilled))
    };
    let type_instead = Button {
        id: Some("type-instead"),
        disabled: busy,
        ..Button::new(Look::Quiet, messages.type_instead, ui.callback(Intent::TypeInstead))
    };
    html! {
        <main class="page" data-screen="enrol" data-filled="" aria-busy={busy.then_some("true")}>
            { bar }
            <div class="body centred">
                { emblem(Icon::KEY, "") }
                { heading(messages.filled_heading) }
                <p class="strong">{ foreign(&filled.username) }</p>
                <p class="soft">{ foreign(&filled.host) }</p>
                <p>{ messages.filled_intro }</p>
                { for trouble }
                { progress(busy, ui.messages().controls.working) }
            </div>
            <footer class="actions">{ connect.draw() }{ type_instead.draw() }</footer>
        </main>
    }
}

/// Id of the field that a problem concerns, if any.
fn field_of(problem: EnrolProblem) -> Option<&'static str> {
    match problem {
        EnrolProblem::UsernameMissing | EnrolProblem::AlreadyEnrolled => Some("username"),
        EnrolProblem::CodeMissing | EnrolProblem::WrongCode => Some("code"),
        EnrolProblem::AddressInvalid => Some("address"),
        EnrolProblem::Unreachable
        | EnrolProblem::BackendFailed
        | EnrolProblem::TooManyAttempts { .. }
        | EnrolProblem::Mismatched
        | EnrolProblem::UpdateRequired
        | EnrolProblem::NotSaved
        | EnrolProblem::StorageSilent
        | EnrolProblem::NoLink
        | EnrolProblem::OtherBackend
        | EnrolProblem::CameraNotAllowed
        | EnrolProblem::CameraFailed => None,
    }
}
