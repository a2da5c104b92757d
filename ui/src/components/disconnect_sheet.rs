//! The question whether to disconnect something, over the list it stands in.

use key_view::Intent;
use yew::{Html, html};

use super::button::{Button, Look};
use super::message::progress;
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
        let words = stage.words();
        let yes = Button {
            id: Some(self.id),
            label: words.settings.yes,
            look: Look::Grave,
            working: self.busy,
            onpress: stage.on(self.yes),
            ..Button::default()
        };
        let no = Button {
            label: words.settings.no,
            disabled: self.busy,
            onpress: stage.on(Intent::KeepConnected),
            ..Button::default()
        };
        Sheet {
            id: "disconnect-dialog",
            role: "alertdialog",
            heading: self.heading.into(),
            busy: self.busy,
            onescape: stage.on(Intent::KeepConnected),
            content: html! {
                <>
                    <p>{ self.text }</p>
                    { progress(self.busy, words.controls.working) }
                    <div class="actions">{ yes.draw() }{ no.draw() }</div>
                </>
            },
        }
        .draw()
    }
}
