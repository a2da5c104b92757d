//! Modal sheet over the screen.

use yew::{AttrValue, Callback, Html, KeyboardEvent, html};

/// A modal sheet.
pub(crate) struct Sheet {
    pub(crate) id: &'static str,
    /// ARIA role: `dialog`, or `alertdialog` for a warning.
    pub(crate) role: &'static str,
    pub(crate) heading: AttrValue,
    pub(crate) busy: bool,
    pub(crate) content: Html,
    /// Called when Escape is pressed on a hardware keyboard.
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
