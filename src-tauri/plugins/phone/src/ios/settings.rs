//! The phone's settings of notifications, and the request for permission.

use std::ptr::NonNull;

use block2::RcBlock;
use key_view::Notifications;
use objc2::runtime::Bool;
use objc2_foundation::NSError;
use objc2_user_notifications::{
    UNAuthorizationOptions, UNAuthorizationStatus, UNNotificationSetting, UNNotificationSettings,
    UNUserNotificationCenter,
};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::pushes::Settings;

/// Returns whether the phone shows notifications.
pub(super) async fn permission() -> Notifications {
    match read(UNNotificationSettings::authorizationStatus).recv().await {
        Some(UNAuthorizationStatus::NotDetermined) => Notifications::Undecided,
        Some(UNAuthorizationStatus::Denied) | None => Notifications::Off,
        // Includes provisional and ephemeral permission.
        Some(_) => Notifications::On,
    }
}

/// Requests permission. The system shows its dialog only once.
pub(super) async fn request() -> Notifications {
    // The user's answer is read from the settings.
    let _ = ask().recv().await;
    permission().await
}

/// Returns how the settings restrict alerts that are allowed.
pub(super) async fn settings() -> Settings {
    read(|settings| Settings {
        alerts_off: settings.alertSetting() == UNNotificationSetting::Disabled,
        held_back: settings.timeSensitiveSetting() == UNNotificationSetting::Disabled,
    })
    .recv()
    .await
    .unwrap_or_default()
}

/// Reads the settings. A channel takes the answer, because a block may be called more than once.
fn read<T: Send + 'static>(of: impl Fn(&UNNotificationSettings) -> T + 'static) -> UnboundedReceiver<T> {
    let (answer, answered) = unbounded_channel();
    let read = RcBlock::new(move |settings: NonNull<UNNotificationSettings>| {
        // SAFETY: the system passes its settings, which live while the block runs.
        #[allow(unsafe_code, reason = "blocks take objects as bare pointers")]
        let settings = unsafe { settings.as_ref() };
        // The caller may have been cancelled.
        let _ = answer.send(of(settings));
    });
    UNUserNotificationCenter::currentNotificationCenter().getNotificationSettingsWithCompletionHandler(&read);
    answered
}

fn ask() -> UnboundedReceiver<()> {
    let (answer, answered) = unbounded_channel();
    let told = RcBlock::new(move |_: Bool, _: *mut NSError| {
        let _ = answer.send(());
    });
    UNUserNotificationCenter::currentNotificationCenter().requestAuthorizationWithOptions_completionHandler(
        UNAuthorizationOptions::Alert | UNAuthorizationOptions::Sound | UNAuthorizationOptions::Badge,
        &told,
    );
    answered
}
