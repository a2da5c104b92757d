//! Notifications of a Linux desktop (freedesktop.org Desktop Notifications Specification 1.2). The
//! connection is opened for the first notification, on a thread of its own, so that callers do not
//! wait for the desktop. Other computers show none.

use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, Sender, channel};

use key_core::Pressed;
use key_protocol::ids::ChallengeId;
use tauri::{AppHandle, Runtime};

/// Handler of a pressed notification or button.
pub(crate) type OnPress<R> = fn(&AppHandle<R>, &ChallengeId, Pressed);

enum Order {
    Show(ChallengeId),
    Withdraw(ChallengeId),
    ShowTest,
}

/// The desktop's notifications of this app.
pub(crate) struct DesktopNotifications<R: Runtime> {
    app: AppHandle<R>,
    on_press: OnPress<R>,
    orders: OnceLock<Sender<Order>>,
}

impl<R: Runtime> DesktopNotifications<R> {
    /// Notifications that report to `on_press`, which runs on a thread of the connection.
    pub(crate) fn new(app: &AppHandle<R>, on_press: OnPress<R>) -> Self {
        Self { app: app.clone(), on_press, orders: OnceLock::new() }
    }

    /// Shows that a challenge is waiting.
    pub(crate) fn show(&self, challenge: &ChallengeId) {
        self.order(Order::Show(challenge.clone()));
    }

    /// Withdraws a challenge's notification. The user may have closed it already.
    pub(crate) fn withdraw(&self, challenge: &ChallengeId) {
        self.order(Order::Withdraw(challenge.clone()));
    }

    /// Shows the test notification.
    pub(crate) fn show_test(&self) {
        self.order(Order::ShowTest);
    }

    fn order(&self, order: Order) {
        let orders = self.orders.get_or_init(|| {
            let (orders, received) = channel();
            let (app, on_press) = (self.app.clone(), self.on_press);
            std::thread::spawn(move || serve(&app, on_press, &received));
            orders
        });
        // Sending fails only if the desktop shows no notifications, which was logged.
        let _ = orders.send(order);
    }
}

#[cfg(not(target_os = "linux"))]
fn serve<R: Runtime>(_: &AppHandle<R>, _: OnPress<R>, _: &Receiver<Order>) {
    tracing::warn!("notifications of this desktop are not supported");
}

#[cfg(target_os = "linux")]
fn serve<R: Runtime>(app: &AppHandle<R>, on_press: OnPress<R>, orders: &Receiver<Order>) {
    if let Err(error) = linux::serve(app, on_press, orders) {
        tracing::warn!(cause = &error as &dyn std::error::Error, "the desktop shows no notifications");
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::HashMap;
    use std::sync::mpsc::Receiver;
    use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

    use key_core::Pressed;
    use key_protocol::ids::ChallengeId;
    use tauri::{AppHandle, Runtime};
    use zbus::blocking::Connection;
    use zbus::zvariant::Value;

    use super::{OnPress, Order};
    use crate::adapters::language;

    #[zbus::proxy(
        interface = "org.freedesktop.Notifications",
        default_service = "org.freedesktop.Notifications",
        default_path = "/org/freedesktop/Notifications",
        gen_async = false
    )]
    trait Interface {
        #[allow(clippy::too_many_arguments, reason = "the interface's own")]
        fn notify(
            &self,
            app_name: &str,
            replaces_id: u32,
            app_icon: &str,
            summary: &str,
            body: &str,
            actions: &[&str],
            hints: HashMap<&str, &Value<'_>>,
            expire_timeout: i32,
        ) -> zbus::Result<u32>;

        fn close_notification(&self, id: u32) -> zbus::Result<()>;

        #[zbus(signal)]
        fn action_invoked(&self, id: u32, action_key: String) -> zbus::Result<()>;
    }

    /// Key of the action of the notification itself.
    const OPEN: &str = "default";

    /// Key of the deny button's action.
    const DENY: &str = "deny";

    /// The challenge of each shown notification, by the desktop's id.
    type Shown = Arc<Mutex<HashMap<u32, ChallengeId>>>;

    pub(super) fn serve<R: Runtime>(
        app: &AppHandle<R>,
        on_press: OnPress<R>,
        orders: &Receiver<Order>,
    ) -> zbus::Result<()> {
        let desktop = InterfaceProxy::new(&Connection::session()?)?;
        let shown = Shown::default();
        let (actions, challenges, handle) =
            (desktop.receive_action_invoked()?, Arc::clone(&shown), app.clone());
        std::thread::spawn(move || {
            for action in actions {
                if let Ok(action) = action.args()
                    && let Some(challenge) = lock(&challenges).get(&action.id).cloned()
                {
                    let pressed = if action.action_key == DENY { Pressed::Deny } else { Pressed::Open };
                    on_press(&handle, &challenge, pressed);
                }
            }
        });
        for order in orders {
            if let Err(error) = carry_out(app, &desktop, &shown, order) {
                tracing::warn!(cause = &error as &dyn std::error::Error, "a notification was not shown");
            }
        }
        Ok(())
    }

    fn carry_out<R: Runtime>(
        app: &AppHandle<R>,
        desktop: &InterfaceProxy<'_>,
        shown: &Shown,
        order: Order,
    ) -> zbus::Result<()> {
        let messages = language::messages(app).notification;
        let notify = |summary, body, actions: &[&str]| {
            let urgent = Value::U8(2);
            let hints = HashMap::from([("urgency", &urgent)]);
            desktop.notify("Finago Key", 0, "", summary, body, actions, hints, -1)
        };
        match order {
            Order::Show(challenge) => {
                // Locked until the id is known: an action may be invoked before the desktop's
                // response is handled.
                let mut shown = lock(shown);
                // There is no approve button: a notification does not show what would be approved.
                let id = notify(messages.title, messages.body, &[OPEN, messages.title, DENY, messages.deny])?;
                shown.insert(id, challenge);
            }
            Order::ShowTest => drop(notify(messages.try_title, messages.try_body, &[])?),
            Order::Withdraw(challenge) => {
                let id = lock(shown).iter().find(|(_, known)| **known == challenge).map(|(id, _)| *id);
                if let Some(id) = id {
                    lock(shown).remove(&id);
                    // The notification may be closed already.
                    let _ = desktop.close_notification(id);
                }
            }
        }
        Ok(())
    }

    fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
        mutex.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
