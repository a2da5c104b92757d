//! Actions on a notification: pressing the notification or its button. Neither approves anything.

use key_core::Pressed;
use key_messages::NotificationMessages;
use tauri::{AppHandle, Runtime};
use tauri_plugin_notification::{Action, ActionPerformed, ActionType, NotificationExt};

use crate::adapters::window;
use crate::running;

/// Key of the challenge's id in the notification's data.
pub(super) const CHALLENGE: &str = "challenge";

/// Id of the set of buttons.
pub(super) const BUTTONS: &str = "request";

/// Id of the deny button.
const DENY: &str = "deny";

/// Returns the deny button. There is no approve button: a notification does not show what would be
/// approved.
pub(super) fn buttons(messages: &NotificationMessages) -> ActionType {
    // On a locked phone, nobody may deny the owner's logins.
    let deny = Action::builder(DENY, messages.deny).destructive(true).requires_authentication(true).build();
    ActionType::builder(BUTTONS).actions(vec![deny]).build()
}

/// Starts listening for actions.
pub(super) fn listen<R: Runtime>(app: &AppHandle<R>) {
    let handle = app.clone();
    super::log_failure(
        app.notification().on_action(move |performed| on_action(&handle, performed)),
        "taps on notifications are not heard",
    );
}

/// Brings the app to the front and passes the action to the authenticator.
fn on_action<R: Runtime>(app: &AppHandle<R>, performed: &ActionPerformed) {
    window::bring_to_front(app);
    let pressed = if performed.action_id() == DENY { Pressed::Deny } else { Pressed::Open };
    let data = performed.notification().and_then(|notification| notification.extra().get(CHALLENGE));
    if let Some(id) = data.and_then(|id| id.as_str()).map(str::to_owned) {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            running::authenticator(&app).await.pressed_on_notification(&id, pressed).await;
        });
    }
}
