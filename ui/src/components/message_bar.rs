//! Message over the screen. Screen readers announce it at once; it stays until it is closed.

use key_view::{Intent, Message};
use yew::{Callback, Html, html};

use super::button::{Button, Look};
use super::facts::breakable;
use super::icon::Icon;
use crate::ui_context::UiContext;

/// Renders the authenticator's message. The failure to deliver an intent takes precedence and is
/// closed by `dismiss`.
pub(crate) fn message_bar(
    ui: &UiContext,
    message: Option<&Message>,
    undelivered: bool,
    dismiss: &Callback<()>,
) -> Html {
    let messages = ui.messages();
    let (text, close) = match message {
        _ if undelivered => (messages.controls.not_delivered.to_owned(), dismiss.clone()),
        Some(message) => (messages.passing.say(message), ui.callback(Intent::DismissMessage)),
        None => (String::new(), Callback::noop()),
    };
    let open = !text.is_empty();
    html! {
        <div class="message-bars">
            <div class="message-bar" data-open={open.then_some("")}>
                <p id="message" role="status">{ breakable(&text) }</p>
                if open {
                    { Button { icon: Some(Icon::CROSS), ..Button::new(Look::Icon, messages.controls.close, close) }.draw() }
                }
            </div>
        </div>
    }
}
