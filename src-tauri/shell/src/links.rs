//! Links that the phone opens the app with. They come from the event loop and not from the
//! deep-link plugin, which sends each link, with the secret in it, to every page.

use tauri::{AppHandle, Runtime, Url};

use crate::adapters::browser;
use crate::running;

/// Passes a link to the authenticator once it runs: the link may have started the app. Of several
/// links, only the last is opened.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>, links: &[Url]) {
    let Some(link) = links.last().map(Url::to_string) else { return };
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let sender = browser::sender(&app).await;
        running::authenticator(&app).await.open_link(&link, sender).await;
    });
}
