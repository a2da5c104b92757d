//! iOS: UIKit's notifications report focus, background and foreground. The window's events are not
//! sufficient: in tao 0.37, `Focused(true)` is sent only when the window is created,
//! `Focused(false)` is never sent, and `Suspended` is sent whenever something covers the app for a
//! moment (the Face ID prompt, the control centre, a call), without a `Resumed` afterwards.

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

use crate::focus::{Change, Focus};

/// Whether the app has the focus before any event. False: [`observe`] queries UIKit at the start.
pub(crate) const STARTS_FOCUSED: bool = false;

/// Records the current state, and every change from then on. Must be called on the main thread.
#[allow(unsafe_code, reason = "the names of notifications are statics, and a block is taken on trust")]
pub(crate) fn observe<R: Runtime>(app: &AppHandle<R>) {
    let Some(main_thread) = MainThreadMarker::new() else {
        return tracing::error!("the app does not know when it is in front: this is not the main thread");
    };
    match UIApplication::sharedApplication(main_thread).applicationState() {
        UIApplicationState::Active => app.state::<Focus>().record(Change::Focused),
        UIApplicationState::Background => app.state::<Focus>().record(Change::Background),
        // Inactive: the app is about to become active.
        _ => {}
    }
    // SAFETY: constants of UIKit, which is linked; every supported version has them.
    let reports = unsafe {
        [
            (UIApplicationDidBecomeActiveNotification, Change::Focused),
            (UIApplicationWillResignActiveNotification, Change::Unfocused),
            (UIApplicationDidEnterBackgroundNotification, Change::Background),
            (UIApplicationWillEnterForegroundNotification, Change::Foreground),
        ]
    };
    let centre = NSNotificationCenter::defaultCenter();
    for (name, change) in reports {
        let app = app.clone();
        let note = RcBlock::new(move |_: NonNull<NSNotification>| app.state::<Focus>().record(change));
        // SAFETY: UIKit posts these on the main thread, and without a queue the block runs there.
        // The block owns everything it uses, which is `Send` and `Sync`. The centre keeps block and
        // observer for as long as the app runs, since the observer is never removed.
        unsafe { centre.addObserverForName_object_queue_usingBlock(Some(name), None, None, &note) };
    }
}

/// Ignores the window's events: UIKit's notifications are used instead.
pub(crate) fn change_of(_: &WindowEvent) -> Option<Change> {
    None
}
