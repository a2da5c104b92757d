//! Cards with lasting news, on home and on the welcome screen.

use key_view::{CardView, Intent, News, NoticeView};
use yew::{Html, html};

use super::history::date;
use crate::components::button::{Button, Look};
use crate::components::foreign::{mark, marked};
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
    let CardView { id, at, news, can_disconnect, can_dismiss } = view;
    let messages = ui.messages().news;
    let act = |look, label, intent| Button::new(look, label, ui.callback(intent)).draw();
    html! {
        <li key={id.clone()} class="card news" data-card={id.clone()}>
            <p>{ marked(&messages.say(&with_marks(news))) }</p>
            <p class="soft">{ date(ui.language, *at) }</p>
            <div class="pair">
                if *can_disconnect {
                    { act(Look::Secondary, messages.disconnect_device, Intent::OpenRevokeFromCard { id: id.clone() }) }
                }
                if *can_dismiss {
                    { act(Look::Secondary, messages.dismiss, Intent::DismissCard { id: id.clone() }) }
                }
            </div>
        </li>
    }
}

/// Marks the texts of a backend in news.
fn with_marks(news: &News) -> News {
    match news {
        News::Notice(NoticeView { username, kind, device }) => {
            News::Notice(NoticeView { username: mark(username), kind: *kind, device: mark(device) })
        }
        News::DisconnectedElsewhere { username, by } => {
            News::DisconnectedElsewhere { username: mark(username), by: by.as_deref().map(mark) }
        }
        News::ChallengeRefused { username } => News::ChallengeRefused { username: mark(username) },
        News::UpdateRequired { username, minimum } => {
            News::UpdateRequired { username: mark(username), minimum: mark(minimum) }
        }
        News::SensorChanged => News::SensorChanged,
    }
}
