//! Faults and the clock: the section of the overview with what is switched on, and the page that
//! switches on more. That page has no live updates, because a reload would discard what the user
//! typed.

use axum::response::Response;
use key_messages::pages::Refusal;
use key_protocol::paths::Route;
use maud::{Markup, html};
use serde::Deserialize;

use super::fault_form::{
    EVENT_FAULTS, FaultForm, Offer, PUSH_FAULTS, REQUEST_FAULTS, TIMES, describe, problem,
};
use super::page::{Button, control, respond, section, table};
use crate::control::Control;
use crate::faults::{Fault, FaultId, SwitchedOn, Times};
use crate::pages::components::{Problem, form};
use crate::pages::csrf_form::{CsrfForm, NoFields};
use crate::pages::layout::Page;
use crate::pages::page_request::{Answer, Browser, redirect};
use crate::pages::path;

/// Ten years; a larger skew would test nothing that a smaller one does not.
const MAX_SKEW_SECONDS: u64 = 10 * 365 * 24 * 60 * 60;

#[derive(Deserialize)]
pub(super) struct SwitchedOnFault {
    fault: String,
}

#[derive(Deserialize)]
pub(super) struct Skew {
    seconds: String,
}

pub(super) async fn show(browser: Browser) -> Response {
    page(&browser, None)
}

pub(super) async fn switch_on_request_fault(form: CsrfForm<FaultForm>) -> Response {
    switch_on(&form, form.fields.request_fault())
}

pub(super) async fn switch_on_push_fault(form: CsrfForm<FaultForm>) -> Response {
    switch_on(&form, form.fields.push_fault())
}

pub(super) async fn switch_on_event_fault(form: CsrfForm<FaultForm>) -> Response {
    switch_on(&form, form.fields.event_fault())
}

fn switch_on(form: &CsrfForm<FaultForm>, fault: Result<Fault, Problem>) -> Response {
    let browser = &form.request.browser;
    match fault.and_then(|fault| Ok((fault, form.fields.times()?))) {
        Ok((fault, times)) => {
            control(browser).switch_on(fault, times);
            redirect(path::CONSOLE)
        }
        Err(problem) => page(browser, Some(&problem)),
    }
}

pub(super) async fn switch_off(form: CsrfForm<SwitchedOnFault>) -> Answer {
    let browser = &form.request.browser;
    let id = form.fields.fault.parse().map_err(|_| browser.refuse(Refusal::BadForm))?;
    control(browser).switch_off(FaultId(id));
    Ok(redirect(path::CONSOLE))
}

/// Switches all faults off and resets the skew of the clock.
pub(super) async fn switch_all_off(form: CsrfForm<NoFields>) -> Response {
    control(&form.request.browser).switch_all_off();
    redirect(path::CONSOLE)
}

pub(super) async fn set_clock(form: CsrfForm<Skew>) -> Response {
    let browser = &form.request.browser;
    match form.fields.seconds.trim().parse::<i64>() {
        Ok(seconds) if seconds.unsigned_abs() <= MAX_SKEW_SECONDS => {
            control(browser).skew_clock(seconds);
            redirect(path::CONSOLE)
        }
        _ => {
            let text = "Type whole seconds, at most ten years of them; less than 0 sets the clock behind.";
            page(browser, Some(&problem("skew", text)))
        }
    }
}

/// Section with all active faults and the link to switch on more.
pub(super) fn active(browser: &Browser, control: &Control) -> Markup {
    let faults = control.faults();
    let rows: Vec<_> = faults.iter().map(|on| row(browser, on)).collect();
    let all_off =
        Button { action: path::CONSOLE_ALL_OFF, id: "all-off", label: "All off", about: "", fields: &[] };
    let inside = html! {
        (table("Faults", &["What goes wrong", "How often", "Do"], &rows))
        div.buttons {
            a #switch-on .button.secondary href=(path::CONSOLE_FAULTS) { "Switch something on …" }
            @if !faults.is_empty() || control.skew() != 0 { (all_off.markup(browser)) }
        }
    };
    section("faults", "Faults", &inside)
}

