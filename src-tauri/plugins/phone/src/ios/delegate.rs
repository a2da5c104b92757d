//! The delegate of the notification centre. There is only one: a library that set its own would
//! replace this one.

use std::sync::Arc;

use block2::DynBlock;
use objc2::rc::Retained;
use objc2::runtime::{NSObject, NSObjectProtocol, ProtocolObject};
use objc2::{AnyThread, DefinedClass, MainThreadMarker, define_class, msg_send};
use objc2_ui_kit::{UIApplication, UIApplicationState};
use objc2_user_notifications::{
    UNNotification, UNNotificationDefaultActionIdentifier, UNNotificationPresentationOptions,
    UNNotificationResponse, UNUserNotificationCenter, UNUserNotificationCenterDelegate,
};

use super::{category, delivered, user_info};
use crate::inbox::Press;
use crate::inbox::{Store, now};

define_class!(
    // SAFETY: NSObject has no requirements for subclasses, and the class does not implement `Drop`.
    #[unsafe(super(NSObject))]
    #[name = "FinagoKeyNotificationDelegate"]
    #[ivars = Arc<Store>]
    struct Delegate;

    // SAFETY: NSObject implements this protocol.
    unsafe impl NSObjectProtocol for Delegate {}

    // SAFETY: the methods have the signatures of the bindings, which are generated from Apple's
    // headers.
    unsafe impl UNUserNotificationCenterDelegate for Delegate {
        #[unsafe(method(userNotificationCenter:willPresentNotification:withCompletionHandler:))]
        fn will_present(
            &self,
            _: &UNUserNotificationCenter,
            notification: &UNNotification,
            present: &DynBlock<dyn Fn(UNNotificationPresentationOptions)>,
        ) {
            present.call((self.arrived_in_front(notification),));
        }

        #[unsafe(method(userNotificationCenter:didReceiveNotificationResponse:withCompletionHandler:))]
        fn did_receive(
            &self,
            _: &UNUserNotificationCenter,
            response: &UNNotificationResponse,
            done: &DynBlock<dyn Fn()>,
        ) {
            self.pressed(response);
            // Called after the press is in its file: from here on, the system may end the app.
            done.call(());
        }
    }
);

impl Delegate {
    fn new(store: Arc<Store>) -> Retained<Self> {
        let this = Self::alloc().set_ivars(store);
        // SAFETY: `init` of NSObject takes no arguments and cannot fail.
        #[allow(unsafe_code, reason = "the initialiser of the superclass is called by its selector")]
        unsafe {
            msg_send![super(this), init]
        }
    }

    /// Returns how to present a notification that arrives while the app is in the foreground.
    /// Nothing is presented while the app is active, since it shows pending requests itself. While
    /// something covers the app, such as the control centre, and for the test notification, it is
    /// presented: the user may leave without seeing the app.
    fn arrived_in_front(&self, notification: &UNNotification) -> UNNotificationPresentationOptions {
        let is_suppressed = is_active() && !delivered::is_test(notification);
        if is_suppressed {
            delivered::take(self.ivars(), notification);
        }
        self.ivars().look();
        if is_suppressed {
            UNNotificationPresentationOptions::empty()
        } else {
            // A presented notification is taken when the app becomes active.
            UNNotificationPresentationOptions::Banner
                | UNNotificationPresentationOptions::List
                | UNNotificationPresentationOptions::Sound
                | UNNotificationPresentationOptions::Badge
        }
    }

    #[allow(unsafe_code, reason = "the identifier of the usual press is a static of Apple's")]
    fn pressed(&self, response: &UNNotificationResponse) {
        let action = response.actionIdentifier();
        // SAFETY: a constant of the framework, which is linked.
        let is_open = *action == **unsafe { &UNNotificationDefaultActionIdentifier };
        let press = match action.to_string().as_str() {
            category::DENY => Press::Deny,
            _ if is_open => Press::Open,
            // Dismissed. No category requests this report, and nothing follows from it.
            _ => return,
        };
        let notification = response.notification();
        if delivered::is_test(&notification) {
            return;
        }
        let content = user_info::read(&notification.request().content());
        let is_push = delivered::is_push(&notification);
        let store = self.ivars();
        store.change(|inbox| inbox.take_press(press, content.as_ref(), is_push, now()));
        // Even a dropped press brought the app to the front.
        store.look();
    }
}

/// Whether the app is active. The centre calls its delegate on the main thread, as UIKit requires.
fn is_active() -> bool {
    let application = MainThreadMarker::new().map(UIApplication::sharedApplication);
    application.is_some_and(|application| application.applicationState() == UIApplicationState::Active)
}

/// Creates the delegate and sets it. Must be called before the app has finished launching: the
/// press that starts a killed app is reported right after that, and only to a delegate that is set.
pub(super) fn set(store: &Arc<Store>) {
    let delegate = Delegate::new(Arc::clone(store));
    UNUserNotificationCenter::currentNotificationCenter()
        .setDelegate(Some(ProtocolObject::from_ref(&*delegate)));
    // The centre only holds a weak reference. The delegate lives as long as the process.
    let _ = Retained::into_raw(delegate);
}
