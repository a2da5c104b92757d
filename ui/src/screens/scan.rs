//! Screen to scan a QR code. The camera's picture lies behind the page, which is transparent here.

use key_view::{Intent, ScanView};
use yew::{Html, html};

use crate::components::button::{Button, Look};
use crate::components::heading::heading;
use crate::components::icon::Icon;
use crate::components::top_bar::top_bar;
use crate::ui_context::UiContext;

/// Renders the frame for the code, and the controls.
pub(crate) fn scan(ui: &UiContext, view: ScanView) -> Html {
    let messages = ui.messages().enrol;
    let light = Button {
        id: Some("light"),
        label: messages.light,
        icon: Some(Icon::Light),
        pressed: Some(view.light),
        onpress: ui.callback(Intent::TurnLight { on: !view.light }),
        ..Button::default()
    };
    let type_instead = Button {
        id: Some("type-instead"),
        label: messages.type_instead,
        look: Look::Primary,
        onpress: ui.callback(Intent::Back),
        ..Button::default()
    };
    html! {
        <main key="scan" class="page" data-screen="scan">
            { top_bar(ui, Html::default()) }
            <div class="body">
                { heading(messages.scan) }
                <p>{ messages.scan_hint }</p>
            </div>
            <div class="frame" aria-hidden="true" />
            <footer class="actions">{ light.draw() }{ type_instead.draw() }</footer>
        </main>
    }
}
