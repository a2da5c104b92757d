//! The folder of the inbox. All other files of the app are closed while the phone is locked, by the entitlement for data protection; a press
//! may come just then, so this folder is open from the first unlocking after a start of the phone on. It holds ids and nothing secret.

use std::path::Path;

use objc2::runtime::AnyObject;
use objc2_foundation::{
    NSDictionary, NSFileManager, NSFileProtectionCompleteUntilFirstUserAuthentication, NSFileProtectionKey,
    NSString,
};

/// Makes the folder. Files that are made in it get its protection.
#[allow(unsafe_code, reason = "the names of attributes are statics, and their values are taken on trust")]
pub(super) fn make(folder: &Path) {
    let path = NSString::from_str(&folder.to_string_lossy());
    let files = NSFileManager::defaultManager();
    // SAFETY: constants of Foundation, which is linked; the one is a value of the other. Both methods take attributes as they are here.
    let made = unsafe {
        let protection: &AnyObject = NSFileProtectionCompleteUntilFirstUserAuthentication;
        let attributes = NSDictionary::from_slices(&[NSFileProtectionKey], &[protection]);
        let made = files.createDirectoryAtPath_withIntermediateDirectories_attributes_error(
            &path,
            true,
            Some(&attributes),
        );
        // A folder that is there keeps the attributes that it has.
        made.and_then(|()| files.setAttributes_ofItemAtPath_error(&attributes, &path))
    };
    if let Err(error) = made {
        tracing::error!(domain = %error.domain(), code = error.code(), "the inbox has no folder");
    }
}
