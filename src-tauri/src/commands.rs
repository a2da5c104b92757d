//! All that the window can call. Both only ask: what may happen is decided behind them, from the authenticator's own record.

use key_view::{Intent, ViewModel};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use tauri::{AppHandle, Runtime};

use crate::adapters::main_thread;
use crate::wiring;

/// An intent from the window. What is none is refused without quoting it, since it may hold what somebody typed, and an error goes
/// back to the page and from there to wherever pages report errors.
pub(crate) struct Sent(Intent);

impl<'de> Deserialize<'de> for Sent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Intent::deserialize(deserializer).map(Self).map_err(|_| D::Error::custom("this is no intent"))
    }
}

/// Asks for something. Returns when it is done or refused; what came of it is in the view.
#[tauri::command]
pub(crate) async fn dispatch<R: Runtime>(app: AppHandle<R>, intent: Sent) {
    wiring::authenticator(&app).await.dispatch(intent.0).await;
    a_turn_to_answer(&app).await;
}

/// The answer is sent by Tauri, right after this.
async fn a_turn_to_answer<R: Runtime>(app: &AppHandle<R>) {
    main_thread::turn(app, || ()).await;
}

/// What is on the screen, for a window that has just opened. From then on every view comes as an event.
#[tauri::command]
pub(crate) async fn current_view<R: Runtime>(app: AppHandle<R>) -> ViewModel {
    let authenticator = wiring::authenticator(&app).await;
    a_turn_to_answer(&app).await;
    authenticator.current_view()
}
