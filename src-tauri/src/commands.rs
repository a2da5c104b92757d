//! All that the window can call. Both only ask: what may happen is decided behind them, from the authenticator's own record.

use key_view::{Intent, ViewModel};
use tauri::{AppHandle, Runtime};

use crate::wiring;

/// Asks for something. Returns when it is done or refused; what came of it is in the view.
#[tauri::command]
pub(crate) async fn dispatch<R: Runtime>(app: AppHandle<R>, intent: Intent) {
    wiring::authenticator(&app).await.dispatch(intent).await;
}

/// What is on the screen, for a window that has just opened. From then on every view comes as an event.
#[tauri::command]
pub(crate) async fn current_view<R: Runtime>(app: AppHandle<R>) -> ViewModel {
    wiring::authenticator(&app).await.current_view()
}
