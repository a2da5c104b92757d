//! What the phone's settings say of notifications, and asking the person.

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

/// Whether the phone shows notifications.
pub(super) async fn permission() -> Notifications {
    let status = read(UNNotificationSettings::authorizationStatus).await;
    match status {
        Ok(UNAuthorizationStatus::NotDetermined) => Notifications::Undecided,
        Ok(UNAuthorizationStatus::Denied) | Err(_) => Notifications::Off,
        // Also on trial and for an App Clip's few hours.
        Ok(_) => Notifications::On,
    }
}

/// Has the phone ask the person, who is asked once and never again.
pub(super) async fn request() -> Notifications {
    // What the person answered is read from the settings.
    let _ = ask().await;
    permission().await
}

/// What else stands in the way of an alert.
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

/// One answer, from a block that could be called more than once.
struct Answer<T>(Mutex<Option<oneshot::Sender<T>>>);

impl<T> Answer<T> {
    fn new() -> (Self, oneshot::Receiver<T>) {
        let (answer, answered) = oneshot::channel();
        (Self(Mutex::new(Some(answer))), answered)
    }

    fn give(&self, what: T) {
        if let Some(answer) = self.0.lock().unwrap_or_else(PoisonError::into_inner).take() {
            // Whoever asked may have gone.
            let _ = answer.send(what);
        }
    }
}
