//! Connecting a username.

use key_view::{ConnectProblem, ConnectView, FilledView, Intent, Typed};
use yew::{Component, Context, Html, Properties, SubmitEvent, html};

use crate::components::button::{Button, Look};
use crate::components::field::Field;
use crate::components::heading::heading;
use crate::components::icon::{Icon, emblem};
use crate::components::message::{problem as problem_box, progress};
use crate::components::next_try::next_try;
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

/// The form, with what is typed.
pub(crate) struct Connect {
    username: String,
    code: String,
    address: String,
    /// When one may try again. Kept as long as the problem is the same: another view must not start the wait anew.
    wait: Option<Deadline>,
    /// What the focus was last set for.
    settled: Option<(Option<ConnectProblem>, bool)>,
}

/// What a person does with it.
pub(crate) enum Message {
    /// The username is this now.
    Username(String),
    /// The code is this now.
    Code(String),
    /// The address is this now.
    Address(String),
    /// That is all.
    Send,
}

impl Component for Connect {
    type Message = Message;
    type Properties = ConnectProps;

    fn create(context: &Context<Self>) -> Self {
        let ConnectProps { stage, view } = context.props();
        Self {
            username: String::new(),
            code: String::new(),
            address: view.address.clone(),
            wait: wait(stage, view),
            settled: None,
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Username(username) => self.username = username,
            Message::Code(code) => self.code = code,
            Message::Address(address) => self.address = address,
            Message::Send => context.props().stage.ask.emit(Intent::Connect {
                address: self.address.clone(),
                username: self.username.clone(),
                code: Typed(self.code.clone()),
            }),
        }
        true
    }

    fn changed(&mut self, context: &Context<Self>, old: &ConnectProps) -> bool {
        let ConnectProps { stage, view } = context.props();
        if view.problem != old.view.problem {
            self.wait = wait(stage, view);
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (ConnectProps { stage, view }, link) = (context.props(), context.link());
        let ConnectView { busy, can_scan, can_go_back, address_fixed, .. } = *view;
        let words = stage.words().connect;
        let about = about(view);
        let bar = can_go_back.then(|| top_bar(stage, Back::unless(busy), Html::default()));
        let trouble = view.problem.map(|problem| {
            let aside = self.wait.map(|wait| next_try(stage.language, wait));
            problem_box((words.problem)(problem), aside.unwrap_or_default())
        });
        if let Some(filled) = &view.filled {
            return filled_form(stage, filled, busy, bar, trouble);
        }
        let field = |id, label, typed, ontype, autocomplete| Field {
            id,
            label,
            typed,
            ontype,
            hint: None,
            invalid: about == Some(id),
            disabled: busy,
            autocomplete,
            inputmode: "text",
        };
        let username =
            field("username", words.username, &self.username, link.callback(Message::Username), "username");
        // An engine writes what is in a form down, for when the page comes back, unless it is told not to.
        let code = field("code", words.code, &self.code, link.callback(Message::Code), "off");
        let address = field("address", words.address, &self.address, link.callback(Message::Address), "url");
        let submit = Button {
            label: words.submit,
            look: Look::Primary,
            submit: true,
            working: busy,
            ..Button::default()
        };
        let scan = Button {
            id: Some("scan"),
            label: words.scan,
            icon: Some(Icon::Qr),
            disabled: busy,
            onpress: stage.on(Intent::Scan),
            ..Button::default()
        };
        let onsubmit = link.callback(|event: SubmitEvent| {
            event.prevent_default();
            Message::Send
        });
        html! {
            <main class="page" data-screen="connect" aria-busy={busy.then_some("true")}>
                { for bar }
                <form class="body" novalidate=true {onsubmit}>
                    if !can_go_back {
                        { emblem(Icon::Key, "small") }
                    }
                    { heading(words.heading) }
                    <p class="soft">{ words.intro }</p>
                    { username.draw() }
                    { Field { hint: Some(words.code_hint), ..code }.draw() }
                    if !address_fixed {
                        { Field { inputmode: "url", ..address }.draw() }
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

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let view = &context.props().view;
        let now = (view.problem, view.busy);
        if self.settled.replace(now) != Some(now) {
            if let Some(field) = about(view) {
                focus::on(field);
            }
            focus::show("problem");
        }
    }
}

/// When one may try again, if there is a wait.
fn wait(stage: &Stage, view: &ConnectView) -> Option<Deadline> {
    match view.problem {
        Some(ConnectProblem::TooManyAttempts { retry_after }) => {
            Some(Deadline::in_seconds(retry_after, stage.arrived))
        }
        _ => None,
    }
}

/// The field on the screen that the problem is about.
fn about(view: &ConnectView) -> Option<&'static str> {
    view.problem.and_then(field_of).filter(|field| *field != "address" || !view.address_fixed)
}

/// What a link or a QR code filled in: nothing to type, and still to be said yes to.
fn filled_form(
    stage: &Stage,
    filled: &FilledView,
    busy: bool,
    bar: Option<Html>,
    trouble: Option<Html>,
) -> Html {
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
            { for bar }
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
