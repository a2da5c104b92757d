//! Screen to scan a QR code. The camera's picture lies behind the page, which is transparent here.

use key_view::{Intent, ScanView};
use yew::{Html, html};

use crate::components::button::{Button, Look};
use crate::components::icon::Icon;
use crate::components::page::{heading, top_bar};
use crate::ui_context::UiContext;

/// Renders the frame for the code, and the controls.
pub(crate) fn scan(ui: &UiContext, view: ScanView) -> Html {
    let messages = ui.messages().enrol;
    let torch = Button {
        id: Some("torch"),
        icon: Some(Icon::TORCH),
        pressed: Some(view.light),
        ..Button::new(Look::Secondary, messages.light, ui.callback(Intent::SetTorch { on: !view.light }))
    };
    let type_instead = Button {
        id: Some("type-instead"),
        ..Button::new(Look::Primary, messages.type_instead, ui.callback(Intent::Back))
    };
    html! {
        <main key="scan" class="page" data-screen="scan">
            { top_bar(ui, Html::default()) }
            <div class="body">
                { heading(messages.scan) }
                <p>{ messages.scan_hint }</p>
            </div>
            <div class="frame" aria-hidden="true" />
            <footer class="actions">{ torch.draw() }{ type_instead.draw() }</footer>
        </main>
    }
}
