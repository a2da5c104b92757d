//! The notifications of computers, under the contract that the core's own fake is under.

use std::sync::Arc;

use key_core::ports::Notifier;
use key_core::testing::contract::notifier::{self, NotifierHarness};
use tauri::test::MockRuntime;
use tauri::{App, Manager};

use super::app;
use crate::adapters::notifier::Notifications;
use crate::in_front::{Change, InFront};

/// Notifications of an app on a machine that may have nobody to show them: what counts is what was asked to be shown.
struct Asked {
    app: App<MockRuntime>,
    notifications: Arc<Notifications<MockRuntime>>,
}

impl NotifierHarness for Asked {
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
        self.app.state::<InFront>().note(change);
    }

    fn shown(&self) -> usize {
        self.notifications.shown()
    }
}

#[tokio::test]
async fn notifications_keep_the_contract() {
    notifier::all::<Asked>().await;
}
