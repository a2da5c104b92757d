//! The plugin: puts the parts together as the app is built, before iOS calls any of them.

use std::fs;
use std::path::Path;
use std::ptr::NonNull;
use std::sync::Arc;

use block2::RcBlock;
use key_core::ports::{Push, Waiting};
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

/// The plugin. Manages a [`Phone`].
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
    /// Has to be called on the main thread while the app is built.
    fn set_up<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Self> {
        let inbox = app.path().app_data_dir()?.join("push");
        folder::make(&inbox);
        let store = Arc::new(Store::open(&inbox));
        delegate::set(&store);
        category::set_up();
        follow_to_the_front(&store);
        let system = Apple::set_up(app, &store);
        let bundle = NSBundle::mainBundle().bundlePath().to_string();
        let profile = fs::read(Path::new(&bundle).join(environment::PROFILE)).ok();
        let environment = environment::of(profile.as_deref(), cfg!(debug_assertions));
        Ok(Self(Arc::new(Pushes::new(store, environment, system))))
    }

    /// The port for pushes.
    #[must_use]
    pub fn push(&self) -> Arc<dyn Push> {
        Arc::clone(&self.0)
    }

    /// Whether the phone shows notifications.
    pub async fn permission(&self) -> Notifications {
        settings::permission().await
    }

    /// Has the phone ask the person, where it still does, and returns what came of it.
    pub async fn request_permission(&self) -> Notifications {
        settings::request().await
    }

    /// Shows a challenge that the app heard of while it was left. `badge` is how many are shown now.
    pub fn show(&self, waiting: &Waiting, messages: Messages<'_>, badge: usize) {
        local::show(waiting, messages, badge);
    }

    /// Shows that notifications are shown, wherever the app is.
    pub fn try_out(&self, messages: Messages<'_>) {
        local::try_out(messages);
    }

    /// Takes back what is shown of a challenge. `badge` is how many are still shown.
    pub fn withdraw(&self, challenge: &ChallengeId, badge: usize) {
        local::withdraw(challenge, badge);
    }
}

/// Takes what pushes left, each time that the app comes to the front.
#[allow(unsafe_code, reason = "the name of the notification is a static, and a block is taken on trust")]
fn follow_to_the_front(store: &Arc<Store>) {
    let store = Arc::clone(store);
    let take = RcBlock::new(move |_: NonNull<NSNotification>| delivered::came_to_front(&store));
    // SAFETY: a constant of UIKit, which is linked. UIKit posts it on the main thread, and without a queue the block runs there. The block
    // owns all that it uses, which may be used on any thread. The centre keeps block and observer for as long as the app runs.
    unsafe {
        NSNotificationCenter::defaultCenter().addObserverForName_object_queue_usingBlock(
            Some(UIApplicationDidBecomeActiveNotification),
            None,
            None,
            &take,
        );
    }
}
