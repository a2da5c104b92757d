//! Secrets are in no log, and in the record only sealed.

use std::io;
use std::sync::{Arc, Mutex};

use key_core::ports::Vault as _;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Call, Canaries, Mishap, World};
use key_view::{Ending, Intent};
use tracing_subscriber::fmt::MakeWriter;

const MAIJA: &str = World::USERNAME;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Uses the app with every kind of failure that is logged, and returns the secrets involved.
async fn use_app_with_failures(world: &World) -> Canaries {
    let mut phone = world.start().await;
    phone.connect(&world.address(), MAIJA, "WRNG-2345").await;
    phone.sees_enrol_problem().await;
    world.backend.expect(Call::Enrol, Mishap::AnswerLost);
    phone.set_up(&world.address(), MAIJA, World::CODES[0]).await;
    let mut secrets = Canaries::stored_in(&world.vault, PIN).await;
    phone.open_offline_code().await;
    phone.enter_pin(WRONG_PIN).await;
    phone.enter_pin(PIN).await;
    let digits = phone.sees_code().await.digits;
    phone.press(Intent::Back).await;
    let login = world.backend.issue(MAIJA);
    world.backend.expect(Call::Decide, Mishap::Garbled(500));
    world.backend.expect(Call::Decide, Mishap::RequestLost);
    phone.approve(&login.number).await;
    phone.sees_unsent().await;
    world.backend.close_streams();
    phone.press(Intent::TryAgain).await;
    assert_eq!(world.meanwhile(phone.sees_result()).await.ending, Ending::Approved);
    phone.press(Intent::Back).await;
    let handed_over = world.backend.issue(MAIJA);
    phone.app.open_link("finagokey://confirm?h=yMnKy8zNzs_Q0dLT1NXW1w", None).await;
    phone.press(Intent::DismissMessage).await;
    world.backend.expect(Call::Decide, Mishap::AnswerLost);
    phone.app.open_link(&world.backend.link(&handed_over), None).await;
    phone.approve("").await;
    world.meanwhile(phone.sees_result()).await;
    phone.press(Intent::Back).await;
    world.browser.uninstall();
    let unreleased = world.backend.issue(MAIJA);
    phone.app.open_link(&world.backend.link(&unreleased), None).await;
    phone.approve("").await;
    world.meanwhile(phone.sees_result()).await;
    world.backend.forge(MAIJA);
    phone.press(Intent::Back).await;
    world.meanwhile(phone.sees_cards()).await;
    world.backend.revoke(MAIJA, "Tablet");
    world.meanwhile(phone.sees_enrol_form()).await;

    let page = world.browser.opened().remove(0).page;
    let (_, release) = page.rsplit_once('=').unwrap();
    for secret in
        [handed_over.handoff.expose(), unreleased.handoff.expose(), "yMnKy8zNzs_Q0dLT1NXW1w", release]
    {
        secrets.add("a secret of a handoff", secret.as_bytes());
    }
    secrets.add("the offline code", digits.as_bytes());
    secrets.add("an id that opens a challenge", login.id.as_str().as_bytes());
    for body in [Call::Decide, Call::Enrol].into_iter().flat_map(|call| world.backend.bodies(call)) {
        secrets.add("a signed statement", body.as_bytes());
    }
    for typed in [PIN, WRONG_PIN, World::CODES[0], "WRNG-2345", MAIJA] {
        secrets.add("what was typed", typed.as_bytes());
    }
    secrets
}

#[test]
fn nothing_secret_is_logged() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(log.clone())
        .finish();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let world = World::new();
    let secrets =
        tracing::subscriber::with_default(subscriber, || runtime.block_on(use_app_with_failures(&world)));
    let log = log.0.lock().unwrap();
    let text = String::from_utf8_lossy(&log);
    assert!(text.contains("WARN") && text.contains("ERROR"), "the run was logged");

    secrets.assert_none_in("the log", &*log);
}

#[tokio::test]
async fn record_contains_no_plaintext_secret() {
    let world = World::new();
    let _phone = world.phone().await;
    let mut secrets = Canaries::stored_in(&world.vault, PIN).await;
    secrets.add("the offline secret, as the backend has it", &world.backend.offline_secret(MAIJA));
    secrets.add("the PIN", PIN.as_bytes());
    secrets.add("the one-time password", World::CODES[0].as_bytes());
    secrets.assert_none_in("the record", world.vault.record().unwrap());
}

#[tokio::test]
async fn keystore_secret_has_32_bytes() {
    let world = World::new();
    drop(world.phone().await);
    let secret = world.vault.secret("keystore-secret").await.unwrap().unwrap();
    assert_eq!(secret.expose().len(), 32);
}
