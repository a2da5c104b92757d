//! Steps that tests share: a pending login, and time for what runs in the background.

use std::sync::Arc;

use key_core::testing::phone::PIN;
use key_core::testing::{Issued, Phone, World};
use key_view::Intent;
use tokio::task::JoinHandle;
use tokio::time::timeout;

pub(crate) const MAIJA: &str = World::USERNAME;

/// Starts a phone and issues a login, which is on the screen.
pub(crate) async fn with_login(world: &World) -> (Phone, Issued) {
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    (phone, login)
}

/// Dispatches an intent without waiting until it is handled. The task panics if that never happens.
pub(crate) fn dispatch(phone: &Phone, intent: Intent) -> JoinHandle<()> {
    let app = Arc::clone(&phone.app);
    let handled = async move { timeout(Phone::TIMEOUT, app.dispatch(intent)).await };
    tokio::spawn(async move { handled.await.expect("an intent is handled") })
}

/// Returns the intent of the PIN, typed at the pad that is open.
pub(crate) fn pin(phone: &Phone) -> Intent {
    phone.app.current_view().enter_pin(PIN)
}

pub(crate) fn deny(login: &Issued) -> Intent {
    Intent::Deny { id: login.id.as_str().to_owned() }
}

/// Opens the PIN pad over the challenge.
pub(crate) async fn open_pad(phone: &mut Phone, login: &Issued) {
    let id = login.id.as_str().to_owned();
    phone.press(Intent::Approve { id, number: Some(login.number.clone()) }).await;
    phone.sees_pad().await;
}

/// Lets everything that runs in the background come to rest.
pub(crate) async fn settle() {
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
}
