//! Sheet that asks for confirmation before a username or a device is disconnected.

use key_view::{DisconnectTarget, DisconnectView, Intent};
use yew::{Html, html};

use super::button::{Button, Look};
use super::problem::progress;
use super::sheet::Sheet;
use crate::ui_context::UiContext;

/// Renders the sheet.
pub(crate) fn disconnect_sheet(ui: &UiContext, view: &DisconnectView) -> Html {
    let messages = ui.messages();
    let (id, heading, text, intent) = match &view.target {
        DisconnectTarget::Account { id, username } => (
            "disconnect",
            messages.settings.ask_heading(username),
            messages.settings.ask_text,
            Intent::Disconnect { account: id.clone() },
        ),
        DisconnectTarget::Device { id, name } => (
            "revoke",
            messages.devices.ask(name),
            messages.devices.ask_text,
            Intent::Revoke { device: id.clone() },
        ),
    };
    let busy = view.busy;
    let confirm = Button {
        id: Some(id),
        label: messages.settings.yes,
        look: Look::Destructive,
        working: busy,
        onpress: ui.callback(intent),
        ..Button::default()
    };
    let cancel = Button {
        label: messages.settings.no,
        disabled: busy,
        onpress: ui.callback(Intent::CancelDisconnect),
        ..Button::default()
    };
    Sheet {
        id: "disconnect-dialog",
        role: "alertdialog",
        heading: heading.into(),
        busy,
        onescape: ui.callback(Intent::CancelDisconnect),
        content: html! {
            <>
                <p>{ text }</p>
                { progress(busy, messages.controls.working) }
                <div class="actions">{ confirm.draw() }{ cancel.draw() }</div>
            </>
        },
    }
    .draw()
}
