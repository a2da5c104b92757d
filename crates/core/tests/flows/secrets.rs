//! What nobody else may read is in no log, and on the disk only sealed.

use std::io;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Call, Mishap, World};
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

/// A day with the app, with everything going wrong that is logged.
async fn a_day(world: &World) -> Vec<String> {
    let mut phone = world.start().await;
    phone.connects(&world.address(), MAIJA, "WRNG-2345").await;
    phone.sees_connect_problem().await;
    world.backend.expect(Call::Enrol, Mishap::AnswerLost);
    phone.is_set_up(&world.address(), MAIJA, World::CODES[0]).await;
    phone.opens_offline_code().await;
    phone.enters(WRONG_PIN).await;
    phone.enters(PIN).await;
    let digits = phone.sees_code().await.digits;
    phone.press(Intent::Back).await;
    let login = world.backend.issue(MAIJA);
    world.backend.expect(Call::Decide, Mishap::Garbled(500));
    world.backend.expect(Call::Decide, Mishap::RequestLost);
    phone.approves(&login.number).await;
    phone.sees_unsent().await;
    world.backend.close_streams();
    phone.press(Intent::TryAgain).await;
    assert_eq!(world.meanwhile(phone.sees_result()).await.ending, Ending::Approved);
    world.backend.forge(MAIJA);
    world.meanwhile(phone.sees_notice()).await;
    world.backend.revoke(MAIJA, "Tablet");
    world.meanwhile(phone.sees_connect()).await;

    let mut secrets = vec![digits, login.id.as_str().to_owned()];
    secrets.extend(world.backend.bodies(Call::Decide));
    secrets.extend(world.backend.bodies(Call::Enrol));
    secrets
}

/// The ways bytes end up in text.
fn spellings(secret: &[u8]) -> Vec<Vec<u8>> {
    let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    vec![
        secret.to_vec(),
        hex.clone().into_bytes(),
        hex.to_uppercase().into_bytes(),
        STANDARD.encode(secret).into_bytes(),
        URL_SAFE_NO_PAD.encode(secret).into_bytes(),
    ]
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
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
    let said = tracing::subscriber::with_default(subscriber, || runtime.block_on(a_day(&world)));
    let log = log.0.lock().unwrap();
    assert!(holds(&log, b"WARN") && holds(&log, b"ERROR"), "the day was logged");

    let mut secrets: Vec<Vec<u8>> = said.into_iter().map(String::into_bytes).collect();
    secrets
        .extend([PIN, WRONG_PIN, World::CODES[0], "WRNG-2345", MAIJA].map(|text| text.as_bytes().to_vec()));
    secrets.extend(spellings(&world.backend.offline_secret(MAIJA)));
    for secret in secrets {
        assert!(!holds(&log, &secret), "{} is in the log", String::from_utf8_lossy(&secret));
    }
}

#[tokio::test]
async fn nothing_secret_lies_open_on_the_disk() {
    let world = World::new();
    let _phone = world.phone().await;
    let record = world.vault.record().unwrap();
    let mut secrets = spellings(&world.backend.offline_secret(MAIJA));
    secrets.extend([PIN, World::CODES[0]].map(|text| text.as_bytes().to_vec()));
    for secret in secrets {
        assert!(!holds(&record, &secret), "{} is on the disk", String::from_utf8_lossy(&secret));
    }
}
