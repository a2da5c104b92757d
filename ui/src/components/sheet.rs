//! A panel over the screen that has to be answered first.

use yew::{AttrValue, Html, html};

/// A sheet.
pub(crate) struct Sheet {
    pub(crate) id: &'static str,
    /// `dialog`, or `alertdialog` where it warns of something.
    pub(crate) role: &'static str,
    /// What is asked.
    pub(crate) heading: AttrValue,
    pub(crate) busy: bool,
    pub(crate) content: Html,
}

impl Sheet {
    pub(crate) fn draw(self) -> Html {
        html! {
            <div key={self.id} class="scrim">
                <div
                    id={self.id}
                    class="sheet"
                    role={self.role}
                    aria-modal="true"
                    aria-labelledby="sheet-heading"
                    aria-busy={self.busy.then_some("true")}
                >
                    <h2 id="sheet-heading" tabindex="-1" data-focus="">{ self.heading }</h2>
                    { self.content }
                </div>
            </div>
        }
    }
}
