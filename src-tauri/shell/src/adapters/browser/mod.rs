//! The phone's browsers: opening the page of a release outside the app. The page never passes
//! through the WebView.

#[cfg(target_os = "android")]
mod android;
#[cfg(desktop)]
mod desktop;
#[cfg(target_os = "ios")]
mod ios;

#[cfg(target_os = "android")]
use android as platform;
#[cfg(desktop)]
use desktop as platform;
#[cfg(target_os = "ios")]
use ios as platform;

pub(crate) use platform::of;

use key_core::LinkSender;
use tauri::{AppHandle, Runtime};

/// Returns the app that sent the last link. Only Android names it.
#[cfg(target_os = "android")]
pub(crate) async fn sender<R: Runtime>(app: &AppHandle<R>) -> Option<LinkSender> {
    android::sender(app).await
}

/// Returns nothing: the platform does not name the app that sent a link.
#[cfg(not(target_os = "android"))]
pub(crate) async fn sender<R: Runtime>(_: &AppHandle<R>) -> Option<LinkSender> {
    None
}
