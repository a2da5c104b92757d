//! The app's own notifications, and taking back what is shown of a challenge.

use block2::RcBlock;
use key_core::ports::Waiting;
use key_protocol::ids::ChallengeId;
use key_protocol::push::{PushContent, Subject, topic};
use objc2::rc::Retained;
use objc2_foundation::{NSArray, NSError, NSNumber, NSString};
use objc2_user_notifications::{
    UNMutableNotificationContent, UNNotificationInterruptionLevel, UNNotificationRequest,
    UNNotificationSound, UNUserNotificationCenter,
};

use super::{category, user_info};

/// The notification that is tried out.
pub(super) const TRY: &str = "try";

/// What a notification says.
#[derive(Clone, Copy, Debug)]
pub struct Messages<'a> {
    /// Its first line.
    pub title: &'a str,
    /// What to do.
    pub body: &'a str,
}

/// Shows a challenge that the app heard of. Its identifier is that of the challenge's push, so the phone shows one of the two.
pub(super) fn show(waiting: &Waiting, messages: Messages<'_>, badge: usize) {
    let subject = Subject::Challenge { id: waiting.challenge.clone(), exp: waiting.exp };
    let Some(info) = user_info::write(&PushContent { device: waiting.device.clone(), subject }) else {
        return tracing::warn!("a notification was not shown: it could carry nothing");
    };
    let content = content(messages);
    content.setCategoryIdentifier(&NSString::from_str(category::REQUEST));
    // A login waits for two minutes.
    content.setInterruptionLevel(UNNotificationInterruptionLevel::TimeSensitive);
    content.setBadge(Some(&NSNumber::new_usize(badge)));
    // SAFETY: a dictionary that was read from JSON: texts and numbers under texts.
    #[allow(unsafe_code, reason = "the bindings cannot know what a dictionary holds")]
    unsafe {
        content.setUserInfo(&info);
    }
    add(&identifier(&waiting.challenge), &content);
}

/// Shows that notifications are shown.
pub(super) fn try_out(messages: Messages<'_>) {
    add(&NSString::from_str(TRY), &content(messages));
}

/// Takes back what is shown of a challenge, be it the app's own or a push.
pub(super) fn withdraw(challenge: &ChallengeId, badge: usize) {
    let identifiers = NSArray::from_retained_slice(&[identifier(challenge)]);
    let center = UNUserNotificationCenter::currentNotificationCenter();
    center.removePendingNotificationRequestsWithIdentifiers(&identifiers);
    center.removeDeliveredNotificationsWithIdentifiers(&identifiers);
    set_badge(badge);
}

/// What the backend gives Apple's service as `apns-collapse-id`, which the phone has as the identifier of the push.
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

/// Sets how many requests the app's icon says are waiting.
pub(super) fn set_badge(count: usize) {
    UNUserNotificationCenter::currentNotificationCenter().setBadgeCount_withCompletionHandler(
        isize::try_from(count).unwrap_or(isize::MAX),
        Some(&RcBlock::new(|error| failed(error, "the badge was not set"))),
    );
}

/// A notification is a courtesy: the app goes on without.
fn failed(error: *mut NSError, what: &str) {
    // SAFETY: the system passes an error that lives while the block runs, or nil.
    #[allow(unsafe_code, reason = "blocks take objects as bare pointers")]
    if let Some(error) = unsafe { error.as_ref() } {
        tracing::warn!(domain = %error.domain(), code = error.code(), "{what}");
    }
}
