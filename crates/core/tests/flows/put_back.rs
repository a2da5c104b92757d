//! Rollback: an older record is restored, or the app is reinstalled over leftovers. Only the latest
//! state is accepted (ADR 7).

use std::time::Duration;

use key_core::testing::World;
use key_core::testing::edit::{contents, edited};
use key_core::testing::phone::{PIN, Phone, WRONG_PIN, device};
use key_core::{Device, KdfCost};
use key_view::{Blocked, Intent, PinTrouble};

#[tokio::test]
async fn restored_record_gives_no_tries_back() {
    let world = World::new();
    let mut phone = world.phone().await;
    let before = world.vault.record();
    phone.open_offline_code().await;
    for _ in 0..4 {
        phone.enter_pin(WRONG_PIN).await;
        world.clock.advance(Duration::from_secs(301));
    }
    drop(phone);
    world.vault.put_record(before);
    let mut phone = world.start().await;
    assert_eq!(phone.sees_blocked().await, Blocked::RecordDamaged);
    phone.press(Intent::StartOver).await;
    phone.sees_enrol_form().await;
}

#[tokio::test]
async fn restored_record_does_not_bring_the_old_pin_back() {
    let world = World::new();
    let mut phone = world.phone().await;
    let before = world.vault.record();
    phone.press(Intent::OpenSettings).await;
    phone.change_pin(PIN, "905172").await;
    phone.sees_message().await;
    drop(phone);
    world.vault.put_record(before);
    assert_eq!(world.start().await.sees_blocked().await, Blocked::RecordDamaged);
}

#[tokio::test]
async fn record_without_its_keystore_secret_is_rejected() {
    let world = World::new();
    drop(world.phone().await);
    let record = world.vault.record();
    let emptied = World::new();
    emptied.vault.put_record(record);
    assert_eq!(emptied.start().await.sees_blocked().await, Blocked::RecordDamaged);
}

#[tokio::test]
async fn losing_the_keystore_secret_at_runtime_requires_connecting_again() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.open_offline_code().await;
    world.vault.lose_secrets();
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_blocked().await, Blocked::RecordDamaged);
    phone.press(Intent::StartOver).await;
    phone.sees_enrol_form().await;
}

#[tokio::test]
async fn damaged_record_is_set_aside_without_secrets_or_personal_data() {
    let world = World::new();
    drop(world.phone().await);
    let damaged = edited(&world.vault.record().unwrap(), |record| {
        record["accounts"][0]["account"]["pin_min_length"] = "six".into();
    });
    world.vault.put_record(Some(damaged.clone()));
    let damaged = contents(&damaged);
    let mut phone = world.start().await;
    assert_eq!(phone.sees_blocked().await, Blocked::RecordDamaged);
    assert_eq!(world.vault.aside(), None, "nothing is set aside before it is erased");
    phone.press(Intent::StartOver).await;
    phone.sees_enrol_form().await;
    let aside = String::from_utf8(world.vault.aside().unwrap()).unwrap();
    assert!(
        aside.contains(r#""pin_min_length":"3 characters""#) && aside.contains(r#""version":3"#),
        "{aside}"
    );
    for text in [World::USERNAME, "key.example", "Maija"] {
        assert!(!aside.contains(text), "{aside}");
    }
    for sealed in [&damaged["accounts"][0]["approval"], &damaged["protection"]["wrapped"]] {
        assert!(!aside.contains(&sealed.as_str().unwrap()[..12]), "{aside}");
    }
}

#[tokio::test]
async fn reinstalled_app_erases_leftover_keystore_entries() {
    let world = World::new();
    drop(world.phone().await);
    assert_eq!(world.vault.possession_keys().len(), 1);
    world.vault.put_record(None);
    let mut phone = world.start().await;
    phone.sees_enrol_form().await;
    assert!(world.vault.entries().is_empty());
    phone.set_up(&world.address(), World::USERNAME, World::CODES[1]).await;
    phone.open_offline_code().await;
    phone.enter_pin(WRONG_PIN).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong);
}

#[tokio::test]
async fn changed_wall_clock_at_restart_ends_no_delay() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.open_offline_code().await;
    for _ in 0..3 {
        phone.enter_pin(WRONG_PIN).await;
    }
    drop(phone);
    for ahead in [86_400, -86_400] {
        world.clock.set_ahead(ahead);
        let mut phone = world.start().await;
        phone.open_offline_code().await;
        assert!(matches!(phone.sees_pin_trouble().await, PinTrouble::Wait(_)), "{ahead}");
        phone.enter_pin(PIN).await;
        assert!(matches!(phone.sees_pin_trouble().await, PinTrouble::Wait(_)), "{ahead}");
    }
}

/// Whoever can write the record could otherwise have the PIN derived so cheaply that all PINs are
/// tried in minutes.
#[tokio::test]
async fn record_with_a_weaker_key_derivation_is_refused() {
    let world = World::new();
    drop(world.phone().await);
    let made_with = device("Maija's phone", &world.address()).kdf;
    for stronger in [
        KdfCost { memory_kib: made_with.memory_kib + 8, ..made_with },
        KdfCost { passes: made_with.passes + 1, ..made_with },
        KdfCost { lanes: made_with.lanes + 1, ..made_with },
    ] {
        let device = Device { kdf: stronger, ..device("Maija's phone", &world.address()) };
        let mut phone = Phone::start(world.ports(), device).await;
        assert_eq!(phone.sees_blocked().await, Blocked::RecordDamaged, "{stronger:?}");
    }
    world.start().await.sees_home().await;
}
