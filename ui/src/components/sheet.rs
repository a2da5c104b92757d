//! Modal sheet over the screen.

use yew::{Callback, Html, KeyboardEvent, html};

use super::foreign::marked;

/// Renders a modal sheet. `role` is `dialog`, or `alertdialog` for a warning; `onescape` is called
/// when Escape is pressed on a hardware keyboard.
pub(crate) fn sheet(
    id: &'static str,
    role: &'static str,
    heading: &str,
    busy: bool,
    content: Html,
    onescape: Callback<()>,
) -> Html {
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            onescape.emit(());
        }
    };
    html! {
        <div key={id} class="scrim">
            <div
                {id}
                class="sheet"
                tabindex="-1"
                {onkeydown}
                {role}
                aria-modal="true"
                aria-labelledby="sheet-heading"
                aria-busy={busy.then_some("true")}
            >
                <h2 id="sheet-heading" tabindex="-1" data-focus="">{ marked(heading) }</h2>
                { content }
            </div>
        </div>
    }
}
