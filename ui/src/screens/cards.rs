//! Cards with lasting news, on home and on the form without a username.

use key_view::{CardView, Intent};
use yew::{Html, html};

use super::history::date;
use crate::components::button::{Button, Look};
use crate::components::facts::breakable;
use crate::ui_context::UiContext;

/// Renders the cards. Screen readers announce one that is added.
pub(crate) fn cards(ui: &UiContext, cards: &[CardView]) -> Html {
    if cards.is_empty() {
        return Html::default();
    }
    html! {
        <section key="cards" aria-live="polite">
            <ul class="cards">{ for cards.iter().map(|one| card(ui, one)) }</ul>
        </section>
    }
}

fn card(ui: &UiContext, view: &CardView) -> Html {
    let CardView { id, at, news, can_disconnect } = view;
    let messages = ui.messages().news;
    let act = |look, label, intent| Button::new(look, label, ui.callback(intent)).draw();
    html! {
        <li key={id.clone()} class="card news" data-card={id.clone()}>
            <p>{ breakable(&messages.say(news)) }</p>
            <p class="soft">{ date(ui.language, *at) }</p>
            <div class="pair">
                if *can_disconnect {
                    { act(Look::Secondary, messages.disconnect_device, Intent::OpenRevokeFromCard { id: id.clone() }) }
                }
                { act(Look::Secondary, messages.dismiss, Intent::DismissCard { id: id.clone() }) }
            </div>
        </li>
    }
}
