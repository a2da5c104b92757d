//! A Linux computer that acts as a phone, for development: pushes of a push service on this
//! machine, and desktop notifications with actions. Closing the window hides it, as on a phone.

use std::path::Path;

use key_core::Pressed;
use key_core::ports::ChallengeNotification;
use key_protocol::ids::ChallengeId;
use tauri::{AppHandle, Manager, Runtime, Window, WindowEvent};
use tauri_plugin_phone::{NoSimulatedPhone, NotificationArea, Press, SimulatedPhone};

use crate::adapters::notifier::desktop::DesktopNotifications;
use crate::adapters::window;
use crate::focus::{Change, Focus};

/// Makes the computer act as a phone.
pub(super) fn simulated_phone<R: Runtime>(
    app: &AppHandle<R>,
    service: &str,
    folder: &Path,
) -> Result<SimulatedPhone, NoSimulatedPhone> {
    let area = Desktop { app: app.clone(), notifications: DesktopNotifications::new(app, on_press) };
    let phone = SimulatedPhone::new(service, folder, Box::new(area))?;
    app.manage(phone.clone());
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

struct Desktop<R: Runtime> {
    app: AppHandle<R>,
    notifications: DesktopNotifications<R>,
}

impl<R: Runtime> NotificationArea for Desktop<R> {
    fn is_in_front(&self) -> bool {
        self.app.state::<Focus>().has_focus()
    }

    fn show(&self, waiting: &ChallengeNotification) {
        self.notifications.show(&waiting.challenge);
    }

    fn withdraw(&self, waiting: &ChallengeNotification) {
        self.notifications.withdraw(&waiting.challenge);
    }

    fn show_test(&self) {
        self.notifications.show_test();
    }
}

/// Stores the press in the inbox, then brings the app to the front: coming to the front withdraws
/// what is shown, after which the press would be ignored.
fn on_press<R: Runtime>(app: &AppHandle<R>, challenge: &ChallengeId, pressed: Pressed) {
    let press = match pressed {
        Pressed::Deny => Press::Deny,
        Pressed::Open => Press::Open,
    };
    app.state::<SimulatedPhone>().pressed(challenge, press);
    window::bring_to_front(app);
    app.state::<Focus>().record(Change::Foreground);
}
