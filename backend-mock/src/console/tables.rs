//! Sections of the overview that only show something: devices, pushes, text messages and requests.

use backend_model::{Device, Message, PushState, RecordedPush};
use key_protocol::enrolment::Platform;
use key_protocol::ids::Timestamp;
use key_protocol::push::{PushContent, PushRegistration, Subject};
use maud::{Markup, html};

use super::fault_form::describe_push_fault;
use super::page::{format_time, section, table};
use crate::control::Control;
use crate::requests::{RecordedAnswer, RecordedRequest};

/// Number of pushes and of messages to show.
const SHOWN: usize = 10;
const REQUESTS_SHOWN: usize = 20;

/// Section with all devices that were ever connected, by user and in the order of enrolment.
pub(super) fn devices(control: &Control) -> Markup {
    let now = control.now();
    let mut rows = Vec::new();
    for user in control.users() {
        let devices = control.devices(user.username.as_str());
        rows.extend(devices.iter().map(|device| device_row(&user.display_name, device, now)));
    }
    let headings = ["Device", "User", "Connected", "Last seen", "Pushes go to", "Id"];
    section("devices", "Devices", &table("Devices", &headings, &rows))
}

fn device_row(user: &str, device: &Device, now: Timestamp) -> Markup {
    let about = &device.about;
    html! {
        th scope="row" {
            (about.name) br;
            span.hint { (about.model) ", " (platform(about.platform)) ", app " (about.app_version) }
        }
        td { (user) }
        td {
            span.typed { (format_time(device.enrolled_at, now)) }
            @if let Some(revoked) = &device.revoked {
                br;
                strong data-revoked=(revoked.by) { "Disconnected by " (revoked.by) } " "
                span.typed { (format_time(revoked.at, now)) }
            }
        }
        td.typed { (format_time(device.last_seen_at, now)) }
        td {
            (destination(&device.push))
            @if let Some(last) = device.last_push {
                br;
                span.hint { "last " (format!("{:?}", last.result).to_lowercase()) " at " (format_time(last.at, now)) }
            }
        }
        td.typed { (device.id) }
    }
}

fn platform(platform: Platform) -> &'static str {
    match platform {
        Platform::Android => "Android",
        Platform::Ios => "iOS",
        Platform::Desktop => "desktop",
        Platform::Other => "other",
    }
}

/// Target of the pushes, without the token or path that only the sender needs.
fn destination(push: &PushRegistration) -> Markup {
    match push {
        PushRegistration::None => html! { "nowhere" },
        PushRegistration::Apns { environment, .. } => {
            html! { "APNs, " (format!("{environment:?}").to_lowercase()) }
        }
        PushRegistration::Webpush { endpoint, .. } => {
            html! { "Web Push, " span.typed { (endpoint.origin()) } }
        }
    }
}

/// Section with the latest pushes, newest first.
pub(super) fn pushes(control: &Control) -> Markup {
    let now = control.now();
    let rows: Vec<_> = control.pushes().iter().rev().take(SHOWN).map(|sent| push_row(sent, now)).collect();
    let headings = ["At", "Carries", "To device", "Through", "State"];
    section("pushes", "Pushes", &table("Pushes", &headings, &rows))
}

fn push_row(sent: &RecordedPush, now: Timestamp) -> Markup {
    let (slug, state) = state(sent.state, now);
    html! {
        td.typed { (format_time(sent.at, now)) }
        td { (carries(&sent.content)) br; span.typed { (sent.content.name()) } }
        td.typed { (sent.content.device) }
        td { (destination(&sent.to)) }
        td data-push=(slug) {
            (state)
            @if sent.tries > 1 { ", tried " (sent.tries) " times" }
            @if let Some(fault) = sent.fault { br; span.hint { "Fault: " (describe_push_fault(fault)) } }
        }
    }
}

fn carries(content: &PushContent) -> &'static str {
    match content.subject {
        Subject::Challenge { .. } => "challenge",
        Subject::Over(_) => "challenge is over",
        Subject::Notice(_) => "notice",
        Subject::Test(_) => "test",
    }
}

/// Name of a state for browser tests, and its description.
fn state(state: PushState, now: Timestamp) -> (&'static str, String) {
    match state {
        PushState::Waiting => ("waiting", "waiting".to_owned()),
        PushState::Sending => ("sending", "on its way".to_owned()),
        PushState::Accepted => ("accepted", "accepted".to_owned()),
        PushState::Gone => ("gone", "gone: the registration ended".to_owned()),
        PushState::Refused => ("refused", "refused".to_owned()),
        PushState::Unreachable { next: Some(next) } => {
            ("unreachable", format!("unreachable, next try at {}", format_time(next, now)))
        }
        PushState::Unreachable { next: None } => ("unreachable", "unreachable, given up".to_owned()),
        PushState::NotSent => ("not-sent", "not sent".to_owned()),
        PushState::Lost => ("lost", "lost".to_owned()),
    }
}

/// Section with the text messages that would have been sent, newest first.
pub(super) fn outbox(control: &Control) -> Markup {
    let (now, messages) = (control.now(), control.messages());
    let row = |sent: &Message| {
        html! {
            td.typed { (format_time(sent.at, now)) }
            td.typed { (sent.to.as_str()) }
            td data-message=(sent.to.as_str()) { (sent.text) }
        }
    };
    let rows: Vec<_> = messages.iter().rev().take(SHOWN).map(row).collect();
    section("outbox", "Outbox", &table("Outbox", &["At", "To", "Message"], &rows))
}

/// Section with the requests of devices, newest first.
pub(super) fn requests(control: &Control) -> Markup {
    let now = control.now();
    let row = |request: &RecordedRequest| {
        html! {
            td.typed { (format_time(request.at, now)) }
            td.typed { (request.route.name()) }
            td {
                @match request.answer {
                    RecordedAnswer::NotYet => "not answered yet",
                    RecordedAnswer::Status(status) => (status),
                    RecordedAnswer::Cut => "connection cut",
                }
            }
        }
    };
    let rows: Vec<_> = control.recorded_requests().iter().rev().take(REQUESTS_SHOWN).map(row).collect();
    section("requests", "Requests of devices", &table("Requests", &["At", "Request", "Answer"], &rows))
}
