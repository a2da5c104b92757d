//! Answering a challenge: exactly once, as the user meant it, whatever happens at the same time.

use std::time::Duration;

use key_core::ports::VaultFailed;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Barrier, Call, Fault, Issued, Operation, World};
use key_protocol::challenge::{Kind, NumberMatching};
use key_protocol::decision::Outcome;
use key_view::{AnswerTrouble, ChallengeKind, DetailView, Ending, Intent, PinTrouble, Screen};

use crate::at_a_challenge::{MAIJA, deny, dispatch, open_pad, pin, with_login};

#[tokio::test]
async fn challenge_shows_its_origin_and_is_approved_with_the_pin() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    let shown = phone.sees_challenge().await;
    assert_eq!((shown.kind, &*shown.service), (ChallengeKind::Login, "Procountor"));
    assert_eq!((&*shown.browser, &*shown.os, &*shown.ip), ("Firefox 145", "Windows 11", "198.51.100.23"));
    assert_eq!((shown.place.as_deref(), shown.number_digits), (Some("Helsinki, Finland"), 2));
    assert_eq!((shown.time_left.ms, shown.time_left.of_ms), (120_000, 120_000));

    phone.approve(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::Approved));
    phone.press(Intent::Back).await;
    phone.sees_home().await;
}

#[tokio::test]
async fn denying_and_reporting_need_no_pin() {
    for (report, ending, outcome) in
        [(false, Ending::Denied, Outcome::Denied), (true, Ending::Reported, Outcome::Reported)]
    {
        let world = World::new();
        let (mut phone, login) = with_login(&world).await;
        let id = login.id.as_str().to_owned();
        phone.press(if report { Intent::Report { id } } else { Intent::Deny { id } }).await;
        assert_eq!(phone.sees_result().await.ending, ending);
        assert_eq!(world.backend.outcome(&login.id), Some(outcome));
    }
}

#[tokio::test]
async fn payment_shows_details_and_needs_no_number_when_not_required() {
    let world = World::new();
    world.backend.set_number_matching(NumberMatching::Off);
    let mut phone = world.phone().await;
    let details = [("Amount", "1 234,56 €"), ("Payee", "Oy Esimerkki Ab")];
    let payment = world.backend.issue_with(MAIJA, Kind::Payment, NumberMatching::Off, &details);
    let shown = phone.sees_challenge().await;
    assert_eq!((shown.kind, shown.number_digits), (ChallengeKind::Payment, 0));
    let payee = DetailView { label: "Payee".to_owned(), value: "Oy Esimerkki Ab".to_owned() };
    assert_eq!(shown.details[1], payee);
    phone.approve("").await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(world.backend.outcome(&payment.id), Some(Outcome::Approved));
}

#[tokio::test]
async fn wrong_number_ends_the_challenge() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    phone.approve(login.wrong_number()).await;
    assert_eq!(phone.sees_result().await.ending, Ending::WrongNumber);
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::WrongNumber));
}

