//! What a person presses on a notification: itself, or its button. Neither approves anything.

use key_core::Pressed;
use key_messages::NotificationMessages;
use tauri::{AppHandle, Runtime};
use tauri_plugin_notification::{Action, ActionPerformed, ActionType, NotificationExt};

use crate::{window, wiring};

/// What a notification carries for whoever presses it.
pub(super) const CHALLENGE: &str = "challenge";

/// The buttons of a notification.
pub(super) const BUTTONS: &str = "request";

/// The button that says no.
const DENY: &str = "deny";

/// A button that says no: a notification shows too little to say yes to.
pub(super) fn buttons(messages: &NotificationMessages) -> ActionType {
    // Whoever holds a locked phone may not end its owner's logins.
    let deny = Action::builder(DENY, messages.deny).destructive(true).requires_authentication(true).build();
    ActionType::builder(BUTTONS).actions(vec![deny]).build()
}

/// Hears what is pressed, from now on.
pub(super) fn listen<R: Runtime>(app: &AppHandle<R>) {
    let heard = app.clone();
    super::note(
        app.notification().on_action(move |performed| hear(&heard, performed)),
        "taps on notifications are not heard",
    );
}

/// Brings the app to the front and tells the authenticator.
fn hear<R: Runtime>(app: &AppHandle<R>, performed: &ActionPerformed) {
    window::bring_to_front(app);
    let pressed = if performed.action_id() == DENY { Pressed::Deny } else { Pressed::Open };
    let carried = performed.notification().and_then(|notification| notification.extra().get(CHALLENGE));
    if let Some(id) = carried.and_then(|id| id.as_str()).map(str::to_owned) {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            wiring::authenticator(&app).await.pressed_on_notification(&id, pressed).await;
        });
    }
}
