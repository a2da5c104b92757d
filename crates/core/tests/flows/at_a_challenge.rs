//! A phone with a login waiting on it, and what is pressed there.

use std::sync::Arc;

use key_core::testing::phone::PIN;
use key_core::testing::{Issued, Phone, World};
use key_view::{Intent, Typed};
use tokio::task::JoinHandle;

pub(crate) const MAIJA: &str = World::USERNAME;

/// A phone with a login waiting on it.
pub(crate) async fn asked(world: &World) -> (Phone, Issued) {
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    (phone, login)
}

/// Presses something without waiting for what comes of it.
pub(crate) fn pressing(phone: &Phone, intent: Intent) -> JoinHandle<()> {
    let app = Arc::clone(&phone.app);
    tokio::spawn(async move { app.dispatch(intent).await })
}

pub(crate) fn pin() -> Intent {
    Intent::EnterPin { pin: Typed(PIN.to_owned()) }
}

pub(crate) fn deny(login: &Issued) -> Intent {
    Intent::Deny { id: login.id.as_str().to_owned() }
}

/// Opens the PIN pad over the challenge.
pub(crate) async fn at_the_pad(phone: &mut Phone, login: &Issued) {
    let id = login.id.as_str().to_owned();
    phone.press(Intent::Approve { id, number: Some(login.number.clone()) }).await;
    phone.sees_pad().await;
}
