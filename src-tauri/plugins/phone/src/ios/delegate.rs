//! The one delegate of the notification centre. iOS has a single place for it: a library that set its own would silence this one.

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
    // SAFETY: NSObject asks nothing of its subclasses, and the class implements no `Drop`.
    #[unsafe(super(NSObject))]
    #[name = "FinagoKeyNotificationDelegate"]
    #[ivars = Arc<Store>]
    struct Delegate;

    // SAFETY: NSObject has the methods of this protocol.
    unsafe impl NSObjectProtocol for Delegate {}

    // SAFETY: the methods have the signatures that Apple's headers give them, as the bindings say.
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
            // Not before the press is in its file: from here on, the system may end the app.
            done.call(());
        }
    }
);

impl Delegate {
    fn new(store: Arc<Store>) -> Retained<Self> {
        let this = Self::alloc().set_ivars(store);
        // SAFETY: `init` of NSObject takes nothing and fails for nothing.
        #[allow(unsafe_code, reason = "the initialiser of the superclass is called by its selector")]
        unsafe {
            msg_send![super(this), init]
        }
    }

    /// Presents nothing while the app is in front: it shows what waits by itself. Also called while something covers the app, such as the
    /// control centre, from which a person may go elsewhere: then, and when notifications are tried out, it is presented.
    fn arrived_in_front(&self, notification: &UNNotification) -> UNNotificationPresentationOptions {
        let is_left_out = is_active() && !delivered::is_tried_out(notification);
        if is_left_out {
            delivered::take(self.ivars(), notification);
        }
        self.ivars().look();
        if is_left_out {
            UNNotificationPresentationOptions::empty()
        } else {
            // What is presented is taken as the app comes to the front.
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
            // Wiped away: no category asks to hear of that, and nothing follows from it.
            _ => return,
        };
        let notification = response.notification();
        if delivered::is_tried_out(&notification) {
            return;
        }
        let content = user_info::read(&notification.request().content());
        let is_push = delivered::is_push(&notification);
        let store = self.ivars();
        store.change(|inbox| inbox.take_press(press, content.as_ref(), is_push, now()));
        // A press that was dropped brought the app to the front all the same.
        store.look();
    }
}

/// Whether a person looks at the app. The centre calls its delegate on the main thread, where UIKit may be asked.
fn is_active() -> bool {
    let application = MainThreadMarker::new().map(UIApplication::sharedApplication);
    application.is_some_and(|application| application.applicationState() == UIApplicationState::Active)
}

/// Makes the delegate and sets it. To be called before the app has finished launching: the press that starts a killed app is reported right
/// after that, and only to a delegate that is there.
pub(super) fn set(store: &Arc<Store>) {
    let delegate = Delegate::new(Arc::clone(store));
    UNUserNotificationCenter::currentNotificationCenter()
        .setDelegate(Some(ProtocolObject::from_ref(&*delegate)));
    // The centre refers to it weakly. It stays for as long as the process.
    let _ = Retained::into_raw(delegate);
}
