//! Screen to connect a username.

use key_view::{EnrolProblem, EnrolView, FilledView, Intent, Typed};
use yew::{Component, Context, Html, Properties, SubmitEvent, html};

use crate::components::button::{Button, Look};
use crate::components::field::Field;
use crate::components::heading::heading;
use crate::components::icon::{Icon, emblem};
use crate::components::next_try::next_try;
use crate::components::problem::{problem as problem_box, progress};
use crate::components::top_bar::top_bar;
use crate::deadline::Deadline;
use crate::focus;
use crate::ui_context::UiContext;

/// Properties of the form.
#[derive(Properties, PartialEq)]
pub(crate) struct EnrolProps {
    pub(crate) ui: UiContext,
    pub(crate) view: EnrolView,
}

/// The form, with the text typed so far.
pub(crate) struct Enrol {
    username: String,
    code: String,
    address: String,
    /// When the next try is permitted. Unchanged while the problem is the same: a new view must not
    /// restart the wait.
    retry_at: Option<Deadline>,
    /// Problem and busy state for which the focus was last set.
    focused_for: Option<(Option<EnrolProblem>, bool)>,
}

/// Messages of the form.
pub(crate) enum Message {
    /// The username changed to this.
    Username(String),
    /// The code changed to this.
    Code(String),
    /// The address changed to this.
    Address(String),
    /// The form was submitted.
    Send,
}

impl Component for Enrol {
    type Message = Message;
    type Properties = EnrolProps;

    fn create(context: &Context<Self>) -> Self {
        let EnrolProps { ui, view } = context.props();
        Self {
            username: String::new(),
            code: String::new(),
            address: view.address.clone(),
            retry_at: retry_deadline(ui, view),
            focused_for: None,
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Username(username) => self.username = username,
            Message::Code(code) => self.code = code,
            Message::Address(address) => self.address = address,
            Message::Send => context.props().ui.intents.emit(Intent::Enrol {
                address: self.address.clone(),
                username: self.username.clone(),
                code: Typed(self.code.clone()),
            }),
        }
        true
    }

    fn changed(&mut self, context: &Context<Self>, old: &EnrolProps) -> bool {
        let EnrolProps { ui, view } = context.props();
        if view.problem != old.view.problem {
            self.retry_at = retry_deadline(ui, view);
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (EnrolProps { ui, view }, link) = (context.props(), context.link());
        let EnrolView { busy, can_scan, first, address_fixed, .. } = *view;
        let messages = ui.messages().enrol;
        let problem_field = problem_field(view);
        let bar = (!first).then(|| top_bar(ui, Html::default()));
        let trouble = view.problem.map(|problem| {
            let aside = self.retry_at.map(|deadline| next_try(ui.language, deadline));
            problem_box(messages.problem(problem), aside.unwrap_or_default())
        });
        if let Some(filled) = &view.filled {
            return filled_form(ui, filled, busy, bar, trouble);
        }
        let field = |id, label, typed, ontype, autocomplete| Field {
            id,
            label,
            typed,
            ontype,
            hint: None,
            invalid: problem_field == Some(id),
            disabled: busy,
            autocomplete,
            inputmode: "text",
        };
        let username = field(
            "username",
            ui.messages().controls.username,
            &self.username,
            link.callback(Message::Username),
            "username",
        );
        // `autocomplete="off"` keeps the engine from storing the code for a restored page.
        let code = field("code", messages.code, &self.code, link.callback(Message::Code), "off");
        let address =
            field("address", messages.address, &self.address, link.callback(Message::Address), "url");
        let submit = Button {
            label: messages.submit,
            look: Look::Primary,
            submit: true,
            working: busy,
            ..Button::default()
        };
        let scan = Button {
            id: Some("scan"),
            label: messages.scan,
            icon: Some(Icon::Qr),
            disabled: busy,
            onpress: ui.callback(Intent::Scan),
            ..Button::default()
        };
        let onsubmit = link.callback(|event: SubmitEvent| {
            event.prevent_default();
            Message::Send
        });
        html! {
            <main class="page" data-screen="enrol" aria-busy={busy.then_some("true")}>
                { for bar }
                <form class="body" novalidate=true {onsubmit}>
                    if first {
                        { emblem(Icon::Key, "small") }
                    }
                    { heading(messages.heading) }
                    <p class="soft">{ messages.intro }</p>
                    { username.draw() }
                    { Field { hint: Some(messages.code_hint), ..code }.draw() }
                    if !address_fixed {
                        { Field { inputmode: "url", ..address }.draw() }
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

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let view = &context.props().view;
        let now = (view.problem, view.busy);
        if self.focused_for.replace(now) != Some(now) {
            if let Some(field) = problem_field(view) {
                focus::focus_id(field);
            }
            focus::scroll_into_view("problem");
        }
    }
}

/// When the next try is permitted, if the problem imposes a wait.
fn retry_deadline(ui: &UiContext, view: &EnrolView) -> Option<Deadline> {
    match view.problem {
        Some(EnrolProblem::TooManyAttempts { retry_after }) => {
            Some(Deadline::in_seconds(retry_after, ui.received_at))
        }
        _ => None,
    }
}

/// Id of the visible field that the problem concerns.
fn problem_field(view: &EnrolView) -> Option<&'static str> {
    view.problem.and_then(field_of).filter(|field| *field != "address" || !view.address_fixed)
}

/// Renders the form filled in by a link or a QR code: nothing to type, only to confirm.
fn filled_form(
    ui: &UiContext,
    filled: &FilledView,
    busy: bool,
    bar: Option<Html>,
    trouble: Option<Html>,
) -> Html {
    let messages = ui.messages().enrol;
    let connect = Button {
        id: Some("enrol-filled"),
        label: messages.submit,
        look: Look::Primary,
        working: busy,
        onpress: ui.callback(Intent::EnrolFilled),
        ..Button::default()
    };
    let type_instead = Button {
        id: Some("type-instead"),
        label: messages.type_instead,
        look: Look::Quiet,
        disabled: busy,
        onpress: ui.callback(Intent::TypeInstead),
        ..Button::default()
    };
    html! {
        <main class="page" data-screen="enrol" data-filled="" aria-busy={busy.then_some("true")}>
            { for bar }
            <div class="body centred">
                { emblem(Icon::Key, "") }
                { heading(messages.filled_heading) }
                <p class="strong">{ &filled.username }</p>
                <p class="soft">{ &filled.host }</p>
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
        | EnrolProblem::NotSaved
        | EnrolProblem::NoLink
        | EnrolProblem::OtherBackend
        | EnrolProblem::CameraNotAllowed
        | EnrolProblem::CameraFailed => None,
    }
}