#[tokio::test]
async fn malformed_number_does_not_open_the_pin_pad() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    for number in [None, Some("1"), Some("171"), Some("1a"), Some("١٧١")] {
        let id = login.id.as_str().to_owned();
        phone.press(Intent::Approve { id, number: number.map(str::to_owned) }).await;
        assert!(phone.app.current_view().pin().is_none(), "{number:?}");
    }
    phone.approve(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn number_that_is_the_pin_is_never_sent() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue_with(MAIJA, Kind::Login, NumberMatching::Six, &[]);
    phone.approve(PIN).await;
    assert_eq!(phone.sees_challenge().await.trouble, Some(AnswerTrouble::NumberIsPin));
    assert!(phone.app.current_view().pin().is_none(), "the number is asked for again");
    assert!(world.backend.bodies(Call::Decide).is_empty());

    phone.approve(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn number_may_be_typed_in_the_digits_of_any_script() {
    let arabic = |digit: char| char::from_u32(u32::from(digit) - u32::from('0') + 0x660).unwrap();
    let full_width = |digit: char| char::from_u32(u32::from(digit) - u32::from('0') + 0xff10).unwrap();
    for script in [arabic, full_width] {
        let world = World::new();
        let (mut phone, login) = with_login(&world).await;
        phone.approve(&login.number.chars().map(script).collect::<String>()).await;
        assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    }
}

#[tokio::test]
async fn expiry_closes_the_open_pin_pad() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    open_pad(&mut phone, &login).await;
    world.clock.advance(Duration::from_secs(120));
    assert_eq!(phone.sees_result().await.ending, Ending::Expired);
    phone.enter_pin(PIN).await;
    assert!(phone.app.current_view().pin().is_none(), "the pad closed");
    assert!(world.backend.bodies(Call::Decide).is_empty());
}

#[tokio::test]
async fn challenge_that_ends_during_the_pin_check_is_not_approved() {
    type Ends = fn(&World, &Issued);
    let by_tablet: Ends = |world, login| world.backend.withdraw(&login.id, Outcome::Approved, Some("Tablet"));
    let time: Ends = |world, _| world.clock.advance(Duration::from_secs(120));
    for (ends, ending) in
        [(by_tablet, Ending::ApprovedElsewhere(Some("Tablet".to_owned()))), (time, Ending::Expired)]
    {
        for typed in [PIN, WRONG_PIN] {
            let world = World::new();
            let (mut phone, login) = with_login(&world).await;
            open_pad(&mut phone, &login).await;
            let barrier = Barrier::closed();
            world.vault.fail_once(Operation::Save, 0, Fault::Waits(barrier.clone()));
            let checking = dispatch(&phone, phone.app.current_view().enter_pin(typed));
            barrier.reached().await;

            ends(&world, &login);
            assert_eq!(phone.sees_result().await.ending, ending);
            barrier.open();
            checking.await.unwrap();

            assert!(world.backend.bodies(Call::Decide).is_empty(), "the challenge had ended");
            assert!(phone.app.current_view().pin().is_none());
            assert_eq!(phone.sees_result().await.ending, ending);
        }
    }
}

#[tokio::test]
async fn wrong_pin_for_an_ended_challenge_is_not_shown_over_the_next() {
    let world = World::new();
    let (mut phone, first) = with_login(&world).await;
    open_pad(&mut phone, &first).await;
    let barrier = Barrier::closed();
    world.vault.fail_once(Operation::Save, 0, Fault::Waits(barrier.clone()));
    let checking = dispatch(&phone, phone.app.current_view().enter_pin(WRONG_PIN));
    barrier.reached().await;
    world.backend.withdraw(&first.id, Outcome::Cancelled, None);
    phone.sees_result().await;

    let second = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    open_pad(&mut phone, &second).await;
    barrier.open();
    checking.await.unwrap();
    assert_eq!(phone.sees_pad().await.trouble, None, "that PIN was for another challenge");
}

#[tokio::test]
async fn right_pin_for_a_closed_pad_answers_nothing_at_the_next() {
    // The derivation starts after the save that counts the try, and has ended at the next save.
    for saves_before in [0, 1] {
        let world = World::new();
        let (mut phone, first) = with_login(&world).await;
        open_pad(&mut phone, &first).await;
        let barrier = Barrier::closed();
        world.vault.fail_once(Operation::Save, saves_before, Fault::Waits(barrier.clone()));
        let checking = dispatch(&phone, pin(&phone));
        barrier.reached().await;
        world.backend.withdraw(&first.id, Outcome::Cancelled, None);
        phone.sees_result().await;

        let second = world.backend.issue(MAIJA);
        phone.sees_challenge().await;
        open_pad(&mut phone, &second).await;
        let wrong = dispatch(&phone, phone.app.current_view().enter_pin(WRONG_PIN));
        phone.sees("the second check", |view| view.pin().filter(|pad| pad.busy).map(drop)).await;
        barrier.open();
        checking.await.unwrap();
        wrong.await.unwrap();
        assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong);
        assert!(world.backend.bodies(Call::Decide).is_empty(), "that PIN was for the first challenge");
    }
}

