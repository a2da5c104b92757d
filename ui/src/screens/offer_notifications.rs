//! Screen that explains notifications before the system's permission dialog.

use key_view::{Intent, OfferNotificationsView};
use yew::{Html, html};

use crate::components::button::{Button, Look};
use crate::components::icon::{Icon, emblem};
use crate::components::page::heading;
use crate::ui_context::UiContext;

/// Renders the offer.
pub(crate) fn offer_notifications(ui: &UiContext, view: OfferNotificationsView) -> Html {
    let messages = ui.messages().notification;
    let allow = Button {
        id: Some("allow-notifications"),
        working: view.busy,
        ..Button::new(Look::Primary, messages.allow, ui.callback(Intent::AllowNotifications))
    };
    let not_now = Button {
        id: Some("not-now"),
        disabled: view.busy,
        ..Button::new(Look::Quiet, messages.not_now, ui.callback(Intent::Back))
    };
    html! {
        <main key="offer-notifications" class="page" data-screen="offer-notifications" aria-busy={view.busy.then_some("true")}>
            <div class="body centred">
                { emblem(Icon::BELL, "") }
                { heading(messages.offer) }
                <p>{ messages.reason }</p>
            </div>
            <footer class="actions">{ allow.draw() }{ not_now.draw() }</footer>
        </main>
    }
}
