//! The window. It shows only the interface that is built into the program: any other page that it
//! opened could call the commands.

#[cfg(desktop)]
use tauri::Manager;
use tauri::{AppHandle, Runtime, Url, WebviewWindowBuilder};

use crate::adapters::back;

/// Label of the window in tauri.conf.json.
pub(crate) const LABEL: &str = "main";

/// Opens the window that tauri.conf.json describes.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    for window in &app.config().app.windows {
        let window =
            WebviewWindowBuilder::from_config(app, window)?.on_navigation(is_the_interface).build()?;
        back::enable_gesture(&window)?;
    }
    Ok(())
}

/// Shows the window and gives it the focus, after a notification was pressed.
#[cfg(desktop)]
pub(crate) fn bring_to_front<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // The window manager may refuse the focus.
        let _ = window.show().and_then(|()| window.set_focus());
    }
}

/// Whether Tauri serves the interface at `url`: `tauri://localhost`, or on Android
/// `http://tauri.localhost`.
fn is_the_interface(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost") && url.port().is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_interface_can_be_opened() {
        for (url, shown) in [
            ("tauri://localhost", true),
            ("tauri://localhost/index.html", true),
            ("http://tauri.localhost/", true),
            ("tauri://localhost.example", false),
            ("http://tauri.localhost.example/", false),
            ("http://tauri.localhost:8787/", false),
            ("http://tauri.localhost@key.example/", false),
            ("https://key.example", false),
            ("http://127.0.0.1:8787/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,hello", false),
            ("javascript:alert(1)", false),
            ("about:blank", false),
            ("finagokey://connect?u=liisa&c=1", false),
        ] {
            assert_eq!(is_the_interface(&url.parse().unwrap()), shown, "{url}");
        }
    }
}
