//! Counting tries with a disk that fails, lies or tears, and an app that dies: never a sixth try,
//! and no needless loss.

use std::sync::Arc;

use key_core::ports::VaultFailed;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Fault, Operation, World};
use key_view::{Blocked, Intent, PinTrouble};

use crate::protect::{LONGER_THAN_ANY_DELAY, tries_on_disk, trouble};

#[tokio::test]
async fn pin_is_not_checked_when_the_try_cannot_be_counted() {
    let refused = || Fault::Refuses(VaultFailed::Full);
    for (operation, fault) in [
        (Operation::Save, refused()),
        (Operation::Save, Fault::Lies),
        (Operation::Load, refused()),
        (Operation::Load, Fault::Lies),
        (Operation::Secret, Fault::Refuses(VaultFailed::KeystoreLocked)),
    ] {
        let world = World::new();
        let mut phone = world.phone().await;
        phone.open_offline_code().await;
        world.vault.fail(operation, fault);
        for _ in 0..7 {
            phone.enter_pin(PIN).await;
            assert_eq!(trouble(&mut phone).await, Some(PinTrouble::NotChecked), "{operation:?}");
        }
        world.vault.mend();
        phone.enter_pin(PIN).await;
        phone.sees_code().await;
    }
}

#[tokio::test]
async fn missing_keystore_secret_checks_no_pin_and_loses_nothing() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.open_offline_code().await;
    world.vault.fail(Operation::Secret, Fault::Lies);
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_blocked().await, Blocked::RecordDamaged);
    world.vault.mend();
    phone.press(Intent::TryAgain).await;
    phone.sees_home_online().await;
    phone.reveal_code().await;
}

#[tokio::test]
async fn torn_record_approves_nothing_and_requires_connecting_again() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.open_offline_code().await;
    world.vault.fail(Operation::Save, Fault::Tears);
    phone.enter_pin(PIN).await;
    assert_eq!(trouble(&mut phone).await, Some(PinTrouble::NotChecked));
    drop(phone);
    world.vault.mend();
    assert_eq!(world.start().await.sees_blocked().await, Blocked::RecordDamaged);
}

/// The attacker kills the app at the same write of every try, and waits out every delay.
#[tokio::test]
async fn crash_at_any_write_gives_no_extra_try() {
    for after in 0..2 {
        for fault in [Fault::DiesBefore, Fault::DiesAfter] {
            let world = World::new();
            drop(world.phone().await);
            let mut checked = 0;
            for _ in 0..20 {
                world.clock.advance(LONGER_THAN_ANY_DELAY);
                let mut phone = world.start().await;
                let locked_out =
                    phone.app.current_view().screen == key_view::Screen::Blocked(Blocked::PinLockedOut);
                if locked_out || world.vault.record().is_none() {
                    break;
                }
                phone.open_offline_code().await;
                let before = tries_on_disk(&world);
                world.vault.fail_once(Operation::Save, after, fault.clone());
                let app = Arc::clone(&phone.app);
                let entering = tokio::spawn(async move {
                    app.dispatch(app.current_view().enter_pin(WRONG_PIN)).await;
                });
                // The attempt either dies at its write or gets a response.
                let answered = phone.sees("a response, or a try on disk", |view| {
                    let answered = view.pin().is_none_or(|pad| pad.trouble.is_some());
                    let died = matches!(fault, Fault::DiesBefore) && after == 0;
                    (answered || died || tries_on_disk_or_gone(&world) > before).then_some(answered)
                });
                checked += u32::from(answered.await);
                entering.abort();
                drop(phone);
                world.vault.mend();
            }
            assert!(checked <= 5, "a sixth try, killed after {after} writes");
            let mut phone = world.start().await;
            if world.vault.record().is_some() && after == 0 && matches!(fault, Fault::DiesBefore) {
                // Nothing was counted, so no PIN was checked either.
                assert_eq!(tries_on_disk(&world), 0);
                phone.reveal_code().await;
            }
        }
    }
}

fn tries_on_disk_or_gone(world: &World) -> u64 {
    world.vault.record().map_or(u64::MAX, |_| tries_on_disk(world))
}

#[tokio::test]
async fn crash_while_resetting_the_count_costs_at_most_one_try() {
    for fault in [Fault::DiesBefore, Fault::DiesAfter] {
        let world = World::new();
        let mut phone = world.phone().await;
        phone.open_offline_code().await;
        world.vault.fail_once(Operation::Save, 1, fault);
        let saved = world.vault.calls().iter().filter(|call| **call == Operation::Save).count();
        let app = Arc::clone(&phone.app);
        let entering = tokio::spawn(async move {
            app.dispatch(app.current_view().enter_pin(PIN)).await;
        });
        world.vault.called(Operation::Save, saved + 2).await;
        entering.abort();
        drop(phone);
        world.vault.mend();
        assert!(tries_on_disk(&world) <= 1);
        let mut phone = world.start().await;
        phone.reveal_code().await;
    }
}

#[tokio::test]
async fn crash_after_the_last_try_destroys_the_keys_at_start() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.open_offline_code().await;
    for _ in 0..4 {
        phone.enter_pin(WRONG_PIN).await;
        world.clock.advance(LONGER_THAN_ANY_DELAY);
    }
    world.vault.fail(Operation::Remove, Fault::Refuses(VaultFailed::KeystoreLocked));
    phone.enter_pin(WRONG_PIN).await;
    assert_eq!(phone.sees_blocked().await, Blocked::PinLockedOut);
    assert_eq!(world.vault.possession_keys().len(), 1, "the keystore could not erase them");
    drop(phone);

    let mut phone = world.start().await;
    assert_eq!(phone.sees_blocked().await, Blocked::PinLockedOut, "still locked out");
    drop(phone);
    world.vault.mend();
    let mut phone = world.start().await;
    assert_eq!(phone.sees_blocked().await, Blocked::PinLockedOut);
    assert!(world.vault.entries().is_empty());
    assert_eq!(world.vault.record(), None);
    phone.press(Intent::StartOver).await;
    phone.sees_enrol_form().await;
}
