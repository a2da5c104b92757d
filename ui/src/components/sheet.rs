//! A panel over the screen that has to be answered first.

use yew::{AttrValue, Callback, Html, KeyboardEvent, html};

/// A sheet.
pub(crate) struct Sheet {
    pub(crate) id: &'static str,
    /// `dialog`, or `alertdialog` where it warns of something.
    pub(crate) role: &'static str,
    /// What is asked.
    pub(crate) heading: AttrValue,
    pub(crate) busy: bool,
    pub(crate) content: Html,
    /// Escape on a hardware keyboard.
    pub(crate) onescape: Callback<()>,
}

impl Sheet {
    pub(crate) fn draw(self) -> Html {
        let onescape = self.onescape;
        let onkeydown = move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                onescape.emit(());
            }
        };
        html! {
            <div key={self.id} class="scrim">
                <div
                    id={self.id}
                    class="sheet"
                    tabindex="-1"
                    {onkeydown}
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
