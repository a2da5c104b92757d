//! The category of requests: a notification with *Deny*. Approving takes the app, which shows what is approved.

use objc2::rc::Retained;
use objc2_foundation::{NSArray, NSSet, NSString};
use objc2_user_notifications::{
    NSStringUNUserNotificationCenterSupport as _, UNNotificationAction, UNNotificationActionOptions,
    UNNotificationCategory, UNNotificationCategoryOptions, UNUserNotificationCenter,
};

/// What the backend calls the category of a challenge.
pub(super) const REQUEST: &str = "request";

/// The action that denies.
pub(super) const DENY: &str = "deny";

/// Tells the system of the category. Its words are looked up when they are shown, in the language of the app.
pub(super) fn set_up() {
    // Whoever holds a locked phone may not end its owner's logins; and the denial is signed by the app, which therefore has to run.
    let options = UNNotificationActionOptions::Foreground
        | UNNotificationActionOptions::AuthenticationRequired
        | UNNotificationActionOptions::Destructive;
    let deny = UNNotificationAction::actionWithIdentifier_title_options(
        &NSString::from_str(DENY),
        &localized("push.deny"),
        options,
    );
    let request =
        UNNotificationCategory::categoryWithIdentifier_actions_intentIdentifiers_hiddenPreviewsBodyPlaceholder_options(
            &NSString::from_str(REQUEST),
            &NSArray::from_retained_slice(&[deny]),
            &NSArray::new(),
            // Where previews are hidden: the words name nobody, so they can stay.
            &localized("push.request"),
            UNNotificationCategoryOptions::HiddenPreviewsShowTitle,
        );
    UNUserNotificationCenter::currentNotificationCenter()
        .setNotificationCategories(&NSSet::from_retained_slice(&[request]));
}

#[allow(unsafe_code, reason = "the bindings do not know what the arguments are")]
fn localized(key: &str) -> Retained<NSString> {
    // SAFETY: the words take no arguments, and none are given.
    unsafe { NSString::localizedUserNotificationStringForKey_arguments(&NSString::from_str(key), None) }
}
