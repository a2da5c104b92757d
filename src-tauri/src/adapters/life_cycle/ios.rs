//! iOS: UIKit's notifications report where the app is. The window's events do not suffice. As tao
//! 0.37 makes them, `Focused(true)` comes once, when the window is made, and `Focused(false)`
//! never; and `Suspended` comes whenever something covers the app for a moment (the Face ID prompt,
//! the control centre, a call), without a `Resumed` afterwards.

use std::ptr::NonNull;

use block2::RcBlock;
use objc2::MainThreadMarker;
use objc2_foundation::{NSNotification, NSNotificationCenter};
use objc2_ui_kit::{
    UIApplication, UIApplicationDidBecomeActiveNotification, UIApplicationDidEnterBackgroundNotification,
    UIApplicationState, UIApplicationWillEnterForegroundNotification,
    UIApplicationWillResignActiveNotification,
};
use tauri::{AppHandle, Manager, Runtime, WindowEvent};

use crate::in_front::{Change, InFront};

/// Whether an app that starts is in front before anything was reported: UIKit is asked where it is.
pub(crate) const STARTS_IN_FRONT: bool = false;

/// Records where the app is now, and every change from now on. Has to be called on the main thread.
#[allow(unsafe_code, reason = "the names of notifications are statics, and a block is taken on trust")]
pub(crate) fn follow<R: Runtime>(app: &AppHandle<R>) {
    let Some(main_thread) = MainThreadMarker::new() else {
        return tracing::error!("the app does not know when it is in front: this is not the main thread");
    };
    match UIApplication::sharedApplication(main_thread).applicationState() {
        UIApplicationState::Active => app.state::<InFront>().note(Change::Focused),
        UIApplicationState::Background => app.state::<InFront>().note(Change::Left),
        // On its way to the front.
        _ => {}
    }
    // SAFETY: constants of UIKit, which is linked, and there on every version that the app runs on.
    let reports = unsafe {
        [
            (UIApplicationDidBecomeActiveNotification, Change::Focused),
            (UIApplicationWillResignActiveNotification, Change::Unfocused),
            (UIApplicationDidEnterBackgroundNotification, Change::Left),
            (UIApplicationWillEnterForegroundNotification, Change::Returned),
        ]
    };
    let centre = NSNotificationCenter::defaultCenter();
    for (name, change) in reports {
        let app = app.clone();
        let note = RcBlock::new(move |_: NonNull<NSNotification>| app.state::<InFront>().note(change));
        // SAFETY: UIKit posts these on the main thread, and without a queue the block runs there.
        // It owns all that it uses, which may be used on any thread. The centre keeps block and
        // observer for as long as the app runs, as nobody takes the observer away.
        unsafe { centre.addObserverForName_object_queue_usingBlock(Some(name), None, None, &note) };
    }
}

/// Ignores the events of the window, in favour of UIKit's notifications.
pub(crate) fn told_by(_: &WindowEvent) -> Option<Change> {
    None
}
