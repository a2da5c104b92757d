//! The folder of the inbox. The data protection entitlement makes all other files unreadable while
//! the phone is locked. An action may come at that time, so this folder is readable from the first
//! unlock after a boot on. It contains ids and no secrets.

use std::path::Path;

use objc2::runtime::AnyObject;
use objc2_foundation::{
    NSDictionary, NSFileManager, NSFileProtectionCompleteUntilFirstUserAuthentication, NSFileProtectionKey,
    NSString,
};

/// Creates the folder. Files in it inherit its protection.
#[allow(unsafe_code, reason = "the names of attributes are statics, and their values are taken on trust")]
pub(super) fn make(folder: &Path) {
    let path = NSString::from_str(&folder.to_string_lossy());
    let files = NSFileManager::defaultManager();
    // SAFETY: constants of Foundation, which is linked; the value belongs to the key. Both methods
    // take attributes of this form.
    let made = unsafe {
        let protection: &AnyObject = NSFileProtectionCompleteUntilFirstUserAuthentication;
        let attributes = NSDictionary::from_slices(&[NSFileProtectionKey], &[protection]);
        let made = files.createDirectoryAtPath_withIntermediateDirectories_attributes_error(
            &path,
            true,
            Some(&attributes),
        );
        // An existing folder keeps its attributes, so they are set again.
        made.and_then(|()| files.setAttributes_ofItemAtPath_error(&attributes, &path))
    };
    if let Err(error) = made {
        tracing::error!(domain = %error.domain(), code = error.code(), "the inbox has no folder");
    }
}
