//! Connecting a username: whatever goes wrong on the way, no code is spent for nothing.

use std::time::Duration;

use key_core::ports::VaultFailed;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Barrier, Call, Fault, Mishap, Operation, World};
use key_view::{Ending, EnrolProblem, Intent, Message, PinProblem, PinTrouble, Screen, Typed};

const MAIJA: &str = World::USERNAME;

#[tokio::test]
async fn a_username_is_connected_and_a_pin_chosen() {
    let world = World::new();
    let mut phone = world.phone().await;
    let home = phone.sees_home_online().await;
    assert_eq!(home.accounts[0].username, MAIJA);
    assert_eq!(home.accounts[0].host, "key.example");
    assert_eq!(world.backend.calls()[..3], [Call::Enrol, Call::Events, Call::Challenges]);
}

#[tokio::test]
async fn a_lost_answer_uses_up_one_code_only() {
    let world = World::new();
    world.backend.expect(Call::Enrol, Mishap::AnswerLost);
    world.phone().await;
    assert_eq!(world.backend.devices(MAIJA), 1);
    let sent = world.backend.bodies(Call::Enrol);
    assert_eq!(sent.len(), 2);
    assert!(sent[0] == sent[1], "the very same, or the backend would not know it again");
}

#[tokio::test]
async fn an_answer_spoilt_on_the_way_is_asked_for_again() {
    let world = World::new();
    world.backend.expect(Call::Enrol, Mishap::Garbled(504));
    world.phone().await;
    assert_eq!(world.backend.devices(MAIJA), 1);
}

#[tokio::test]
async fn a_clock_ten_minutes_off_is_put_right_first() {
    for ahead in [600, -600] {
        let world = World::new();
        world.clock.set_ahead(ahead);
        world.phone().await;
        assert_eq!(world.backend.bodies(Call::Enrol).len(), 2, "once refused, once with the right time");
    }
}

#[tokio::test]
async fn a_wrong_code_can_be_put_right() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.connects(&world.address(), MAIJA, "WRNG-2345").await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::WrongCode);
    assert!(world.vault.possession_keys().is_empty(), "no key is left behind");
    phone.is_set_up(&world.address(), MAIJA, World::CODES[0]).await;
}

#[tokio::test]
async fn too_many_wrong_codes_say_how_long_to_wait() {
    let world = World::new();
    let mut phone = world.start().await;
    for _ in 0..5 {
        phone.connects(&world.address(), MAIJA, "WRNG-2345").await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::WrongCode);
    }
    phone.connects(&world.address(), MAIJA, World::CODES[0]).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::TooManyAttempts { retry_after: 30 });
    world.clock.advance(Duration::from_secs(30));
    phone.is_set_up(&world.address(), MAIJA, World::CODES[0]).await;
}

#[tokio::test]
async fn an_unreachable_backend_costs_nothing() {
    let world = World::new();
    let mut phone = world.start().await;
    world.backend.set_down(true);
    phone.connects(&world.address(), MAIJA, World::CODES[0]).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::Unreachable);
    world.backend.set_down(false);
    phone.is_set_up(&world.address(), MAIJA, World::CODES[0]).await;
}

#[tokio::test]
async fn what_is_missing_or_wrong_in_the_form_is_said_before_anything_is_sent() {
    let world = World::new();
    let mut phone = world.start().await;
    let here = world.address();
    for (address, username, code, problem) in [
        (&*here, " ", "KJ4M-7QRT", EnrolProblem::UsernameMissing),
        (&here, MAIJA, "\t", EnrolProblem::CodeMissing),
        ("key.example", MAIJA, "KJ4M-7QRT", EnrolProblem::AddressInvalid),
        ("http://key.example", MAIJA, "KJ4M-7QRT", EnrolProblem::AddressInvalid),
    ] {
        phone.connects(address, username, code).await;
        assert_eq!(phone.sees_enrol_problem().await, problem);
    }
    assert!(world.backend.calls().is_empty());
}

#[tokio::test]
async fn a_full_disk_is_said_before_the_code_is_spent() {
    let world = World::new();
    let mut phone = world.start().await;
    for operation in [Operation::Save, Operation::Keep] {
        world.vault.fail(operation, Fault::Refuses(VaultFailed::Full));
        phone.connects(&world.address(), MAIJA, World::CODES[0]).await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::NotSaved);
        world.vault.mend();
    }
    assert!(world.backend.calls().is_empty(), "nothing was sent");
    phone.is_set_up(&world.address(), MAIJA, World::CODES[0]).await;
}

#[tokio::test]
async fn a_disk_that_fills_up_meanwhile_leaves_an_app_that_can_connect() {
    let world = World::new();
    let mut phone = world.start().await;
    world.vault.fail_once(Operation::Save, 1, Fault::Refuses(VaultFailed::Full));
    phone.connects(&world.address(), MAIJA, World::CODES[0]).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::NotSaved);
    assert!(world.vault.possession_keys().is_empty(), "no key is left behind");
    phone.is_set_up(&world.address(), MAIJA, World::CODES[1]).await;
}

