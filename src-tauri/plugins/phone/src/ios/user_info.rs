//! Data of a notification: a dictionary with the members of the message that Apple's service sent.

use key_protocol::push::PushContent;
use objc2::rc::Retained;
use objc2_foundation::{
    NSData, NSDictionary, NSJSONReadingOptions, NSJSONSerialization, NSJSONWritingOptions,
};
use objc2_user_notifications::UNNotificationContent;

/// Reads the content beside `aps`. Returns `None` if it has an unknown shape or version.
#[allow(unsafe_code, reason = "the bindings cannot know that any object may be asked whether it is JSON")]
pub(super) fn read(content: &UNNotificationContent) -> Option<PushContent> {
    let info = content.userInfo();
    // SAFETY: the first method accepts any object. The second raises an exception for an object
    // that the first rejects, and is only called for one that it accepts.
    let json = unsafe {
        if !NSJSONSerialization::isValidJSONObject(&info) {
            return None;
        }
        NSJSONSerialization::dataWithJSONObject_options_error(&info, NSJSONWritingOptions::empty())
    };
    PushContent::parse(&json.ok()?.to_vec()).ok()
}

/// Converts a content to the data of the app's own notification.
pub(super) fn write(content: &PushContent) -> Option<Retained<NSDictionary>> {
    let json = NSData::with_bytes(content.to_json().as_bytes());
    let info = NSJSONSerialization::JSONObjectWithData_options_error(&json, NSJSONReadingOptions::empty());
    info.ok()?.downcast().ok()
}
