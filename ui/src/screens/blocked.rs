//! Screen for an app that cannot work, with the action that may help.

use key_view::{Blocked, Intent};
use yew::{Html, html};

use crate::components::button::{Button, Look};
use crate::components::icon::{Icon, emblem};
use crate::components::page::heading;
use crate::ui_context::UiContext;

/// Renders the reason and the button to continue.
pub(crate) fn blocked(ui: &UiContext, reason: Blocked) -> Html {
    let messages = ui.messages();
    let again = (messages.controls.try_again, Intent::TryAgain);
    let (name, icon, (label, intent)) = match reason {
        Blocked::NoKeystore => ("no-keystore", Icon::LOCK, again),
        Blocked::KeystoreLocked => ("keystore-locked", Icon::LOCK, again),
        Blocked::StorageSilent => ("storage-silent", Icon::WARNING, again),
        Blocked::StorageFailed => ("storage-failed", Icon::WARNING, again),
        Blocked::RecordTooNew => ("record-too-new", Icon::WARNING, again),
        Blocked::RecordDamaged => {
            ("record-damaged", Icon::WARNING, (messages.blocked.start_over, Intent::StartOver))
        }
        Blocked::PinLockedOut => {
            ("pin-locked-out", Icon::LOCK, (messages.blocked.connect_again, Intent::StartOver))
        }
    };
    let action = Button {
        id: Some("way-on"),
        working: ui.awaits(&intent),
        ..Button::new(Look::Primary, label, ui.callback(intent))
    };
    html! {
        <main key={name} class="page" data-screen="blocked" data-reason={name}>
            <div class="body centred">
                { emblem(icon, "warn") }
                { heading(messages.blocked.heading(reason)) }
                <p>{ messages.blocked.text(reason) }</p>
            </div>
            <footer class="actions">{ action.draw() }</footer>
        </main>
    }
}
