//! The notification category of requests, with the action *Deny*. Approving requires the app, which
//! shows what is approved.

use objc2::rc::Retained;
use objc2_foundation::{NSArray, NSSet, NSString};
use objc2_user_notifications::{
    NSStringUNUserNotificationCenterSupport as _, UNNotificationAction, UNNotificationActionOptions,
    UNNotificationCategory, UNNotificationCategoryOptions, UNUserNotificationCenter,
};

/// Id of the category, which the backend sends with a challenge.
pub(super) const REQUEST: &str = "request";

/// Id of the deny action.
pub(super) const DENY: &str = "deny";

/// Registers the category. Its texts are localised when they are shown.
pub(super) fn set_up() {
    // On a locked phone, nobody may deny the owner's logins. The app signs the denial, so it must
    // run.
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
            // Placeholder for hidden previews. The texts contain no personal data.
            &localized("push.request"),
            UNNotificationCategoryOptions::HiddenPreviewsShowTitle,
        );
    UNUserNotificationCenter::currentNotificationCenter()
        .setNotificationCategories(&NSSet::from_retained_slice(&[request]));
}

#[allow(unsafe_code, reason = "the bindings do not know what the arguments are")]
fn localized(key: &str) -> Retained<NSString> {
    // SAFETY: the localised strings have no format arguments, and none are passed.
    unsafe { NSString::localizedUserNotificationStringForKey_arguments(&NSString::from_str(key), None) }
}
