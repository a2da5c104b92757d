//! Sheet that confirms the disconnection of a username or a device.

use key_view::{DisconnectTarget, DisconnectView, Intent};
use yew::{Html, html};

use crate::components::button::{Button, Look};
use crate::components::foreign::mark;
use crate::components::page::progress;
use crate::components::sheet::sheet;
use crate::ui_context::UiContext;

/// Renders the sheet.
pub(crate) fn disconnect(ui: &UiContext, DisconnectView { target, busy }: &DisconnectView) -> Html {
    let messages = ui.messages();
    let (id, heading, text, intent) = match target {
        DisconnectTarget::Account { id, username } => (
            "disconnect",
            messages.settings.ask_heading(&mark(username)),
            messages.settings.ask_text,
            Intent::Disconnect { account: id.clone() },
        ),
        DisconnectTarget::Device { id, name } => (
            "revoke",
            messages.devices.ask(&mark(name)),
            messages.devices.ask_text,
            Intent::Revoke { device: id.clone() },
        ),
    };
    let cancelled = ui.callback(Intent::CancelDisconnect);
    let confirm = Button {
        id: Some(id),
        working: *busy,
        ..Button::new(Look::Danger, messages.settings.yes, ui.callback(intent))
    };
    let cancel =
        Button { disabled: *busy, ..Button::new(Look::Secondary, messages.settings.no, cancelled.clone()) };
    let content = html! {
        <>
            <p>{ text }</p>
            { progress(*busy, messages.controls.working) }
            <div class="actions">{ confirm.draw() }{ cancel.draw() }</div>
        </>
    };
    sheet("disconnect-dialog", "alertdialog", &heading, *busy, content, cancelled)
}
