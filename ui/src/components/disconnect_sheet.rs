//! Sheet that asks for confirmation before a username or a device is disconnected.

use key_view::Intent;
use yew::{Html, html};

use super::button::{Button, Look};
use super::problem::progress;
use super::sheet::Sheet;
use crate::ui_context::UiContext;

/// The confirmation sheet.
pub(crate) struct DisconnectSheet {
    /// Id of the confirming button.
    pub(crate) id: &'static str,
    /// Question to confirm.
    pub(crate) heading: String,
    /// Consequences of confirming.
    pub(crate) text: &'static str,
    pub(crate) busy: bool,
    /// Intent that the confirming button emits.
    pub(crate) confirm: Intent,
}

impl DisconnectSheet {
    pub(crate) fn draw(self, ui: &UiContext) -> Html {
        let messages = ui.messages();
        let confirm = Button {
            id: Some(self.id),
            label: messages.settings.yes,
            look: Look::Destructive,
            working: self.busy,
            onpress: ui.callback(self.confirm),
            ..Button::default()
        };
        let cancel = Button {
            label: messages.settings.no,
            disabled: self.busy,
            onpress: ui.callback(Intent::CancelDisconnect),
            ..Button::default()
        };
        Sheet {
            id: "disconnect-dialog",
            role: "alertdialog",
            heading: self.heading.into(),
            busy: self.busy,
            onescape: ui.callback(Intent::CancelDisconnect),
            content: html! {
                <>
                    <p>{ self.text }</p>
                    { progress(self.busy, messages.controls.working) }
                    <div class="actions">{ confirm.draw() }{ cancel.draw() }</div>
                </>
            },
        }
        .draw()
    }
}
