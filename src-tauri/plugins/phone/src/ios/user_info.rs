//! What a notification carries: a dictionary, whose members are those of the message that Apple's service sent.

use key_protocol::push::PushContent;
use objc2::rc::Retained;
use objc2_foundation::{
    NSData, NSDictionary, NSJSONReadingOptions, NSJSONSerialization, NSJSONWritingOptions,
};
use objc2_user_notifications::UNNotificationContent;

/// Reads the content beside `aps`. None if it has another shape or version.
#[allow(unsafe_code, reason = "the bindings cannot know that any object may be asked whether it is JSON")]
pub(super) fn read(content: &UNNotificationContent) -> Option<PushContent> {
    let info = content.userInfo();
    // SAFETY: any object may be given to the first. Only what it accepts is given to the second, which raises an exception for anything
    // else.
    let json = unsafe {
        if !NSJSONSerialization::isValidJSONObject(&info) {
            return None;
        }
        NSJSONSerialization::dataWithJSONObject_options_error(&info, NSJSONWritingOptions::empty())
    };
    PushContent::parse(&json.ok()?.to_vec()).ok()
}

/// Writes a content as a notification of the app's own carries it.
pub(super) fn write(content: &PushContent) -> Option<Retained<NSDictionary>> {
    let json = NSData::with_bytes(content.to_json().as_bytes());
    let info = NSJSONSerialization::JSONObjectWithData_options_error(&json, NSJSONReadingOptions::empty());
    info.ok()?.downcast().ok()
}
