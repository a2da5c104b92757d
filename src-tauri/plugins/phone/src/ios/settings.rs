//! The phone's settings of notifications, and the request for permission.

use std::ptr::NonNull;
use std::sync::{Mutex, PoisonError};

use block2::RcBlock;
use key_view::Notifications;
use objc2::runtime::Bool;
use objc2_foundation::NSError;
use objc2_user_notifications::{
    UNAuthorizationOptions, UNAuthorizationStatus, UNNotificationSetting, UNNotificationSettings,
    UNUserNotificationCenter,
};
use tokio::sync::oneshot;

use super::pushes::Settings;

/// Returns whether the phone shows notifications.
pub(super) async fn permission() -> Notifications {
    let status = read(UNNotificationSettings::authorizationStatus).await;
    match status {
        Ok(UNAuthorizationStatus::NotDetermined) => Notifications::Undecided,
        Ok(UNAuthorizationStatus::Denied) | Err(_) => Notifications::Off,
        // Includes provisional and ephemeral permission.
        Ok(_) => Notifications::On,
    }
}

/// Requests permission. The system shows its dialog only once.
pub(super) async fn request() -> Notifications {
    // The user's answer is read from the settings.
    let _ = ask().await;
    permission().await
}

/// Returns how the settings restrict alerts that are allowed.
pub(super) async fn settings() -> Settings {
    read(|settings| Settings {
        alerts_off: settings.alertSetting() == UNNotificationSetting::Disabled,
        held_back: settings.timeSensitiveSetting() == UNNotificationSetting::Disabled,
    })
    .await
    .unwrap_or_default()
}

fn read<T: Send + 'static>(of: impl Fn(&UNNotificationSettings) -> T + 'static) -> oneshot::Receiver<T> {
    let (answer, answered) = Answer::new();
    let read = RcBlock::new(move |settings: NonNull<UNNotificationSettings>| {
        // SAFETY: the system passes its settings, which live while the block runs.
        #[allow(unsafe_code, reason = "blocks take objects as bare pointers")]
        answer.give(of(unsafe { settings.as_ref() }));
    });
    UNUserNotificationCenter::currentNotificationCenter().getNotificationSettingsWithCompletionHandler(&read);
    answered
}

fn ask() -> oneshot::Receiver<()> {
    let (answer, answered) = Answer::new();
    let told = RcBlock::new(move |_: Bool, _: *mut NSError| answer.give(()));
    UNUserNotificationCenter::currentNotificationCenter().requestAuthorizationWithOptions_completionHandler(
        UNAuthorizationOptions::Alert | UNAuthorizationOptions::Sound | UNAuthorizationOptions::Badge,
        &told,
    );
    answered
}

/// Sender of one answer, for a block that could be called more than once.
struct Answer<T>(Mutex<Option<oneshot::Sender<T>>>);

impl<T> Answer<T> {
    fn new() -> (Self, oneshot::Receiver<T>) {
        let (answer, answered) = oneshot::channel();
        (Self(Mutex::new(Some(answer))), answered)
    }

    fn give(&self, what: T) {
        if let Some(answer) = self.0.lock().unwrap_or_else(PoisonError::into_inner).take() {
            // The caller may have been cancelled.
            let _ = answer.send(what);
        }
    }
}
