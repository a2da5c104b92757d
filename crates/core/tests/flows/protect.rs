//! The PIN: five tries, each saved before the PIN is checked.

use std::time::Duration;

use key_core::testing::edit::contents;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Barrier, Fault, Operation, Phone, World};
use key_protocol::decision::Outcome;
use key_view::{Blocked, Ending, Intent, PinTrouble, TimeLeft};

const MAIJA: &str = World::USERNAME;

/// A duration longer than any delay.
pub(crate) const LONGER_THAN_ANY_DELAY: Duration = Duration::from_secs(600);

/// Issues a login and opens the PIN pad over it.
async fn open_pad_over_login(world: &World, phone: &mut Phone) {
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

pub(crate) fn tries_on_disk(world: &World) -> u64 {
    let record = contents(&world.vault.record().unwrap());
    record["tries"]["used"].as_u64().unwrap()
}

pub(crate) async fn trouble(phone: &mut Phone) -> Option<PinTrouble> {
    phone.sees_pad().await.trouble
}

fn wait(seconds: u32) -> Option<PinTrouble> {
    Some(PinTrouble::Wait(TimeLeft { ms: seconds * 1000, of_ms: seconds * 1000 }))
}

#[tokio::test]
async fn five_wrong_pins_destroy_the_keys() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.open_offline_code().await;
    for (expected, left, pause) in [
        (Some(PinTrouble::Wrong), Some(4), 0),
        (Some(PinTrouble::Wrong), Some(3), 0),
        (wait(30), Some(2), 30),
        (wait(300), Some(1), 300),
    ] {
        phone.enter_pin(WRONG_PIN).await;
        assert_eq!(trouble(&mut phone).await, expected);
        assert_eq!(phone.sees_pad().await.tries_left, left);
        world.clock.advance(Duration::from_secs(pause));
        phone
            .sees("the end of the delay", |view| {
                let trouble = view.pin()?.trouble;
                (trouble == Some(PinTrouble::Wrong)).then_some(())
            })
            .await;
    }
    phone.enter_pin(WRONG_PIN).await;
    assert_eq!(phone.sees_blocked().await, Blocked::PinLockedOut);
    assert_eq!(world.vault.record(), None);
    assert!(world.vault.entries().is_empty(), "every key is gone");

    phone.press(Intent::StartOver).await;
    phone.set_up(&world.address(), MAIJA, World::CODES[1]).await;
}

#[tokio::test]
async fn pin_is_neither_checked_nor_counted_during_a_delay() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.open_offline_code().await;
    for _ in 0..3 {
        phone.enter_pin(WRONG_PIN).await;
    }
    world.clock.advance(Duration::from_secs(29));
    phone.enter_pin(PIN).await;
    let left = PinTrouble::Wait(TimeLeft { ms: 1_000, of_ms: 30_000 });
    assert_eq!(trouble(&mut phone).await, Some(left));
    assert_eq!(tries_on_disk(&world), 3);
    world.clock.advance(Duration::from_secs(1));
    phone.enter_pin(PIN).await;
    phone.sees_code().await;
    assert_eq!(tries_on_disk(&world), 0, "the right PIN resets the count");
}

#[tokio::test]
async fn malformed_pin_costs_no_try() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.open_offline_code().await;
    for typed in ["", "4820", "4820513968470", "48205x", "４８２０５１"] {
        phone.enter_pin(typed).await;
    }
    assert_eq!((trouble(&mut phone).await, tries_on_disk(&world)), (None, 0));
}

#[tokio::test]
async fn simultaneous_entries_cost_one_try() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.open_offline_code().await;
    let barrier = Barrier::closed();
    world.vault.fail_once(Operation::Save, 0, Fault::Waits(barrier.clone()));
    let open = async {
        barrier.reached().await;
        barrier.open();
    };
    tokio::join!(phone.enter_pin(WRONG_PIN), phone.enter_pin(WRONG_PIN), open);
    assert_eq!(tries_on_disk(&world), 1);
}

#[tokio::test]
async fn delay_and_count_survive_restart_reboot_and_clock_change() {
    for set_back in [0, 86_400] {
        let mut world = World::new();
        let mut phone = world.phone().await;
        phone.open_offline_code().await;
        for _ in 0..3 {
            phone.enter_pin(WRONG_PIN).await;
        }
        drop(phone);
        world.clock = world.clock.rebooted();
        world.clock.set_ahead(-set_back);
        let mut phone = world.start().await;
        phone.open_offline_code().await;
        phone.enter_pin(PIN).await;
        assert_eq!(trouble(&mut phone).await, wait(30));
        world.clock.advance(Duration::from_secs(30));
        phone.enter_pin(PIN).await;
        phone.sees_code().await;
    }
}

#[tokio::test]
async fn right_pin_at_the_fifth_try_is_accepted() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.open_offline_code().await;
    for _ in 0..4 {
        phone.enter_pin(WRONG_PIN).await;
        world.clock.advance(LONGER_THAN_ANY_DELAY);
    }
    phone.press(Intent::CancelPin).await;
    open_pad_over_login(&world, &mut phone).await;
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(tries_on_disk(&world), 0);
}

#[tokio::test]
async fn closing_the_pin_pad_gives_no_tries_back() {
    let world = World::new();
    let mut phone = world.phone().await;
    for _ in 0..3 {
        phone.open_offline_code().await;
        phone.enter_pin(WRONG_PIN).await;
        phone.press(Intent::CancelPin).await;
    }
    let login = world.backend.issue(MAIJA);
    let id = login.id.as_str().to_owned();
    phone.sees_challenge().await;
    phone.press(Intent::Approve { id, number: Some(login.number) }).await;
    phone.enter_pin(PIN).await;
    assert_eq!(trouble(&mut phone).await, wait(30));
    assert_eq!(world.backend.outcome(&login.id), None::<Outcome>);
}
