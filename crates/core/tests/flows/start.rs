//! Starting: the app continues where it was, or says why it cannot.

use key_core::ports::VaultFailed;
use key_core::testing::{Fault, MemoryVault, Operation, World};
use key_view::{Blocked, Ending, Intent};

const MAIJA: &str = World::USERNAME;

#[tokio::test]
async fn new_app_welcomes_and_leads_to_the_connect_form_and_back() {
    let world = World::new();
    let mut phone = world.start().await;
    assert!(phone.sees_welcome().await.can_scan);
    phone.press(Intent::AddAccount).await;
    assert_eq!(phone.sees_enrol_form().await.address, "https://key.example");
    phone.press(Intent::Back).await;
    phone.sees_welcome().await;
}

#[tokio::test]
async fn app_killed_with_a_pending_challenge_restarts_on_it() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    drop(phone);
    let mut phone = world.start().await;
    phone.approve(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn damaged_record_is_reported_and_erased_only_on_request() {
    let world = World::new();
    drop(world.phone().await);
    let whole = world.vault.record().unwrap();
    let damaged = whole[..whole.len() / 2].to_vec();
    world.vault.put_record(Some(damaged.clone()));

    let mut phone = world.start().await;
    assert_eq!(phone.sees_blocked().await, Blocked::RecordDamaged);
    phone.press(Intent::TryAgain).await;
    phone.press(Intent::Back).await;
    phone.press(Intent::AddAccount).await;
    assert_eq!(phone.sees_blocked().await, Blocked::RecordDamaged);
    assert_eq!(world.vault.record(), Some(damaged), "unchanged");

    phone.press(Intent::StartOver).await;
    phone.set_up(&world.address(), MAIJA, World::CODES[1]).await;
}

#[tokio::test]
async fn repaired_record_is_loaded_on_retry() {
    let world = World::new();
    drop(world.phone().await);
    let whole = world.vault.record();
    world.vault.put_record(Some(b"{}".to_vec()));
    let mut phone = world.start().await;
    assert_eq!(phone.sees_blocked().await, Blocked::RecordDamaged);
    world.vault.put_record(whole);
    phone.press(Intent::TryAgain).await;
    phone.sees_home_online().await;
}

#[tokio::test]
async fn record_of_a_newer_app_is_never_erased() {
    let world = World::new();
    let newer = br#"{"version":4,"whatever":true}"#.to_vec();
    world.vault.put_record(Some(newer.clone()));
    let mut phone = world.start().await;
    assert_eq!(phone.sees_blocked().await, Blocked::RecordTooNew);
    phone.press(Intent::StartOver).await;
    assert_eq!(phone.sees_blocked().await, Blocked::RecordTooNew);
    assert_eq!(world.vault.record(), Some(newer));
}

#[tokio::test]
async fn missing_keystore_is_reported_before_a_code_is_used() {
    let world = World::new();
    world.vault.fail(Operation::Secret, Fault::Refuses(VaultFailed::NoKeystore));
    let mut phone = world.start().await;
    assert_eq!(phone.sees_blocked().await, Blocked::NoKeystore);
    phone.press(Intent::StartOver).await;
    assert_eq!(phone.sees_blocked().await, Blocked::NoKeystore);
    world.vault.mend();
    phone.press(Intent::TryAgain).await;
    phone.sees_enrol_form().await;
}

#[tokio::test]
async fn locked_keystore_can_be_unlocked_and_retried() {
    let world = World::new();
    drop(world.phone().await);
    world.vault.fail(Operation::Secret, Fault::Refuses(VaultFailed::KeystoreLocked));
    let mut phone = world.start().await;
    assert_eq!(phone.sees_blocked().await, Blocked::KeystoreLocked);
    phone.press(Intent::TryAgain).await;
    assert_eq!(phone.sees_blocked().await, Blocked::KeystoreLocked);
    world.vault.mend();
    tokio::join!(phone.press(Intent::TryAgain), phone.press(Intent::TryAgain));
    phone.sees_home_online().await;
}

#[tokio::test]
async fn unreadable_disk_can_be_retried_without_loss() {
    let world = World::new();
    drop(world.phone().await);
    world.vault.fail(Operation::Load, Fault::Refuses(VaultFailed::Failed));
    let mut phone = world.start().await;
    assert_eq!(phone.sees_blocked().await, Blocked::StorageFailed);
    phone.press(Intent::StartOver).await;
    world.vault.mend();
    phone.press(Intent::TryAgain).await;
    phone.sees_home_online().await;
}

#[tokio::test]
async fn record_from_another_phone_is_rejected() {
    let world = World::new();
    drop(world.phone().await);
    let elsewhere = MemoryVault::new();
    elsewhere.put_record(world.vault.record());
    let ports = key_core::Ports { vault: std::sync::Arc::new(elsewhere.clone()), ..world.ports() };
    let device = key_core::testing::phone::device("Another phone", &world.address());
    let mut phone = key_core::testing::Phone::start(ports, device).await;
    assert_eq!(phone.sees_blocked().await, Blocked::RecordDamaged);
    phone.press(Intent::StartOver).await;
    phone.sees_enrol_form().await;
    assert_eq!(elsewhere.record(), None);
}

#[tokio::test]
async fn record_with_another_phones_keystore_secret_is_rejected() {
    let (mine, other) = (World::new(), World::new());
    drop(mine.phone().await);
    drop(other.phone().await);
    other.vault.put_record(mine.vault.record());
    assert_eq!(other.start().await.sees_blocked().await, Blocked::RecordDamaged);
}
