//! Screen for an app that cannot work, with the action that may help.

use key_view::{Blocked, Intent};
use yew::{Html, html};

use crate::components::button::{Button, Look};
use crate::components::heading::heading;
use crate::components::icon::{Icon, emblem};
use crate::ui_context::UiContext;

/// Renders the reason and the button to continue.
pub(crate) fn blocked(ui: &UiContext, reason: Blocked) -> Html {
    let messages = ui.messages();
    let (icon, label, intent) = match reason {
        Blocked::NoKeystore | Blocked::KeystoreLocked => {
            (Icon::Lock, messages.controls.try_again, Intent::TryAgain)
        }
        Blocked::StorageFailed | Blocked::RecordTooNew => {
            (Icon::Warning, messages.controls.try_again, Intent::TryAgain)
        }
        Blocked::RecordDamaged => (Icon::Warning, messages.blocked.start_over, Intent::StartOver),
        Blocked::PinLockedOut => (Icon::Lock, messages.blocked.connect_again, Intent::StartOver),
    };
    let way_on = Button {
        id: Some("way-on"),
        label,
        look: Look::Primary,
        working: ui.awaits(&intent),
        onpress: ui.callback(intent),
        ..Button::default()
    };
    html! {
        <main key={name(reason)} class="page" data-screen="blocked" data-reason={name(reason)}>
            <div class="body centred">
                { emblem(icon, "warn") }
                { heading(messages.blocked.heading(reason)) }
                <p>{ messages.blocked.text(reason) }</p>
            </div>
            <footer class="actions">{ way_on.draw() }</footer>
        </main>
    }
}

fn name(reason: Blocked) -> &'static str {
    match reason {
        Blocked::NoKeystore => "no-keystore",
        Blocked::KeystoreLocked => "keystore-locked",
        Blocked::StorageFailed => "storage-failed",
        Blocked::RecordDamaged => "record-damaged",
        Blocked::RecordTooNew => "record-too-new",
        Blocked::PinLockedOut => "pin-locked-out",
    }
}