#[tokio::test]
async fn denial_during_the_pin_check_wins() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    open_pad(&mut phone, &login).await;
    let barrier = Barrier::closed();
    world.vault.fail_once(Operation::Save, 0, Fault::Waits(barrier.clone()));
    let checking = dispatch(&phone, pin(&phone));
    barrier.reached().await;
    phone.press(deny(&login)).await;
    barrier.open();
    checking.await.unwrap();
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
    assert_eq!(world.backend.bodies(Call::Decide).len(), 1);
}

#[tokio::test]
async fn simultaneous_answers_send_one_decision() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    open_pad(&mut phone, &login).await;
    tokio::join!(
        phone.press(pin(&phone)),
        phone.press(pin(&phone)),
        phone.press(deny(&login)),
        phone.press(deny(&login))
    );
    phone.sees_result().await;
    assert_eq!(world.backend.bodies(Call::Decide).len(), 1);
}

#[tokio::test]
async fn pin_in_flight_when_its_pad_closed_is_not_taken_by_the_next() {
    let world = World::new();
    let (mut phone, first) = with_login(&world).await;
    open_pad(&mut phone, &first).await;
    let in_flight = pin(&phone);
    world.backend.withdraw(&first.id, Outcome::Cancelled, None);
    phone.sees_result().await;
    let second = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    open_pad(&mut phone, &second).await;

    phone.press(in_flight).await;
    assert!(world.backend.bodies(Call::Decide).is_empty(), "that PIN was typed for the first challenge");
    assert!(phone.sees_pad().await.trouble.is_none(), "and it counts no try");
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn phone_with_wrong_clock_answers_in_time() {
    for ahead in [600, -600] {
        let world = World::new();
        world.clock.set_ahead(ahead);
        let (mut phone, login) = with_login(&world).await;
        assert_eq!(phone.sees_challenge().await.time_left.ms, 120_000);
        phone.approve(&login.number).await;
        assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    }
}

#[tokio::test]
async fn clock_change_during_a_challenge_wastes_no_pin() {
    for ahead in [600, -600, 86_400 * 365, -86_400 * 365] {
        let world = World::new();
        let (mut phone, login) = with_login(&world).await;
        world.clock.set_ahead(ahead);
        assert_eq!(phone.sees_challenge().await.time_left.ms, 120_000, "{ahead}");
        phone.approve(&login.number).await;
        assert_eq!(phone.sees_result().await.ending, Ending::Approved, "{ahead}");
        assert_eq!(phone.app.current_view().message, None, "{ahead}");
    }
}

#[tokio::test]
async fn clock_change_refuses_once_and_is_corrected_where_boots_cannot_be_told_apart() {
    let mut world = World::new();
    world.clock = world.clock.without_boots();
    let (mut phone, login) = with_login(&world).await;
    world.clock.set_ahead(600);
    phone.approve(&login.number).await;
    phone.sees_not_made().await;
    phone.approve(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn locked_keystore_makes_no_decision_and_loses_none() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    world.vault.fail(Operation::Secret, Fault::Refuses(VaultFailed::KeystoreLocked));
    phone.press(deny(&login)).await;
    phone.sees_not_made().await;
    world.vault.mend();
    phone.press(deny(&login)).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
}

#[tokio::test]
async fn every_approval_requires_the_pin_again() {
    let world = World::new();
    let (mut phone, first) = with_login(&world).await;
    phone.approve(&first.number).await;
    phone.sees_result().await;
    let second = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    phone.enter_pin(PIN).await;
    assert_eq!(world.backend.outcome(&second.id), None, "no pad was open");
    phone.approve(&second.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn challenge_can_be_denied_from_the_list() {
    let world = World::new();
    let (mut phone, first) = with_login(&world).await;
    phone.press(Intent::Back).await;
    let second = world.backend.issue(MAIJA);
    phone
        .sees("both", |view| match &view.screen {
            Screen::Home(home) => (home.pending.len() == 2).then_some(()),
            _ => None,
        })
        .await;
    phone.press(deny(&second)).await;
    assert_eq!(world.backend.outcome(&second.id), Some(Outcome::Denied));
    assert_eq!(world.backend.outcome(&first.id), None);
    assert_eq!(phone.sees_home().await.pending.len(), 1);
}
