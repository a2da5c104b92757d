//! Section with the user's connected devices, and disconnecting one of them.

use backend_model::{Device, SessionView};
use key_messages::pages::{DeviceKind, PageMessages};
use key_protocol::enrolment::Platform;
use key_protocol::ids::{DeviceId, Timestamp};
use maud::{Markup, html};
use serde::Deserialize;

use crate::pages::components::form;
use crate::pages::csrf_form::CsrfForm;
use crate::pages::page_request::{Answer, Browser, redirect};
use crate::pages::path;
use crate::pages::session_phase::SessionPhase;

#[derive(Deserialize)]
pub(in crate::pages) struct DeviceForm {
    device: DeviceId,
}

/// Disconnects a device. Has no effect if it is not connected any more.
pub(in crate::pages) async fn disconnect(form: CsrfForm<DeviceForm>) -> Answer {
    form.request.session(SessionPhase::logged_in)?;
    form.request.browser.update(|state, id, now| state.disconnect_one(id, &form.fields.device, now))?;
    Ok(redirect(path::SECURITY))
}

pub(super) fn section(browser: &Browser, session: &SessionView) -> Markup {
    let messages = browser.messages();
    let connect = if session.devices == 0 { messages.start.enable } else { messages.start.connect_another };
    let devices = browser.read(|state, _, now| {
        let connected = state.connected(&session.user.account).enumerate();
        connected.map(|(at, device)| device_item(browser, at, device, now)).collect::<Vec<_>>()
    });
    html! {
        section #devices .card {
            h2 { (messages.devices.heading) }
            @if devices.is_empty() { p { (messages.start.devices(0)) } } @else { ul.things { @for device in devices { (device) } } }
            a #connect .button.secondary href=(path::PAIRING) { (connect) }
        }
    }
}

fn device_item(browser: &Browser, at: usize, device: &Device, now: Timestamp) -> Markup {
    let (messages, ago) = (browser.messages(), |then| ago(browser.messages(), then, now));
    let inside = html! {
        input type="hidden" name="device" value=(device.id);
        p { (messages.security.consequence) }
        button.button.danger id={ "disconnect-" (at) } { (messages.devices.disconnect) }
    };
    html! {
        li data-device=(device.about.name) {
            p { span.strong { (device.about.name) } br; span.hint { (device.about.model) ", " (platform(messages, device.about.platform)) } }
            p.hint { (messages.security.since(&ago(device.enrolled_at), &ago(device.last_seen_at))) }
            details {
                summary.button.quiet id={ "ask-disconnect-" (at) } {
                    (messages.devices.disconnect) " …" span.unseen { " " (device.about.name) }
                }
                (form(path::DISCONNECT, &browser.csrf(), &inside))
            }
        }
    }
}

fn platform(messages: &PageMessages, platform: Platform) -> &'static str {
    match platform {
        Platform::Android => "Android",
        Platform::Ios => "iOS",
        Platform::Desktop => messages.devices.kind(DeviceKind::Desktop),
        Platform::Other => messages.devices.kind(DeviceKind::Other),
    }
}

/// Time between `then` and `now`, in words.
pub(super) fn ago(messages: &PageMessages, then: Timestamp, now: Timestamp) -> String {
    messages.security.ago((now - then).clamp(0, u32::MAX.into()) as u32)
}
