//! `Debug` and `Display` output contains no secret.

use key_core::domain::pin::Pin;
use key_core::domain::secret::Secret;
use key_core::ports::{CallFailed, SignFailed, Signer as _, Vault as _, VaultFailed};
use key_core::record::Stored;
use key_core::signer::SoftwareSigner;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Canaries, World};
use key_protocol::problem::Problem;
use key_view::{Intent, Typed};

const MAIJA: &str = World::USERNAME;

/// Formats each expression with both forms of `Debug`.
macro_rules! debug_output {
    ($($thing:expr),+ $(,)?) => { vec![$((stringify!($thing), format!("{0:?}\n{0:#?}", $thing))),+] };
}

fn typed(text: &str) -> Typed {
    Typed(text.to_owned())
}

#[tokio::test]
async fn debug_output_contains_no_secret() {
    let world = World::new();
    let phone = world.phone().await;
    let mut secrets = Canaries::stored_in(&world.vault, PIN).await;
    secrets.add("the PIN", PIN.as_bytes());
    secrets.add("the one-time password", World::CODES[1].as_bytes());

    let stored_record = Stored::read(&world.vault.record().unwrap()).unwrap();
    let record = stored_record.unverified();
    let handle = record.accounts[0].account.handle.clone();
    let stored = world.vault.secret(handle.as_str()).await.unwrap().unwrap();
    let connect =
        Intent::Enrol { address: world.address(), username: MAIJA.to_owned(), code: typed(World::CODES[1]) };
    for (what, text) in debug_output![
        connect,
        Intent::JudgePin { pin: typed(PIN) },
        Intent::ChoosePin { pin: typed(PIN), sensor: false },
        Intent::EnterPin { pad: 1, pin: typed(PIN) },
        Pin::typed(PIN.to_owned()),
        Pin::chosen(PIN.to_owned(), 6),
        Secret::new(PIN.as_bytes().to_vec()),
        stored,
        stored_record,
        record,
        world.vault.entries(),
        world.vault.calls(),
        phone.app.current_view().message,
    ] {
        secrets.assert_none_in(what, text);
    }
}

/// Errors are shown and logged, and some carry data from the backend.
#[tokio::test]
async fn errors_contain_no_secret() {
    let world = World::new();
    let _phone = world.phone().await;
    let mut secrets = Canaries::stored_in(&world.vault, PIN).await;
    secrets.add("the PIN", PIN.as_bytes());
    secrets.add("a wrong PIN", WRONG_PIN.as_bytes());

    let bytes = world.vault.record().unwrap();
    let torn = Stored::read(&bytes[..bytes.len() - 1]).unwrap_err();
    let stored_record = Stored::read(&bytes).unwrap();
    let handle = &stored_record.unverified().accounts[0].account.handle;
    world.vault.store(handle.as_str(), &Secret::new(PIN.as_bytes().to_vec())).await.unwrap();
    let no_key = SoftwareSigner::new(world.ports().vault).prove(handle, WRONG_PIN.as_bytes()).await.err();
    let invalid_intents = [
        serde_json::json!({ "EnterPin": { "pad": 1, "pin": { "digits": PIN } } }),
        serde_json::json!({ "EnterPin": { "pad": 1, "pin": [PIN] } }),
    ];
    let invalid_intents = invalid_intents.map(|intent| serde_json::from_value::<Intent>(intent).unwrap_err());
    let refused = CallFailed::Refused(Problem::WrongCode);
    for (what, text) in
        debug_output![torn, no_key, invalid_intents, refused, VaultFailed::Failed, SignFailed::KeyGone]
    {
        secrets.assert_none_in(what, text);
    }
    for text in [torn.to_string(), no_key.unwrap().to_string(), refused.to_string()] {
        secrets.assert_none_in("an error message", text);
    }
}
