//! The two commands that the window can call. Both only make requests: the core decides, from its
//! own record, what may happen.

use key_view::{Intent, ViewModel};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use tauri::{AppHandle, Runtime};

use crate::adapters::main_thread;
use crate::running;

/// Argument of [`dispatch`]. Malformed input gets a fixed message: the error returns to the page,
/// and echoing the input could leak a typed secret into the page's error reports.
pub(crate) struct IntentArgument(Intent);

impl<'de> Deserialize<'de> for IntentArgument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Intent::deserialize(deserializer).map(Self).map_err(|_| D::Error::custom("this is no intent"))
    }
}

/// Dispatches an intent. Returns when it was carried out or refused; the result is in the view.
#[tauri::command]
pub(crate) async fn dispatch<R: Runtime>(app: AppHandle<R>, intent: IntentArgument) {
    running::authenticator(&app).await.dispatch(intent.0).await;
    wait_for_turn(&app).await;
}

/// Waits for the main thread to be ready for the response, which Tauri sends right after this.
async fn wait_for_turn<R: Runtime>(app: &AppHandle<R>) {
    main_thread::turn(app, || ()).await;
}

/// Returns the current view, for a window that has just opened. Later views arrive as events.
#[tauri::command]
pub(crate) async fn current_view<R: Runtime>(app: AppHandle<R>) -> ViewModel {
    let authenticator = running::authenticator(&app).await;
    wait_for_turn(&app).await;
    authenticator.current_view()
}
