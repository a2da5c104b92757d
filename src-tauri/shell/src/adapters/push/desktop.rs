//! A Linux computer that acts as a phone, for development: pushes of a push service on this
//! machine, and desktop notifications with actions (freedesktop.org Desktop Notifications
//! Specification 1.2). Closing the window hides it, as on a phone.

use std::collections::HashMap;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use key_core::ports::Waiting;
use key_protocol::ids::ChallengeId;
use tauri::{AppHandle, Manager, Runtime, Window, WindowEvent};
use tauri_plugin_phone::{NoSimulatedPhone, NotificationArea, Press, SimulatedPhone};
use zbus::blocking::Connection;
use zbus::zvariant::Value;

use crate::adapters::{language, window};
use crate::focus::{Change, Focus};

#[zbus::proxy(
    interface = "org.freedesktop.Notifications",
    default_service = "org.freedesktop.Notifications",
    default_path = "/org/freedesktop/Notifications",
    gen_async = false
)]
trait DesktopNotifications {
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

/// Makes the computer act as a phone.
pub(super) fn simulated_phone<R: Runtime>(
    app: &AppHandle<R>,
    service: &str,
    folder: &Path,
) -> Result<SimulatedPhone, NoSimulatedPhone> {
    let (orders, received) = channel();
    let phone = SimulatedPhone::new(service, folder, Box::new(Desktop { app: app.clone(), orders }))?;
    app.manage(phone.clone());
    let app = app.clone();
    std::thread::spawn(move || {
        if let Err(error) = serve(&app, &received) {
            tracing::warn!(cause = &error as &dyn std::error::Error, "the desktop shows no notifications");
        }
    });
    Ok(phone)
}

/// Withdraws notifications when the window gets the focus, and hides the window instead of closing
/// it, so that pushes still arrive.
pub(crate) fn on_window_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let Some(phone) = window.try_state::<SimulatedPhone>() else { return };
    match event {
        WindowEvent::Focused(true) => phone.came_to_front(),
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            // If hiding fails, the window stays visible.
            let _ = window.hide();
            window.state::<Focus>().record(Change::Background);
        }
        _ => {}
    }
}

enum Order {
    Show(ChallengeId),
    Withdraw(ChallengeId),
    ShowTest,
}

/// Notifications of the desktop. Orders are sent to a thread, so that callers do not wait for the
/// desktop.
struct Desktop<R: Runtime> {
    app: AppHandle<R>,
    orders: Sender<Order>,
}

impl<R: Runtime> Desktop<R> {
    fn order(&self, order: Order) {
        // Sending fails only if the desktop shows no notifications, which was logged.
        let _ = self.orders.send(order);
    }
}

impl<R: Runtime> NotificationArea for Desktop<R> {
    fn is_in_front(&self) -> bool {
        self.app.state::<Focus>().has_focus()
    }

    fn show(&self, waiting: &Waiting) {
        self.order(Order::Show(waiting.challenge.clone()));
    }

    fn withdraw(&self, waiting: &Waiting) {
        self.order(Order::Withdraw(waiting.challenge.clone()));
    }

    fn show_test(&self) {
        self.order(Order::ShowTest);
    }
}

/// The challenge of each shown notification, by the desktop's id.
type Shown = Arc<Mutex<HashMap<u32, ChallengeId>>>;

fn serve<R: Runtime>(app: &AppHandle<R>, orders: &Receiver<Order>) -> zbus::Result<()> {
    let desktop = DesktopNotificationsProxy::new(&Connection::session()?)?;
    let shown = Shown::default();
    let (actions, challenges, handle) = (desktop.receive_action_invoked()?, Arc::clone(&shown), app.clone());
    std::thread::spawn(move || {
        for action in actions {
            if let Ok(action) = action.args()
                && let Some(challenge) = lock(&challenges).get(&action.id).cloned()
            {
                on_action(&handle, &challenge, &action.action_key);
            }
        }
    });
    for order in orders {
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
                let mut shown = lock(&shown);
                let id = notify(messages.title, messages.body, &[OPEN, messages.title, DENY, messages.deny])?;
                shown.insert(id, challenge);
            }
            Order::ShowTest => drop(notify(messages.try_title, messages.try_body, &[])?),
            Order::Withdraw(challenge) => {
                let id = lock(&shown).iter().find(|(_, known)| **known == challenge).map(|(id, _)| *id);
                if let Some(id) = id {
                    lock(&shown).remove(&id);
                    // The notification may be closed already.
                    let _ = desktop.close_notification(id);
                }
            }
        }
    }
    Ok(())
}

/// Stores the action in the inbox, then brings the app to the front: coming to the front withdraws
/// what is shown, after which the action would be ignored.
fn on_action<R: Runtime>(app: &AppHandle<R>, challenge: &ChallengeId, action: &str) {
    let press = if action == DENY { Press::Deny } else { Press::Open };
    app.state::<SimulatedPhone>().pressed(challenge, press);
    window::bring_to_front(app);
    app.state::<Focus>().record(Change::Foreground);
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