fn row(browser: &Browser, on: &SwitchedOn) -> Markup {
    let (id, what) = (on.id.0.to_string(), describe(on.fault));
    let (button_id, fields) = (format!("off-{id}"), [("fault", id.as_str())]);
    let button =
        Button { action: path::CONSOLE_OFF, id: &button_id, label: "Off", about: &what, fields: &fields };
    html! {
        th scope="row" data-fault=(what) { (what) }
        td {
            @match on.left {
                Times::Next(1) => "the next one",
                Times::Next(left) => { "the next " (left) },
                Times::UntilOff => "until switched off",
            }
        }
        td { (button.markup(browser)) }
    }
}

fn page(browser: &Browser, problem: Option<&Problem>) -> Response {
    let csrf = browser.csrf();
    let is_wrong = |slug| problem.is_some_and(|problem| problem.slug == slug);
    let routes = Route::ALL.map(|route| (route.name(), route.name()));
    let requests = html! {
        (select("route", "route", "Request", &routes))
        (select("fault", "fault", "What goes wrong", &REQUEST_FAULTS.map(option)))
        (number("seconds", "seconds", "Seconds, if it is late", "5", is_wrong("seconds")))
        (number("status", "status", "Status, if it is answered with one", "500", is_wrong("status")))
        (select("times", "times", "How often", &TIMES))
        button #switch-on .button.primary { "Switch on" }
    };
    let events = html! {
        (select("event-fault", "fault", "What goes wrong", &EVENT_FAULTS.map(option)))
        (select("event-times", "times", "How often", &TIMES))
        button #switch-on-events .button.primary { "Switch on" }
    };
    let pushes = html! {
        (select("push-fault", "fault", "What goes wrong", &PUSH_FAULTS.map(option)))
        (number("push-seconds", "seconds", "Seconds, if it is late", "5", is_wrong("push-seconds")))
        (select("push-times", "times", "How often", &TIMES))
        button #switch-on-pushes .button.primary { "Switch on" }
    };
    let skew = control(browser).skew().to_string();
    let clock = html! {
        (number("skew", "seconds", "Seconds ahead; less than 0 is behind", &skew, is_wrong("skew")))
        button #set-clock .button.primary { "Set the clock" }
    };
    let body = html! {
        h1 { "Switch on a fault" }
        @if let Some(problem) = problem { (problem.markup()) }
        div.side-by-side {
            (section("requests", "Requests of devices", &form(path::CONSOLE_FAULTS, &csrf, &requests)))
            (section("events", "Events to devices", &form(path::CONSOLE_EVENT_FAULTS, &csrf, &events)))
            (section("pushes", "Pushes to devices", &form(path::CONSOLE_PUSH_FAULTS, &csrf, &pushes)))
            (section("clock", "Clock", &form(path::CONSOLE_CLOCK, &csrf, &clock)))
        }
        a #back .button.quiet href=(path::CONSOLE) { "Back to the console" }
    };
    respond(browser, Page { problem, ..Page::new("console-faults", "Switch on a fault", body) })
}

fn option<F>((value, label, _): Offer<F>) -> (&'static str, &'static str) {
    (value, label)
}

fn select(id: &str, name: &str, label: &str, choices: &[(&str, &str)]) -> Markup {
    html! {
        div.field {
            label for=(id) { (label) }
            select id=(id) name=(name) {
                @for (value, text) in choices { option value=(value) { (text) } }
            }
        }
    }
}

/// Field for a whole number.
fn number(id: &str, name: &str, label: &str, value: &str, is_wrong: bool) -> Markup {
    html! {
        div.field {
            label for=(id) { (label) }
            input id=(id) name=(name) type="text" inputmode="numeric" autocomplete="off" value=(value) required
                aria-invalid=[is_wrong.then_some("true")] aria-describedby=[is_wrong.then_some("problem")];
        }
    }
}
