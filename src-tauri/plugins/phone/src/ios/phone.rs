//! The plugin. It is set up while the app is built, before iOS calls any of its parts.
#![allow(clippy::disallowed_methods, reason = "the adapter of the app bundle")]

use std::fs;
use std::path::Path;
use std::ptr::NonNull;
use std::sync::Arc;

use block2::RcBlock;
use key_core::ports::{ChallengeNotification, Push};
use key_protocol::ids::ChallengeId;
use key_view::Notifications;
use objc2_foundation::{NSBundle, NSNotification, NSNotificationCenter};
use objc2_ui_kit::UIApplicationDidBecomeActiveNotification;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Manager, Runtime};

use super::local::{self, Messages};
use super::pushes::Pushes;
use super::registration::Apple;
use super::{category, delegate, delivered, environment, folder, settings};
use crate::inbox::Store;

/// Returns the plugin, which manages a [`Phone`].
pub fn init<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("phone")
        .setup(|app, _| {
            let phone = Phone::set_up(app)?;
            app.manage(phone);
            Ok(())
        })
        .build()
}

/// An iPhone or iPad.
pub struct Phone(Arc<dyn Push>);

impl Phone {
    /// Sets everything up. Must be called on the main thread while the app is built.
    fn set_up<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Self> {
        let inbox = app.path().app_data_dir()?.join("push");
        folder::make(&inbox);
        let store = Arc::new(Store::open(&inbox));
        delegate::set(&store);
        category::set_up();
        observe_activation(&store);
        let system = Apple::set_up(app, &store);
        let bundle = NSBundle::mainBundle().bundlePath().to_string();
        let profile = fs::read(Path::new(&bundle).join(environment::PROFILE)).ok();
        let environment = environment::of(profile.as_deref(), cfg!(debug_assertions));
        Ok(Self(Arc::new(Pushes::new(store, environment, system))))
    }

    /// Returns the port for pushes.
    #[must_use]
    pub fn push(&self) -> Arc<dyn Push> {
        Arc::clone(&self.0)
    }

    /// Returns whether the phone shows notifications.
    pub async fn permission(&self) -> Notifications {
        settings::permission().await
    }

    /// Requests permission, if the user has not decided yet, and returns the result.
    pub async fn request_permission(&self) -> Notifications {
        settings::request().await
    }

    /// Shows the notification of a challenge. `badge` is the number of shown notifications.
    pub fn show(&self, waiting: &ChallengeNotification, messages: Messages<'_>, badge: usize) {
        local::show(waiting, messages, badge);
    }

    /// Shows the test notification, even while the app is in front.
    pub fn try_out(&self, messages: Messages<'_>) {
        local::try_out(messages);
    }

    /// Withdraws the notification of a challenge. `badge` is the number of remaining notifications.
    pub fn withdraw(&self, challenge: &ChallengeId, badge: usize) {
        local::withdraw(challenge, badge);
    }
}

/// Records delivered pushes each time the app becomes active.
#[allow(unsafe_code, reason = "the name of the notification is a static, and a block is taken on trust")]
fn observe_activation(store: &Arc<Store>) {
    let store = Arc::clone(store);
    let take = RcBlock::new(move |_: NonNull<NSNotification>| delivered::came_to_front(&store));
    // SAFETY: a constant of UIKit, which is linked. UIKit posts it on the main thread, and without
    // a queue the block runs there. The block owns everything it uses, which is `Send` and `Sync`.
    // The centre keeps block and observer for as long as the app runs.
    unsafe {
        NSNotificationCenter::defaultCenter().addObserverForName_object_queue_usingBlock(
            Some(UIApplicationDidBecomeActiveNotification),
            None,
            None,
            &take,
        );
    }
}
