//! Counting tries on a disk that fails, lies and tears, in an app that dies: never a sixth try, and nothing lost without need.

use std::sync::Arc;

use key_core::ports::VaultFailed;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Fault, Operation, World};
use key_view::{Blocked, Intent, PinTrouble, Typed};

use crate::protect::{LONG, tries_on_disk, trouble};

#[tokio::test]
async fn a_pin_that_cannot_be_counted_is_not_looked_at() {
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
        phone.opens_offline_code().await;
        world.vault.fail(operation, fault);
        for _ in 0..7 {
            phone.enters(PIN).await;
            assert_eq!(trouble(&mut phone).await, Some(PinTrouble::NotChecked), "{operation:?}");
        }
        world.vault.mend();
        phone.enters(PIN).await;
        phone.sees_code().await;
    }
}

#[tokio::test]
async fn a_keystore_that_shows_no_secret_checks_no_pin_and_loses_nothing() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.opens_offline_code().await;
    world.vault.fail(Operation::Secret, Fault::Lies);
    phone.enters(PIN).await;
    assert_eq!(phone.sees_blocked().await, Blocked::RecordDamaged);
    world.vault.mend();
    phone.press(Intent::TryAgain).await;
    phone.sees_home_online().await;
    phone.opens_offline_code().await;
    phone.enters(PIN).await;
    phone.sees_code().await;
}

#[tokio::test]
async fn a_torn_record_approves_nothing_and_asks_to_connect_again() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.opens_offline_code().await;
    world.vault.fail(Operation::Save, Fault::Tears);
    phone.enters(PIN).await;
    assert_eq!(trouble(&mut phone).await, Some(PinTrouble::NotChecked));
    drop(phone);
    world.vault.mend();
    assert_eq!(world.start().await.sees_blocked().await, Blocked::RecordDamaged);
}

/// A thief who pulls the battery at the same moment of every try, and waits out every delay.
#[tokio::test]
async fn dying_at_any_write_gives_no_extra_try() {
    for after in 0..2 {
        for fault in [Fault::DiesBefore, Fault::DiesAfter] {
            let world = World::new();
            drop(world.phone().await);
            let mut looked_at = 0;
            for _ in 0..20 {
                world.clock.advance(LONG);
                let mut phone = world.start().await;
                let locked_out =
                    phone.app.current_view().screen == key_view::Screen::Blocked(Blocked::PinLockedOut);
                if locked_out || world.vault.record().is_none() {
                    break;
                }
                phone.opens_offline_code().await;
                let before = tries_on_disk(&world);
                world.vault.fail_once(Operation::Save, after, fault.clone());
                let app = Arc::clone(&phone.app);
                let entering = tokio::spawn(async move {
                    app.dispatch(Intent::EnterPin { pin: Typed(WRONG_PIN.to_owned()) }).await;
                });
                // It either dies at its write, or gets as far as an answer.
                let answered = phone.sees("an answer, or a try on disk", |view| {
                    let answered = view.pin.as_ref().is_none_or(|pad| pad.trouble.is_some());
                    let died = matches!(fault, Fault::DiesBefore) && after == 0;
                    (answered || died || tries_on_disk_or_gone(&world) > before).then_some(answered)
                });
                looked_at += u32::from(answered.await);
                entering.abort();
                drop(phone);
                world.vault.mend();
            }
            assert!(looked_at <= 5, "a sixth try, dying after {after} writes");
            let mut phone = world.start().await;
            if world.vault.record().is_some() && after == 0 && matches!(fault, Fault::DiesBefore) {
                // Nothing was ever counted, because nothing was ever looked at.
                assert_eq!(tries_on_disk(&world), 0);
                phone.opens_offline_code().await;
                phone.enters(PIN).await;
                phone.sees_code().await;
            }
        }
    }
}

fn tries_on_disk_or_gone(world: &World) -> u64 {
    world.vault.record().map_or(u64::MAX, |_| tries_on_disk(world))
}

#[tokio::test]
async fn dying_while_the_count_is_taken_back_costs_a_try_at_most() {
    for fault in [Fault::DiesBefore, Fault::DiesAfter] {
        let world = World::new();
        let mut phone = world.phone().await;
        phone.opens_offline_code().await;
        world.vault.fail_once(Operation::Save, 1, fault);
        let saved = world.vault.seen().iter().filter(|seen| **seen == Operation::Save).count();
        let app = Arc::clone(&phone.app);
        let entering = tokio::spawn(async move {
            app.dispatch(Intent::EnterPin { pin: Typed(PIN.to_owned()) }).await;
        });
        world.vault.asked(Operation::Save, saved + 2).await;
        entering.abort();
        drop(phone);
        world.vault.mend();
        assert!(tries_on_disk(&world) <= 1);
        let mut phone = world.start().await;
        phone.opens_offline_code().await;
        phone.enters(PIN).await;
        phone.sees_code().await;
    }
}

#[tokio::test]
async fn an_app_that_died_after_counting_the_last_try_destroys_the_keys_when_it_starts() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.opens_offline_code().await;
    for _ in 0..4 {
        phone.enters(WRONG_PIN).await;
        world.clock.advance(LONG);
    }
    world.vault.fail(Operation::Forget, Fault::Refuses(VaultFailed::KeystoreLocked));
    phone.enters(WRONG_PIN).await;
    assert_eq!(phone.sees_blocked().await, Blocked::PinLockedOut);
    assert_eq!(world.vault.possession_keys().len(), 1, "the keystore did not let go of them");
    drop(phone);

    let mut phone = world.start().await;
    assert_eq!(phone.sees_blocked().await, Blocked::PinLockedOut, "still, and not usable");
    drop(phone);
    world.vault.mend();
    let mut phone = world.start().await;
    assert_eq!(phone.sees_blocked().await, Blocked::PinLockedOut);
    assert!(world.vault.entries().is_empty());
    assert_eq!(world.vault.record(), None);
    phone.press(Intent::StartOver).await;
    phone.sees_enrol_form().await;
}
