//! Delivered notifications in the notification centre: pushes that arrived while the app did not
//! run.

use std::ptr::NonNull;
use std::sync::Arc;

use block2::RcBlock;
use key_protocol::ids::Timestamp;
use objc2_foundation::NSArray;
use objc2_user_notifications::{UNNotification, UNUserNotificationCenter};

use super::{local, user_info};
use crate::inbox::{Store, now};

/// Records delivered pushes in the inbox and removes them from the notification centre: the app in
/// front shows pending requests itself, and reports expired ones.
pub(super) fn came_to_front(store: &Arc<Store>) {
    let store = Arc::clone(store);
    let take = RcBlock::new(move |delivered: NonNull<NSArray<UNNotification>>| {
        // SAFETY: the system passes an array, which lives while the block runs.
        #[allow(unsafe_code, reason = "blocks take objects as bare pointers")]
        let delivered = unsafe { delivered.as_ref() };
        let shown: Vec<_> = delivered.iter().filter(|notification| !is_test(notification)).collect();
        shown.iter().for_each(|notification| take(&store, notification));
        let identifiers: Vec<_> =
            shown.iter().map(|notification| notification.request().identifier()).collect();
        UNUserNotificationCenter::currentNotificationCenter()
            .removeDeliveredNotificationsWithIdentifiers(&NSArray::from_retained_slice(&identifiers));
        local::set_badge(0);
        store.look();
    });
    UNUserNotificationCenter::currentNotificationCenter()
        .getDeliveredNotificationsWithCompletionHandler(&take);
}

/// Records a notification that was not pressed, if it was pushed.
pub(super) fn take(store: &Store, notification: &UNNotification) {
    if is_push(notification) {
        let content = user_info::read(&notification.request().content());
        store.change(|inbox| inbox.take_push(content.as_ref(), now(), delivered_at(notification)));
    }
}

/// Whether a notification was pushed. The app's own have no trigger, since they are shown at once.
pub(super) fn is_push(notification: &UNNotification) -> bool {
    notification.request().trigger().is_some()
}

/// Whether a notification is the test notification.
pub(super) fn is_test(notification: &UNNotification) -> bool {
    notification.request().identifier().to_string() == local::TEST
}

fn delivered_at(notification: &UNNotification) -> Timestamp {
    // Both types hold the seconds of this century.
    Timestamp(notification.date().timeIntervalSince1970() as i64)
}
