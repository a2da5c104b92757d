//! Markup shared by the pages: forms, fields, problems, emblems and the countdown.

use backend_model::SessionView;
use key_protocol::decision::Outcome;
use maud::{Markup, html};

use super::page_request::Browser;

/// Name of the hidden field with the [`super::csrf::token`], in every form.
pub(crate) const CSRF_FIELD: &str = "csrf";

/// Problem with a submitted form, shown above it.
pub(crate) struct Problem {
    /// Name of the problem in `data-problem`, for browser tests.
    pub(crate) slug: &'static str,
    /// Sentence that says what happened and what to do.
    pub(crate) text: String,
    /// Seconds until the next attempt is allowed.
    pub(crate) retry_after: Option<u64>,
}

impl Problem {
    /// Renders the problem as an alert, which screen readers announce at once.
    pub(crate) fn markup(&self) -> Markup {
        html! {
            p #problem .problem role="alert" data-problem=(self.slug) data-retry-after=[self.retry_after] {
                (icon("M12 8v5M12 16.5v.01M12 3l9.5 17h-19z"))
                span { (self.text) }
            }
        }
    }
}

/// Input field with its label.
pub(crate) struct Field<'a> {
    /// Value of the `name` and `id` attributes.
    pub(crate) name: &'static str,
    pub(crate) label: &'static str,
    pub(crate) hint: Option<&'static str>,
    /// Value of the `type` attribute, such as `text` or `password`.
    pub(crate) kind: &'static str,
    /// Autofill field name (HTML) for the browser and its password manager.
    pub(crate) autocomplete: &'static str,
    /// Value of the `inputmode` attribute: selects the keyboard that a phone shows.
    pub(crate) inputmode: Option<&'static str>,
    pub(crate) value: Option<&'a str>,
    pub(crate) has_autofocus: bool,
    pub(crate) is_wrong: bool,
}

impl Field<'_> {
    /// Text field without a hint.
    pub(crate) fn new(name: &'static str, label: &'static str) -> Self {
        Self {
            name,
            label,
            hint: None,
            kind: "text",
            autocomplete: name,
            inputmode: None,
            value: None,
            has_autofocus: false,
            is_wrong: false,
        }
    }

    pub(crate) fn markup(&self) -> Markup {
        let hint = self.hint.map(|_| format!("{}-hint", self.name));
        let described = match (self.is_wrong, &hint) {
            (true, Some(hint)) => Some(format!("problem {hint}")),
            (true, None) => Some("problem".to_owned()),
            (false, hint) => hint.clone(),
        };
        html! {
            div.field {
                label for=(self.name) { (self.label) }
                @if let (Some(id), Some(hint)) = (&hint, self.hint) { p.hint id=(id) { (hint) } }
                input id=(self.name) name=(self.name) type=(self.kind) value=[self.value]
                    autocomplete=(self.autocomplete) autocapitalize="none" autocorrect="off" spellcheck="false"
                    inputmode=[self.inputmode] maxlength="256" required autofocus[self.has_autofocus]
                    aria-invalid=[self.is_wrong.then_some("true")] aria-describedby=[described];
            }
        }
    }
}

pub(crate) fn form(action: &str, csrf: &str, inside: &Markup) -> Markup {
    html! {
        form method="post" action=(action) {
            input type="hidden" name=(CSRF_FIELD) value=(csrf);
            (inside)
        }
    }
}

/// POST form that consists of one quiet button.
pub(crate) fn quiet_button(action: &str, csrf: &str, id: &str, label: &str) -> Markup {
    form(action, csrf, &html! { button.button.quiet id=(id) { (label) } })
}

pub(crate) fn username_line(browser: &Browser, session: &SessionView) -> Markup {
    let (label, username) = (browser.messages().controls.username, session.user.username.as_str().trim());
    html! { p.whose { span.unseen { (label) ": " } (username) } }
}

/// Number to type in the app. Digits are grouped in threes, so that a user does not lose their
/// place in six of them.
pub(crate) fn number(label: &str, number: &str) -> Markup {
    let digits: Vec<char> = number.chars().collect();
    html! {
        p #number .number data-number=(number) {
            span.unseen { (label) ": " }
            @for group in digits.chunks(3) { span.group { (String::from_iter(group)) } " " }
        }
    }
}

/// Radio button for a confirmation method, with its hint. The whole card is clickable.
pub(crate) fn method_option(name: &str, label: &str, hint: &str, is_chosen: bool) -> Markup {
    let id = format!("method-{name}");
    html! {
        div.way {
            input type="radio" name="method" id=(id) value=(name) required checked[is_chosen]
                aria-describedby={ (id) "-hint" };
            label for=(id) { (label) }
            p.hint id={ (id) "-hint" } { (hint) }
        }
    }
}

/// Countdown of `left` out of `of` seconds, as a bar and as minutes and seconds; `live.js` updates
/// both.
pub(crate) fn time_left(label: &str, left: u64, of: u64) -> Markup {
    html! {
        div.countdown {
            span.row {
                span { (label) }
                (timer(Some("time-left"), left))
            }
            progress #time-bar max=(of) value=(left) aria-hidden="true" {}
        }
    }
}

/// Time left in minutes and seconds, which `live.js` counts down.
pub(crate) fn timer(id: Option<&str>, left: u64) -> Markup {
    html! { span id=[id] role="timer" data-seconds=(left) { (left / 60) ":" (format!("{:02}", left % 60)) } }
}

/// Name of an outcome in the protocol, for browser tests and the console.
pub(crate) fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Approved => "approved",
        Outcome::Denied => "denied",
        Outcome::Reported => "reported",
        Outcome::WrongNumber => "wrong-number",
        Outcome::Expired => "expired",
        Outcome::Cancelled => "cancelled",
        Outcome::Ended => "ended",
    }
}

/// Icon that shows the state of a page at a glance.
pub(crate) enum Emblem {
    Phone,
    Done,
    Stopped,
}

impl Emblem {
    pub(crate) fn markup(&self) -> Markup {
        let (tone, path) = match self {
            Self::Phone => (
                "plain",
                "M8.5 2.5h7a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2zM11 18.5h2",
            ),
            Self::Done => ("good", "M5 12.5l4.8 4.8L19.5 7"),
            Self::Stopped => ("warn", "M7 7l10 10M17 7L7 17"),
        };
        html! { span class={ "emblem " (tone) } { (icon(path)) } }
    }
}

fn icon(path: &str) -> Markup {
    html! { svg.icon viewBox="0 0 24 24" aria-hidden="true" { path d=(path) {} } }
}
