//! The PIN: five tries, each on disk before it is looked at, whatever the disk does and whenever the app dies.

use std::sync::Arc;
use std::time::Duration;

use key_core::ports::VaultFailed;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Fault, Gate, Operation, Phone, World};
use key_protocol::decision::Outcome;
use key_view::{Blocked, Ending, Intent, PinTrouble, TimeLeft, Typed};
use serde_json::Value;

const MAIJA: &str = World::USERNAME;

/// Longer than any delay.
const LONG: Duration = Duration::from_secs(600);

/// A phone with the PIN pad open over a login.
async fn at_the_pad(world: &World, phone: &mut Phone) {
    let login = world.backend.issue(MAIJA);
    let id = login.id.as_str().to_owned();
    phone
        .sees("that login", |view| match &view.screen {
            key_view::Screen::Challenge(challenge) => (challenge.id == id).then_some(()),
            _ => None,
        })
        .await;
    phone.press(Intent::Approve { id, number: Some(login.number) }).await;
    phone.sees_pad().await;
}

fn tries_on_disk(world: &World) -> u64 {
    let record: Value = serde_json::from_slice(&world.vault.record().unwrap()).unwrap();
    record["tries"]["used"].as_u64().unwrap()
}

async fn trouble(phone: &mut Phone) -> Option<PinTrouble> {
    phone.sees_pad().await.trouble
}

fn wait(seconds: u32) -> Option<PinTrouble> {
    Some(PinTrouble::Wait(TimeLeft { ms: seconds * 1000, of_ms: seconds * 1000 }))
}

#[tokio::test]
async fn five_wrong_pins_destroy_the_keys() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.opens_offline_code().await;
    for (said, left, pause) in [
        (Some(PinTrouble::Wrong), None, 0),
        (Some(PinTrouble::Wrong), None, 0),
        (wait(30), Some(2), 30),
        (wait(300), Some(1), 300),
    ] {
        phone.enters(WRONG_PIN).await;
        assert_eq!(trouble(&mut phone).await, said);
        assert_eq!(phone.sees_pad().await.tries_left, left);
        world.clock.advance(Duration::from_secs(pause));
        phone
            .sees("the end of the delay", |view| {
                let trouble = view.pin.as_ref()?.trouble;
                (trouble == Some(PinTrouble::Wrong)).then_some(())
            })
            .await;
    }
    phone.enters(WRONG_PIN).await;
    assert_eq!(phone.sees_blocked().await, Blocked::PinLockedOut);
    assert_eq!(world.vault.record(), None);
    assert!(world.vault.entries().is_empty(), "every key is gone");

    phone.press(Intent::StartOver).await;
    phone.is_set_up(&world.address(), MAIJA, World::CODES[1]).await;
}

#[tokio::test]
async fn no_pin_is_looked_at_during_a_delay_and_none_counted() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.opens_offline_code().await;
    for _ in 0..3 {
        phone.enters(WRONG_PIN).await;
    }
    world.clock.advance(Duration::from_secs(29));
    phone.enters(PIN).await;
    let left = PinTrouble::Wait(TimeLeft { ms: 1_000, of_ms: 30_000 });
    assert_eq!(trouble(&mut phone).await, Some(left));
    assert_eq!(tries_on_disk(&world), 3);
    world.clock.advance(Duration::from_secs(1));
    phone.enters(PIN).await;
    phone.sees_code().await;
    assert_eq!(tries_on_disk(&world), 0, "a right PIN takes the count back");
}

#[tokio::test]
async fn what_cannot_be_a_pin_uses_up_no_try() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.opens_offline_code().await;
    for typed in ["", "4820", "4820513968470", "48205x", "４８２０５１"] {
        phone.enters(typed).await;
    }
    assert_eq!((trouble(&mut phone).await, tries_on_disk(&world)), (None, 0));
}

#[tokio::test]
async fn the_same_pin_entered_twice_at_once_is_one_try() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.opens_offline_code().await;
    let gate = Gate::closed();
    world.vault.fail_once(Operation::Save, 0, Fault::Waits(gate.clone()));
    let open = async {
        gate.reached().await;
        gate.open();
    };
    tokio::join!(phone.enters(WRONG_PIN), phone.enters(WRONG_PIN), open);
    assert_eq!(tries_on_disk(&world), 1);
}

#[tokio::test]
async fn delays_and_counts_hold_across_a_restart_a_reboot_and_a_clock_set_back() {
    for set_back in [0, 86_400] {
        let mut world = World::new();
        let mut phone = world.phone().await;
        phone.opens_offline_code().await;
        for _ in 0..3 {
            phone.enters(WRONG_PIN).await;
        }
        drop(phone);
        world.clock = world.clock.rebooted();
        world.clock.set_ahead(-set_back);
        let mut phone = world.start().await;
        phone.opens_offline_code().await;
        phone.enters(PIN).await;
        assert_eq!(trouble(&mut phone).await, wait(30));
        world.clock.advance(Duration::from_secs(30));
        phone.enters(PIN).await;
        phone.sees_code().await;
    }
}

#[tokio::test]
async fn a_pin_that_cannot_be_counted_is_not_looked_at() {
    let refused = || Fault::Refuses(VaultFailed::Full);
    for (operation, fault) in [
        (Operation::Save, refused()),
        (Operation::Save, Fault::Lies),
        (Operation::Load, refused()),
        (Operation::Load, Fault::Lies),
        (Operation::Secret, Fault::Refuses(VaultFailed::KeystoreLocked)),
        (Operation::Secret, Fault::Lies),
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
    assert_eq!(world.vault.entries().len(), 2, "the keystore did not let go of them");
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
    phone.sees_connect().await;
}

#[tokio::test]
async fn the_right_pin_at_the_fifth_try_is_right() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.opens_offline_code().await;
    for _ in 0..4 {
        phone.enters(WRONG_PIN).await;
        world.clock.advance(LONG);
    }
    phone.press(Intent::CancelPin).await;
    at_the_pad(&world, &mut phone).await;
    phone.enters(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(tries_on_disk(&world), 0);
}

#[tokio::test]
async fn closing_the_pad_gives_no_tries_back() {
    let world = World::new();
    let mut phone = world.phone().await;
    for _ in 0..3 {
        phone.opens_offline_code().await;
        phone.enters(WRONG_PIN).await;
        phone.press(Intent::CancelPin).await;
    }
    let login = world.backend.issue(MAIJA);
    let id = login.id.as_str().to_owned();
    phone.sees_challenge().await;
    phone.press(Intent::Approve { id, number: Some(login.number) }).await;
    phone.enters(PIN).await;
    assert_eq!(trouble(&mut phone).await, wait(30));
    assert_eq!(world.backend.outcome(&login.id), None::<Outcome>);
}
