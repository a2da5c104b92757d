//! Android shows nothing that belongs to no channel.

use key_text::NotificationWords;
use tauri::{AppHandle, Runtime};
use tauri_plugin_notification::{Channel, Importance, NotificationExt, Result, Visibility};

/// Opens the app's one channel, or renames it to the phone's language of today. A login waits for two minutes, so it may interrupt; it names
/// nobody, so a locked screen may show it.
pub(super) fn open_channel<R: Runtime>(app: &AppHandle<R>, words: &NotificationWords) -> Result<()> {
    let channel = Channel::builder(super::CHANNEL, words.channel)
        .importance(Importance::High)
        .visibility(Visibility::Public)
        .vibration(true)
        .build();
    app.notification().create_channel(channel)
}
