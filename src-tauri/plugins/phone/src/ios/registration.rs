//! Registration with Apple's push service. UIKit reports the token to the application's delegate,
//! which is tao's and lacks the methods for it; they are added to its class.

use std::mem;
use std::ptr;
use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use objc2::runtime::{AnyClass, AnyObject, Imp, Sel};
use objc2::{MainThreadMarker, ffi, sel};
use objc2_foundation::{NSData, NSError};
use objc2_ui_kit::UIApplication;
use tauri::{AppHandle, Runtime};

use super::address::Address;
use super::pushes::{Settings, System};
use super::settings;
use crate::inbox::Store;

/// What the methods report to: they are plain functions and own no state.
static RECEIVERS: OnceLock<(Arc<Address>, Arc<Store>)> = OnceLock::new();

/// The signature of `application:didRegisterForRemoteNotificationsWithDeviceToken:`.
type DidRegister = extern "C-unwind" fn(&AnyObject, Sel, *const AnyObject, Option<&NSData>);
/// The signature of `application:didFailToRegisterForRemoteNotificationsWithError:`.
type DidFail = extern "C-unwind" fn(&AnyObject, Sel, *const AnyObject, Option<&NSError>);

/// Registration through UIKit.
pub(super) struct Apple<R: Runtime> {
    app: AppHandle<R>,
    address: Arc<Address>,
}

impl<R: Runtime> Apple<R> {
    /// Adds the methods. Must be called after the event loop was created, which registers the
    /// class, and before it runs: UIKit caches which methods its delegate implements.
    pub(super) fn set_up(app: &AppHandle<R>, store: &Arc<Store>) -> Self {
        let address = Arc::<Address>::default();
        // This is the only place that sets it.
        let _ = RECEIVERS.set((Arc::clone(&address), Arc::clone(store)));
        // SAFETY: each function has the signature of its method, accepts nil for every argument but
        // the receiver, and only reads its arguments.
        #[allow(unsafe_code, reason = "methods are added by the Objective-C runtime's own functions")]
        unsafe {
            add(
                sel!(application:didRegisterForRemoteNotificationsWithDeviceToken:),
                mem::transmute::<DidRegister, Imp>(did_register),
            );
            add(
                sel!(application:didFailToRegisterForRemoteNotificationsWithError:),
                mem::transmute::<DidFail, Imp>(did_fail),
            );
        }
        Self { app: app.clone(), address }
    }

    /// Runs `what` on UIKit's main thread.
    fn call_uikit(&self, what: fn(&UIApplication)) {
        let queued = self.app.run_on_main_thread(move || {
            if let Some(main_thread) = MainThreadMarker::new() {
                what(&UIApplication::sharedApplication(main_thread));
            }
        });
        if let Err(error) = queued {
            tracing::warn!(cause = &error as &dyn std::error::Error, "UIKit could not be told");
        }
    }
}

#[async_trait]
impl<R: Runtime> System for Apple<R> {
    async fn address(&self) -> Option<String> {
        self.address.get(|| self.call_uikit(UIApplication::registerForRemoteNotifications)).await
    }

    fn give_up_address(&self) {
        self.address.reset();
        self.call_uikit(UIApplication::unregisterForRemoteNotifications);
    }

    async fn settings(&self) -> Settings {
        settings::settings().await
    }
}

/// Adds a method that takes two objects and returns nothing.
///
/// # Safety
///
/// `method` takes a receiver, a selector and two objects, is sound for any of them, and returns
/// nothing.
#[allow(unsafe_code, reason = "the Objective-C runtime's own function")]
unsafe fn add(selector: Sel, method: Imp) {
    let Some(class) = AnyClass::get(c"AppDelegate") else {
        return tracing::error!("no push can be registered: the event loop has no such class");
    };
    // SAFETY: a registered class is never freed, and the runtime locks internally for the change.
    // The caller guarantees the method's signature.
    let is_added =
        unsafe { ffi::class_addMethod(ptr::from_ref(class).cast_mut(), selector, method, c"v@:@@".as_ptr()) };
    if !is_added.as_bool() {
        tracing::error!(?selector, "no push can be registered: the event loop has the method itself");
    }
}

extern "C-unwind" fn did_register(_: &AnyObject, _: Sel, _: *const AnyObject, token: Option<&NSData>) {
    if let (Some(token), Some((address, store))) = (token, RECEIVERS.get())
        && address.token_received(&token.to_vec())
    {
        // The token is late or has changed, so the backends need it.
        store.look();
    }
}

extern "C-unwind" fn did_fail(_: &AnyObject, _: Sel, _: *const AnyObject, error: Option<&NSError>) {
    if let Some(error) = error {
        tracing::warn!(domain = %error.domain(), code = error.code(), "Apple's service gave no address");
    }
    if let Some((address, _)) = RECEIVERS.get() {
        address.failed();
    }
}
