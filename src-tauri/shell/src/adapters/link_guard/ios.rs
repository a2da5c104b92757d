//! iOS passes a link to the application's delegate, which is tao's. Tao 0.37 unwraps the result of
//! parsing it, so any page and any app could end this one with a link such as
//! `finagokey://connect:99999/`, which iOS accepts as a URL and tao's parser rejects. The methods
//! below replace tao's before iOS calls any of them, and drop links that cannot be parsed.
//! `scene:openURLContexts:` is left to tao, which drops such links.

use std::ffi::CStr;
use std::mem;
use std::ptr;
use std::sync::OnceLock;

use objc2::runtime::{AnyClass, AnyObject, Bool, Imp, Sel};
use objc2::{ffi, sel};
use objc2_foundation::{NSURL, NSUTF8StringEncoding, NSUserActivity};
use tauri::{AppHandle, Runtime, Url};

/// Callback for each link that could be parsed.
static ON_LINK: OnceLock<Box<dyn Fn(Url) + Send + Sync>> = OnceLock::new();

/// The signature of `application:openURL:options:`.
type OpenUrl =
    extern "C-unwind" fn(&AnyObject, Sel, *const AnyObject, Option<&NSURL>, *const AnyObject) -> Bool;
/// The signature of `application:continueUserActivity:restorationHandler:`.
type ContinueActivity = extern "C-unwind" fn(
    &AnyObject,
    Sel,
    *const AnyObject,
    Option<&NSUserActivity>,
    *const AnyObject,
) -> Bool;
/// The signature of `scene:continueUserActivity:`.
type ContinueInScene = extern "C-unwind" fn(&AnyObject, Sel, *const AnyObject, Option<&NSUserActivity>);

/// Replaces the methods. Must be called after the event loop was created, which registers the
/// classes, and before it runs.
#[allow(unsafe_code, reason = "methods are replaced by the Objective-C runtime's own functions")]
/// Links are passed to `open`.
pub(crate) fn set_up<R: Runtime>(app: &AppHandle<R>, open: fn(&AppHandle<R>, &[Url])) {
    let app = app.clone();
    // This is the only place that sets it.
    let _ = ON_LINK.set(Box::new(move |link| open(&app, &[link])));
    // SAFETY: each function has the signature of the method that it replaces, accepts nil for every
    // argument but the receiver, and only reads its arguments. The event loop is not running yet,
    // so none of the methods is executing.
    unsafe {
        replace(
            c"AppDelegate",
            sel!(application:openURL:options:),
            mem::transmute::<OpenUrl, Imp>(open_url),
            c"B@:@@@",
        );
        replace(
            c"AppDelegate",
            sel!(application:continueUserActivity:restorationHandler:),
            mem::transmute::<ContinueActivity, Imp>(continue_activity),
            c"B@:@@@?",
        );
        replace(
            c"TaoSceneDelegate",
            sel!(scene:continueUserActivity:),
            mem::transmute::<ContinueInScene, Imp>(continue_in_scene),
            c"v@:@@",
        );
    }
}

/// Replaces a method of a class, or adds it if the class has none.
///
/// # Safety
///
/// `method` has the signature that `types` encodes, which is that of the replaced method, and is
/// sound for any arguments that the method may be called with.
#[allow(unsafe_code, reason = "the Objective-C runtime's own function")]
unsafe fn replace(class: &CStr, selector: Sel, method: Imp, types: &CStr) {
    let Some(class) = AnyClass::get(class) else {
        return tracing::error!(?class, "a malformed link can end the app: the event loop has no such class");
    };
    // SAFETY: a registered class is never freed, and the runtime locks internally for the change.
    // The caller guarantees the method's signature.
    unsafe { ffi::class_replaceMethod(ptr::from_ref(class).cast_mut(), selector, method, types.as_ptr()) };
}

extern "C-unwind" fn open_url(
    _: &AnyObject,
    _: Sel,
    _: *const AnyObject,
    url: Option<&NSURL>,
    _: *const AnyObject,
) -> Bool {
    Bool::new(url.is_some_and(pass_on))
}

extern "C-unwind" fn continue_activity(
    _: &AnyObject,
    _: Sel,
    _: *const AnyObject,
    activity: Option<&NSUserActivity>,
    _: *const AnyObject,
) -> Bool {
    Bool::new(activity.and_then(NSUserActivity::webpageURL).is_some_and(|url| pass_on(&url)))
}

extern "C-unwind" fn continue_in_scene(
    _: &AnyObject,
    _: Sel,
    _: *const AnyObject,
    activity: Option<&NSUserActivity>,
) {
    if let Some(url) = activity.and_then(NSUserActivity::webpageURL) {
        pass_on(&url);
    }
}

/// Passes a link on. Returns whether it could be parsed.
fn pass_on(url: &NSURL) -> bool {
    // The conversion to data fails if the text is not valid UTF-16; other conversions assume that
    // it is.
    let text = url.absoluteString().and_then(|text| text.dataUsingEncoding(NSUTF8StringEncoding));
    let link = text.and_then(|text| super::read(&text.to_vec()));
    match (link, ON_LINK.get()) {
        (Some(link), Some(on_link)) => {
            on_link(link);
            true
        }
        _ => false,
    }
}
