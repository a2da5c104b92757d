//! A passing message over the screen. It is said at once and stays until it is closed.

use key_view::{Intent, Message};
use yew::{Callback, Html, html};

use super::button::icon_button;
use super::facts::breakable;
use super::icon::Icon;
use crate::ui_context::UiContext;

/// What the authenticator says; or first, that a press did not reach it, which `dismiss` closes.
pub(crate) fn message_bar(
    ui: &UiContext,
    message: Option<&Message>,
    undelivered: bool,
    dismiss: &Callback<()>,
) -> Html {
    let messages = ui.messages();
    let (text, close) = match message {
        _ if undelivered => (messages.controls.not_delivered.to_owned(), dismiss.clone()),
        Some(message) => ((messages.passing.say)(message), ui.callback(Intent::DismissMessage)),
        None => (String::new(), Callback::noop()),
    };
    let open = !text.is_empty();
    html! {
        <div class="message-bars">
            <div class="message-bar" data-open={open.then_some("")}>
                <p id="message" role="status">{ breakable(&text) }</p>
                if open {
                    { icon_button(messages.controls.close, Icon::Cross, false, &close) }
                }
            </div>
        </div>
    }
}
