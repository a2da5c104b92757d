//! Section with all devices that were ever connected.

use key_protocol::enrolment::Platform;
use key_protocol::ids::Timestamp;
use key_protocol::push::PushRegistration;
use maud::{Markup, html};

use super::page::{self, table};
use super::time_format::format_time;
use crate::control::{Control, DeviceView};

/// Section with all devices, by user and in the order in which they were connected.
pub(super) fn section(control: &Control) -> Markup {
    let now = control.now();
    let mut rows = Vec::new();
    for user in control.users() {
        let devices = control.devices(user.username.as_str());
        rows.extend(devices.iter().map(|device| row(&user.display_name, device, now)));
    }
    let headings = ["Device", "User", "Connected", "Last seen", "Pushes go to", "Id"];
    page::section("devices", "Devices", &table("Devices", &headings, &rows))
}

fn row(user: &str, device: &DeviceView, now: Timestamp) -> Markup {
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
            (push(&device.push))
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
    }
}

/// Target of the pushes, without the token or path that only the sender needs.
pub(super) fn push(push: &PushRegistration) -> Markup {
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
