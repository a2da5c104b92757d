//! Message over the screen. Screen readers announce it at once. Nothing lies over a challenge, the PIN
//! pad or the choice of a PIN: those show their own words.

use key_view::{Intent, Message, ViewModel};
use yew::{Callback, Html, html};

use super::button::{Button, Look};
use super::foreign::{mark, marked};
use super::icon::Icon;
use crate::ui_context::UiContext;

/// Renders the authenticator's message. The failure to deliver an intent takes precedence and is
/// closed by `dismiss`.
pub(crate) fn message_bar(ui: &UiContext, view: &ViewModel, dismiss: &Callback<()>) -> Html {
    let messages = ui.messages();
    let (text, close) = match &view.message {
        _ if !view.has_room_for_message() => (String::new(), Callback::noop()),
        _ if ui.not_delivered => (messages.controls.not_delivered.to_owned(), dismiss.clone()),
        Some(message) => (messages.passing.say(&with_marks(message)), ui.callback(Intent::DismissMessage)),
        None => (String::new(), Callback::noop()),
    };
    let open = !text.is_empty();
    html! {
        <div class="message-bars">
            <div class="message-bar" data-open={open.then_some("")}>
                <p id="message" role="status">
                    if open {
                        // A new key for a new message, so that the same words are announced again.
                        <span key={view.message_number}>{ marked(&text) }</span>
                    }
                </p>
                if open {
                    { Button { icon: Some(Icon::CROSS), ..Button::new(Look::Icon, messages.controls.close, close) }.draw() }
                }
            </div>
        </div>
    }
}

/// Marks the texts of a backend in a message.
fn with_marks(message: &Message) -> Message {
    match message.clone() {
        Message::Enrolled { username } => Message::Enrolled { username: mark(&username) },
        Message::Disconnected { username, backend_told } => {
            Message::Disconnected { username: mark(&username), backend_told }
        }
        Message::DeviceDisconnected { name } => Message::DeviceDisconnected { name: mark(&name) },
        Message::DeviceRenamed { name } => Message::DeviceRenamed { name: mark(&name) },
        other => other,
    }
}