#[tokio::test]
async fn an_app_killed_before_the_pin_is_chosen_goes_on_there() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.connects(&world.address(), MAIJA, World::CODES[0]).await;
    phone.sees_choose_pin().await;
    drop(phone);

    let mut phone = world.start().await;
    phone.sees_choose_pin().await;
    phone.chooses_pin(PIN).await;
    phone.sees_home_online().await;
    let login = world.backend.issue(MAIJA);
    phone.approves(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn a_pin_that_is_guessed_first_or_too_short_for_the_backend_is_refused() {
    let world = World::new();
    world.backend.ask_for_pins_of(8);
    let mut phone = world.start().await;
    phone.connects(&world.address(), MAIJA, World::CODES[0]).await;
    phone.sees_choose_pin().await;
    for (pin, problem) in [
        ("482051", PinProblem::TooShort),
        ("12345678", PinProblem::Run),
        ("48205139x", PinProblem::NotDigits),
    ] {
        phone.chooses_pin(pin).await;
        let refused = phone.sees("why", |view| match &view.screen {
            Screen::ChoosePin(choice) if !choice.busy => choice.problem,
            _ => None,
        });
        assert_eq!(refused.await, problem);
    }
    phone.chooses_pin("48205139").await;
    phone.sees_home().await;
}

#[tokio::test]
async fn a_policy_no_pin_can_meet_asks_for_the_longest() {
    let world = World::new();
    world.backend.ask_for_pins_of(200);
    let mut phone = world.start().await;
    phone.connects(&world.address(), MAIJA, World::CODES[0]).await;
    phone.sees_choose_pin().await;
    phone.chooses_pin("482051396847").await;
    phone.sees_home().await;
}

#[tokio::test]
async fn a_pin_that_could_not_be_kept_can_be_chosen_again() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.connects(&world.address(), MAIJA, World::CODES[0]).await;
    phone.sees_choose_pin().await;
    world.vault.fail_once(Operation::Save, 0, Fault::Refuses(VaultFailed::Full));
    phone.chooses_pin(PIN).await;
    let refused = phone.sees("why", |view| match &view.screen {
        Screen::ChoosePin(choice) => choice.problem,
        _ => None,
    });
    assert_eq!(refused.await, PinProblem::NotSaved);
    phone.chooses_pin(PIN).await;
    phone.sees_home().await;
}

#[tokio::test]
async fn a_form_sent_twice_at_once_is_sent_once() {
    let world = World::new();
    let phone = world.start().await;
    let connect = || Intent::Enrol {
        address: world.address(),
        username: MAIJA.to_owned(),
        code: Typed(World::CODES[0].to_owned()),
    };
    let barrier = Barrier::closed();
    world.backend.expect(Call::Enrol, Mishap::AnswerHeld(barrier.clone()));
    let open = async {
        barrier.reached().await;
        barrier.open();
    };
    tokio::join!(phone.press(connect()), phone.press(connect()), open);
    assert_eq!(world.backend.bodies(Call::Enrol).len(), 1);
}

#[tokio::test]
async fn another_username_asks_for_the_pin_first() {
    let world = World::new();
    world.backend.add_user("pekka@example.fi", &["PEKK-2345"]);
    let mut phone = world.phone().await;
    phone.press(Intent::AddAccount).await;
    phone.connects(&world.address(), "pekka@example.fi", "PEKK-2345").await;
    phone.sees_pad().await;
    assert_eq!(world.backend.bodies(Call::Enrol).len(), 1, "nothing is sent yet");

    phone.enters(WRONG_PIN).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong);
    phone.enters(PIN).await;
    let username = "pekka@example.fi".to_owned();
    assert_eq!(phone.sees_message().await, Message::Enrolled { username });
    assert_eq!(phone.sees_home_online().await.accounts.len(), 2);

    for username in [MAIJA, "pekka@example.fi"] {
        let login = world.backend.issue(username);
        assert_eq!(phone.sees_challenge().await.username, username);
        phone.approves(&login.number).await;
        assert_eq!(phone.sees_result().await.ending, Ending::Approved);
        phone.press(Intent::Back).await;
    }
}

#[tokio::test]
async fn a_username_is_not_connected_twice() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.press(Intent::AddAccount).await;
    phone.connects(&world.address(), " MAIJA@example.fi ", World::CODES[1]).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::AlreadyEnrolled);
}

#[tokio::test]
async fn the_last_username_disconnected_while_another_is_being_connected_loses_neither_code_nor_keys() {
    let world = World::new();
    world.backend.add_user("pekka@example.fi", &["PEKK-2345"]);
    let mut phone = world.phone().await;
    phone.press(Intent::AddAccount).await;
    phone.connects(&world.address(), "pekka@example.fi", "PEKK-2345").await;
    phone.sees_pad().await;

    let barrier = Barrier::closed();
    world.backend.expect(Call::Enrol, Mishap::AnswerHeld(barrier.clone()));
    let app = std::sync::Arc::clone(&phone.app);
    let entering =
        tokio::spawn(async move { app.dispatch(Intent::EnterPin { pin: Typed(PIN.to_owned()) }).await });
    barrier.reached().await;
    world.backend.revoke(MAIJA, "web");
    phone.sees("the disconnection", |view| view.message.clone()).await;
    barrier.open();
    entering.await.unwrap();

    phone.sees_choose_pin().await;
    drop(phone);
    let mut phone = world.start().await;
    phone.sees_choose_pin().await;
    phone.chooses_pin(PIN).await;
    phone.sees_home_online().await;
    let login = world.backend.issue("pekka@example.fi");
    phone.approves(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}
