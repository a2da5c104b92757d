//! The app's own notifications, and the withdrawal of notifications and pushes.

use block2::RcBlock;
use key_core::ports::ChallengeNotification;
use key_protocol::ids::ChallengeId;
use key_protocol::push::{PushContent, Subject, topic};
use objc2::rc::Retained;
use objc2_foundation::{NSArray, NSError, NSNumber, NSString};
use objc2_user_notifications::{
    UNMutableNotificationContent, UNNotificationInterruptionLevel, UNNotificationRequest,
    UNNotificationSound, UNUserNotificationCenter,
};

use super::{category, user_info};

/// Identifier of the test notification.
pub(super) const TEST: &str = "try";

/// Texts of a notification.
#[derive(Clone, Copy, Debug)]
pub struct Messages<'a> {
    /// First line.
    pub title: &'a str,
    /// Text below the title.
    pub body: &'a str,
}

/// Shows a challenge's notification. Its identifier is that of the challenge's push, so the phone
/// shows only one of the two.
pub(super) fn show(waiting: &ChallengeNotification, messages: Messages<'_>, badge: usize) {
    let subject = Subject::Challenge { id: waiting.challenge.clone(), exp: waiting.exp };
    let Some(info) = user_info::write(&PushContent { device: waiting.device.clone(), subject }) else {
        return tracing::warn!("a notification was not shown: it could carry nothing");
    };
    let content = content(messages);
    content.setCategoryIdentifier(&NSString::from_str(category::REQUEST));
    // A login expires after two minutes.
    content.setInterruptionLevel(UNNotificationInterruptionLevel::TimeSensitive);
    content.setBadge(Some(&NSNumber::new_usize(badge)));
    // SAFETY: the dictionary was read from JSON: strings and numbers, with strings as keys.
    #[allow(unsafe_code, reason = "the bindings cannot know what a dictionary holds")]
    unsafe {
        content.setUserInfo(&info);
    }
    add(&identifier(&waiting.challenge), &content);
}

/// Shows the test notification.
pub(super) fn try_out(messages: Messages<'_>) {
    add(&NSString::from_str(TEST), &content(messages));
}

/// Withdraws a challenge's notification, whether the app or a push showed it.
pub(super) fn withdraw(challenge: &ChallengeId, badge: usize) {
    let identifiers = NSArray::from_retained_slice(&[identifier(challenge)]);
    let center = UNUserNotificationCenter::currentNotificationCenter();
    center.removePendingNotificationRequestsWithIdentifiers(&identifiers);
    center.removeDeliveredNotificationsWithIdentifiers(&identifiers);
    set_badge(badge);
}

/// Returns the identifier of a challenge's notification. The backend sends the same as
/// `apns-collapse-id`, which becomes the identifier of the push.
fn identifier(challenge: &ChallengeId) -> Retained<NSString> {
    NSString::from_str(&topic(challenge.as_str()))
}

fn content(messages: Messages<'_>) -> Retained<UNMutableNotificationContent> {
    let content = UNMutableNotificationContent::new();
    content.setTitle(&NSString::from_str(messages.title));
    content.setBody(&NSString::from_str(messages.body));
    content.setSound(Some(&UNNotificationSound::defaultSound()));
    content
}

fn add(identifier: &NSString, content: &UNMutableNotificationContent) {
    let request = UNNotificationRequest::requestWithIdentifier_content_trigger(identifier, content, None);
    UNUserNotificationCenter::currentNotificationCenter().addNotificationRequest_withCompletionHandler(
        &request,
        Some(&RcBlock::new(|error| failed(error, "a notification was not shown"))),
    );
}

/// Sets the number on the app's icon.
pub(super) fn set_badge(count: usize) {
    UNUserNotificationCenter::currentNotificationCenter().setBadgeCount_withCompletionHandler(
        isize::try_from(count).unwrap_or(isize::MAX),
        Some(&RcBlock::new(|error| failed(error, "the badge was not set"))),
    );
}

/// Logs a failure. Notifications are optional: the app works without them.
fn failed(error: *mut NSError, what: &str) {
    // SAFETY: the system passes nil or an error that lives while the block runs.
    #[allow(unsafe_code, reason = "blocks take objects as bare pointers")]
    if let Some(error) = unsafe { error.as_ref() } {
        tracing::warn!(domain = %error.domain(), code = error.code(), "{what}");
    }
}
