//! Stored records: a readable record round-trips; an unreadable one stays unchanged until the user
//! chooses to erase it.

use key_core::domain::record_key::RecordKey;
use key_core::domain::secret::Secret;
use key_core::ports::Vault as _;
use key_core::record::{Stored, Unusable};
use key_core::redact;
use key_core::testing::{Phone, World};
use key_view::{Blocked, Intent, Screen};
use serde_json::Value;

use crate::runtime::{block_on, settle};

/// Reads the input as the record that the app loads when it starts.
pub fn target(data: &[u8]) {
    let key = RecordKey::derive(&keystore_secret()).expect("a key");
    let read = Stored::read(data);
    if let Ok(stored) = &read {
        let written = stored.unverified().to_bytes(&key);
        let again = Stored::read(&written).expect("a written record is not read");
        assert!(is_ours(&again, &key), "a written record is not believed");
        assert_eq!(again.unverified(), stored.unverified());
        assert_eq!(again.unverified().to_bytes(&key), written, "the encoding is not unique");
        let torn = &written[..data.len() % written.len()];
        assert_eq!(Stored::read(torn).err(), Some(Unusable::Damaged), "a truncated record is accepted");
    }
    assert_redacted(&serde_json::from_slice(&redact::shape(data)).expect("a redacted record is JSON"));
    let unusable = match read {
        Ok(stored @ Stored::Authenticated(_)) if !is_ours(&stored, &key) => Some(Unusable::Damaged),
        read => read.err(),
    };
    block_on(check_start(data, unusable));
}

fn keystore_secret() -> Secret {
    Secret::new(vec![7; 32])
}

fn is_ours(stored: &Stored, key: &RecordKey) -> bool {
    matches!(stored, Stored::Authenticated(claimed) if claimed.is_ours(key))
}

async fn check_start(data: &[u8], unusable: Option<Unusable>) {
    let world = World::new();
    world.vault.store("keystore-secret", &keystore_secret()).await.unwrap();
    world.vault.put_record(Some(data.to_vec()));
    let phone = world.start().await;
    settle().await;

    let Some(unusable) = unusable else { return emit_intents(&world, &phone).await };
    let blocked = match unusable {
        Unusable::Damaged => Blocked::RecordDamaged,
        Unusable::TooNew => Blocked::RecordTooNew,
    };
    for intent in [Intent::TryAgain, Intent::Back, Intent::OpenSettings, Intent::AddAccount] {
        phone.press(intent).await;
        assert!(matches!(phone.app.current_view().screen, Screen::Blocked(why) if why == blocked));
        assert_eq!(world.vault.record().as_deref(), Some(data), "an unreadable record was changed");
    }
    phone.press(Intent::StartOver).await;
    let is_stored = world.vault.record().is_some();
    assert_eq!(
        is_stored,
        unusable == Unusable::TooNew,
        "starting over must erase a damaged record and keep one that is too new"
    );
}

/// Checks that the app responds to intents with any readable record, and does not damage it.
async fn emit_intents(world: &World, phone: &Phone) {
    for intent in
        [Intent::OpenSettings, Intent::Back, Intent::AddAccount, Intent::TryAgain, Intent::StartOver]
    {
        let before = phone.app.current_view().revision;
        phone.press(intent).await;
        settle().await;
        assert!(phone.app.current_view().revision > before);
    }
    let readable = world.vault.record().is_none_or(|record| Stored::read(&record).is_ok());
    assert!(readable, "the app damaged its record");
}

/// Checks that the diagnostic copy of a damaged record, which others may read, contains only
/// lengths in place of texts.
fn assert_redacted(redacted: &Value) {
    match redacted {
        Value::String(text) => {
            let length = text.strip_suffix(" characters").expect("a text was not redacted");
            assert!(length.parse::<usize>().is_ok());
        }
        Value::Array(values) => values.iter().for_each(assert_redacted),
        Value::Object(members) => members.values().for_each(assert_redacted),
        _ => {}
    }
}
