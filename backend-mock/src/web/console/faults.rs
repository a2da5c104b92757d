//! Page that switches on faults and sets the clock. It has no live updates, because a reload would
//! discard what the user typed.

use axum::http::StatusCode;
use axum::response::Response;
use key_protocol::paths::Route;
use maud::{Markup, html};

use super::fault_fields::TIMES;
use super::fault_form::{EVENT_FAULTS, EventFaultForm, REQUEST_FAULTS, RequestFaultForm};
use super::page::{control, respond, section};
use super::push_fault_form::{PUSH_FAULTS, PushFaultForm};
use crate::faults::{Fault, Times};
use crate::web::components::{Problem, form};
use crate::web::csrf_form::CsrfForm;
use crate::web::layout::Page;
use crate::web::page_request::{Browser, redirect};
use crate::web::path;

/// Shows the page.
pub(super) async fn show(browser: Browser) -> Response {
    respond(&browser, page(&browser, None))
}

/// Switches on a fault of requests.
pub(super) async fn switch_on_request_fault(form: CsrfForm<RequestFaultForm>) -> Response {
    switch_on(&form.request.browser, form.fields.read())
}

/// Switches on a fault of pushes.
pub(super) async fn switch_on_push_fault(form: CsrfForm<PushFaultForm>) -> Response {
    switch_on(&form.request.browser, form.fields.read())
}

/// Switches on a fault of events.
pub(super) async fn switch_on_event_fault(form: CsrfForm<EventFaultForm>) -> Response {
    switch_on(&form.request.browser, form.fields.read())
}

fn switch_on(browser: &Browser, chosen: Result<(Fault, Times), Problem>) -> Response {
    match chosen {
        Ok((fault, times)) => {
            control(browser).switch_on(fault, times);
            redirect(path::CONSOLE)
        }
        Err(problem) => refuse(browser, &problem),
    }
}

/// Shows the page with a problem.
pub(super) fn refuse(browser: &Browser, problem: &Problem) -> Response {
    let page = Page { has_problem: true, ..page(browser, Some(problem)) };
    let mut response = respond(browser, page);
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

fn page<'a>(browser: &Browser, problem: Option<&Problem>) -> Page<'a> {
    let csrf = browser.csrf();
    let is_wrong = |slug| problem.is_some_and(|problem| problem.slug == slug);
    let routes = Route::ALL.map(|route| (route.name(), route.name()));
    let requests = html! {
        (select("route", "route", "Request", &routes))
        (select("fault", "fault", "What goes wrong", &REQUEST_FAULTS))
        (number("seconds", "seconds", "Seconds, if it is late", "5", is_wrong("seconds")))
        (number("status", "status", "Status, if it is answered with one", "500", is_wrong("status")))
        (select("times", "times", "How often", &TIMES))
        button #switch-on .button.primary { "Switch on" }
    };
    let events = html! {
        (select("event-fault", "fault", "What goes wrong", &EVENT_FAULTS))
        (select("event-times", "times", "How often", &TIMES))
        button #switch-on-events .button.primary { "Switch on" }
    };
    let pushes = html! {
        (select("push-fault", "fault", "What goes wrong", &PUSH_FAULTS))
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
    Page::new("console-faults", "Switch on a fault", body)
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
