//! The adapters that take a running app, under the contracts that the core's own fakes are under.

use std::sync::Arc;

use key_core::ports::{Notifier, Sensor, UserPresence};
use key_core::testing::contract::notifier::{self, NotifierHarness};
use key_core::testing::contract::presence::{self, PresenceHarness};
use tauri::test::MockRuntime;
use tauri::{App, Manager};

use super::app;
use crate::adapters::notifier::Notifications;
use crate::adapters::presence::Biometrics;
use crate::in_front::InFront;

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
        self.app.state::<InFront>().set(in_front);
    }

    fn shown(&self) -> usize {
        self.notifications.shown()
    }
}

/// This computer, which has no sensor that the plugin knows.
struct Computer(App<MockRuntime>);

impl PresenceHarness for Computer {
    fn fresh() -> (Self, Sensor) {
        (Self(app()), Sensor::None)
    }

    fn presence(&self) -> Arc<dyn UserPresence> {
        Arc::new(Biometrics::of(self.0.handle()))
    }
}

#[test]
fn notifications_keep_the_contract() {
    notifier::all::<Asked>();
}

#[test]
fn presence_keeps_the_contract() {
    presence::all::<Computer>();
}
