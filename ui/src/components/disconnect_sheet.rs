//! The question whether to disconnect something, over the list it stands in.

use key_view::Intent;
use yew::{Html, html};

use super::button::{Button, Look};
use super::problem::progress;
use super::sheet::Sheet;
use crate::stage::Stage;

/// The question.
pub(crate) struct DisconnectSheet {
    /// Names the yes.
    pub(crate) id: &'static str,
    /// What is asked.
    pub(crate) heading: String,
    /// What follows from a yes.
    pub(crate) text: &'static str,
    pub(crate) busy: bool,
    /// What a yes asks for.
    pub(crate) yes: Intent,
}

impl DisconnectSheet {
    pub(crate) fn draw(self, stage: &Stage) -> Html {
        let messages = stage.messages();
        let yes = Button {
            id: Some(self.id),
            label: messages.settings.yes,
            look: Look::Grave,
            working: self.busy,
            onpress: stage.on(self.yes),
            ..Button::default()
        };
        let no = Button {
            label: messages.settings.no,
            disabled: self.busy,
            onpress: stage.on(Intent::CancelDisconnect),
            ..Button::default()
        };
        Sheet {
            id: "disconnect-dialog",
            role: "alertdialog",
            heading: self.heading.into(),
            busy: self.busy,
            onescape: stage.on(Intent::CancelDisconnect),
            content: html! {
                <>
                    <p>{ self.text }</p>
                    { progress(self.busy, messages.controls.working) }
                    <div class="actions">{ yes.draw() }{ no.draw() }</div>
                </>
            },
        }
        .draw()
    }
}
