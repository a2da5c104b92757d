//! The notifier of computers passes the contract suite of the core's port.

use std::sync::Arc;

use key_core::ports::Notifier;
use key_core::testing::contract::notifier::{self, NotifierHarness};
use tauri::test::MockRuntime;
use tauri::{App, Manager};

use super::app;
use crate::adapters::notifier::Notifications;
use crate::focus::{Change, Focus};

/// The notifier on a machine that may lack a notification daemon: requested notifications are
/// counted, whether or not they are displayed.
struct DesktopHarness {
    app: App<MockRuntime>,
    notifications: Arc<Notifications<MockRuntime>>,
}

impl NotifierHarness for DesktopHarness {
    fn fresh() -> Self {
        let app = app();
        let notifications = Arc::new(Notifications::of(app.handle()));
        Self { app, notifications }
    }

    fn notifier(&self) -> Arc<dyn Notifier> {
        self.notifications.clone()
    }

    fn set_in_front(&self, in_front: bool) {
        let change = if in_front { Change::Focused } else { Change::Unfocused };
        self.app.state::<Focus>().record(change);
    }

    fn shown(&self) -> usize {
        self.notifications.shown()
    }
}

#[tokio::test]
async fn notifications_pass_the_contract() {
    notifier::all::<DesktopHarness>().await;
}
