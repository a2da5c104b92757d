//! Screen that explains notifications before the system's permission dialog.

use key_view::{Intent, OfferNotificationsView};
use yew::{Html, html};

use crate::components::button::{Button, Look};
use crate::components::heading::heading;
use crate::components::icon::{Icon, emblem};
use crate::ui_context::UiContext;

/// Renders the offer.
pub(crate) fn offer_notifications(ui: &UiContext, view: OfferNotificationsView) -> Html {
    let messages = ui.messages().notification;
    let allow = Button {
        id: Some("allow-notifications"),
        label: messages.allow,
        look: Look::Primary,
        working: view.busy,
        onpress: ui.callback(Intent::AllowNotifications),
        ..Button::default()
    };
    let not_now = Button {
        id: Some("not-now"),
        label: messages.not_now,
        look: Look::Quiet,
        disabled: view.busy,
        onpress: ui.callback(Intent::Back),
        ..Button::default()
    };
    html! {
        <main key="offer-notifications" class="page" data-screen="offer-notifications" aria-busy={view.busy.then_some("true")}>
            <div class="body centred">
                { emblem(Icon::Bell, "") }
                { heading(messages.offer) }
                <p>{ messages.reason }</p>
            </div>
            <footer class="actions">{ allow.draw() }{ not_now.draw() }</footer>
        </main>
    }
}
