//! Connecting a username: no code is used up in vain, whatever fails.

use std::time::Duration;

use key_core::ports::VaultFailed;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Barrier, Call, Fault, Mishap, Operation, World};
use key_protocol::enrolment::EnrolmentResponse;
use key_protocol::ids::{AppVersion, DeviceText, Username};
use key_protocol::offline::OfflineSecret;
use key_protocol::problem::Problem;
use key_view::{
    Ending, EnrolProblem, Intent, Message, News, PinProblem, PinTrouble, Screen, Typed, ViewModel,
};

const MAIJA: &str = World::USERNAME;

#[tokio::test]
async fn username_is_connected_and_a_pin_chosen() {
    let world = World::new();
    let mut phone = world.phone().await;
    let home = phone.sees_home_online().await;
    assert_eq!(home.accounts[0].username, MAIJA);
    assert_eq!(home.accounts[0].host, "key.example");
    assert_eq!(world.backend.calls()[..3], [Call::Enrol, Call::Events, Call::Challenges]);
}

#[tokio::test]
async fn lost_response_uses_only_one_code() {
    let world = World::new();
    world.backend.expect(Call::Enrol, Mishap::AnswerLost);
    world.phone().await;
    assert_eq!(world.backend.devices(MAIJA), 1);
    let sent = world.backend.bodies(Call::Enrol);
    assert_eq!(sent.len(), 2);
    assert!(sent[0] == sent[1], "identical, so that the backend recognises the repetition");
}

#[tokio::test]
async fn garbled_response_is_requested_again() {
    let world = World::new();
    world.backend.expect(Call::Enrol, Mishap::Garbled(504));
    world.phone().await;
    assert_eq!(world.backend.devices(MAIJA), 1);
}

#[tokio::test]
async fn clock_skew_of_ten_minutes_is_corrected_first() {
    for ahead in [600, -600] {
        let world = World::new();
        world.clock.set_ahead(ahead);
        world.phone().await;
        assert_eq!(world.backend.bodies(Call::Enrol).len(), 2, "refused once, then sent with the right time");
    }
}

#[tokio::test]
async fn wrong_code_can_be_corrected() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.connect(&world.address(), MAIJA, "WRNG-2345").await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::WrongCode);
    assert!(world.vault.possession_keys().is_empty(), "no key is left behind");
    phone.set_up(&world.address(), MAIJA, World::CODES[0]).await;
}

#[tokio::test]
async fn too_many_wrong_codes_report_how_long_to_wait() {
    let world = World::new();
    let mut phone = world.start().await;
    for _ in 0..5 {
        phone.connect(&world.address(), MAIJA, "WRNG-2345").await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::WrongCode);
    }
    phone.connect(&world.address(), MAIJA, World::CODES[0]).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::TooManyAttempts { retry_after: 30 });
    world.clock.advance(Duration::from_secs(30));
    phone.set_up(&world.address(), MAIJA, World::CODES[0]).await;
}

#[tokio::test]
async fn unreachable_backend_uses_no_code() {
    let world = World::new();
    let mut phone = world.start().await;
    world.backend.set_down(true);
    phone.connect(&world.address(), MAIJA, World::CODES[0]).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::Unreachable);
    world.backend.set_down(false);
    phone.set_up(&world.address(), MAIJA, World::CODES[0]).await;
}

#[tokio::test]
async fn invalid_form_is_reported_before_anything_is_sent() {
    let world = World::new();
    let mut phone = world.start().await;
    let here = world.address();
    for (address, username, code, problem) in [
        (&*here, " ", "KJ4M-7QRT", EnrolProblem::UsernameMissing),
        (&here, MAIJA, "\t", EnrolProblem::CodeMissing),
        ("key.example", MAIJA, "KJ4M-7QRT", EnrolProblem::AddressInvalid),
        ("http://key.example", MAIJA, "KJ4M-7QRT", EnrolProblem::AddressInvalid),
    ] {
        phone.connect(address, username, code).await;
        assert_eq!(phone.sees_enrol_problem().await, problem);
    }
    assert!(world.backend.calls().is_empty());
}

#[tokio::test]
async fn full_disk_is_reported_before_the_code_is_used() {
    let world = World::new();
    let mut phone = world.start().await;
    for operation in [Operation::Save, Operation::Store] {
        world.vault.fail(operation, Fault::Refuses(VaultFailed::Full));
        phone.connect(&world.address(), MAIJA, World::CODES[0]).await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::NotSaved);
        world.vault.mend();
    }
    assert!(world.backend.calls().is_empty(), "nothing was sent");
    phone.set_up(&world.address(), MAIJA, World::CODES[0]).await;
}

#[tokio::test]
async fn disk_that_fills_up_during_enrolment_leaves_no_key() {
    let world = World::new();
    let mut phone = world.start().await;
    world.vault.fail_once(Operation::Save, 1, Fault::Refuses(VaultFailed::Full));
    phone.connect(&world.address(), MAIJA, World::CODES[0]).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::NotSaved);
    assert!(world.vault.possession_keys().is_empty(), "no key is left behind");
    phone.set_up(&world.address(), MAIJA, World::CODES[1]).await;
}

#[tokio::test]
async fn app_killed_before_the_pin_is_chosen_continues_there() {
    let world = World::new();
    let phone = world.phone_without_pin().await;
    drop(phone);

    let mut phone = world.start().await;
    phone.finish_set_up().await;
    let login = world.backend.issue(MAIJA);
    phone.approve(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn weak_or_too_short_pin_is_refused() {
    let world = World::new();
    world.backend.set_pin_min_length(8);
    let mut phone = world.phone_without_pin().await;
    for (pin, problem) in [
        ("482051", PinProblem::TooShort),
        ("12345678", PinProblem::Run),
        ("48205139x", PinProblem::NotDigits),
    ] {
        phone.choose_pin(pin).await;
        let refused = phone.sees("why", |view| match &view.screen {
            Screen::ChoosePin(choice) if !choice.busy => choice.problem,
            _ => None,
        });
        assert_eq!(refused.await, problem);
    }
    phone.choose_pin("48205139").await;
    phone.sees_home().await;
}

#[tokio::test]
async fn impossible_pin_policy_requires_the_longest_pin() {
    let world = World::new();
    world.backend.set_pin_min_length(200);
    let mut phone = world.phone_without_pin().await;
    phone.choose_pin("482051396847").await;
    phone.sees_home().await;
}

#[tokio::test]
async fn pin_that_could_not_be_stored_can_be_chosen_again() {
    let world = World::new();
    let mut phone = world.phone_without_pin().await;
    world.vault.fail_once(Operation::Save, 0, Fault::Refuses(VaultFailed::Full));
    phone.choose_pin(PIN).await;
    let refused = phone.sees("why", |view| match &view.screen {
        Screen::ChoosePin(choice) => choice.problem,
        _ => None,
    });
    assert_eq!(refused.await, PinProblem::NotSaved);
    phone.choose_pin(PIN).await;
    phone.sees_home().await;
}

#[tokio::test]
async fn simultaneous_submits_enrol_once() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.sees_enrol_form().await;
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
async fn another_username_requires_the_pin_first() {
    let world = World::new();
    world.backend.add_user("pekka@example.fi", &["PEKK-2345"]);
    let mut phone = world.phone().await;
    phone.press(Intent::AddAccount).await;
    phone.connect(&world.address(), "pekka@example.fi", "PEKK-2345").await;
    phone.sees_pad().await;
    assert_eq!(world.backend.bodies(Call::Enrol).len(), 1, "nothing is sent yet");

    phone.enter_pin(WRONG_PIN).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong);
    phone.enter_pin(PIN).await;
    let username = "pekka@example.fi".to_owned();
    assert_eq!(phone.sees_message().await, Message::Enrolled { username });
    assert_eq!(phone.sees_home_online().await.accounts.len(), 2);

    for username in [MAIJA, "pekka@example.fi"] {
        let login = world.backend.issue(username);
        assert_eq!(phone.sees_challenge().await.username, username);
        phone.approve(&login.number).await;
        assert_eq!(phone.sees_result().await.ending, Ending::Approved);
        phone.press(Intent::Back).await;
    }
}

#[tokio::test]
async fn username_is_not_connected_twice() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.press(Intent::AddAccount).await;
    phone.connect(&world.address(), " MAIJA@example.fi ", World::CODES[1]).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::AlreadyEnrolled);
}

#[tokio::test]
async fn enrolment_survives_disconnection_of_the_last_username() {
    let world = World::new();
    world.backend.add_user("pekka@example.fi", &["PEKK-2345"]);
    let mut phone = world.phone().await;
    phone.press(Intent::AddAccount).await;
    phone.connect(&world.address(), "pekka@example.fi", "PEKK-2345").await;
    phone.sees_pad().await;

    let barrier = Barrier::closed();
    world.backend.expect(Call::Enrol, Mishap::AnswerHeld(barrier.clone()));
    let app = std::sync::Arc::clone(&phone.app);
    let entering = tokio::spawn(async move { app.dispatch(app.current_view().enter_pin(PIN)).await });
    barrier.reached().await;
    world.backend.revoke(MAIJA, "web");
    let at_first_form = |view: &ViewModel| (view.depth == 1).then_some(());
    phone.sees("an app without a username", at_first_form).await;
    barrier.open();
    entering.await.unwrap();

    phone.sees_choose_pin().await;
    drop(phone);
    let mut phone = world.start().await;
    phone.finish_set_up().await;
    let login = world.backend.issue("pekka@example.fi");
    phone.approve(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn backend_whose_answer_does_not_fit_is_left_again() {
    type Change = fn(&mut EnrolmentResponse);
    let changes: [(&str, Change); 3] = [
        ("another username", |response| response.account.username = Username::new("pekka@example.fi")),
        ("no check", |response| response.offline.check = None),
        ("another check", |response| {
            response.offline.check = Some(OfflineSecret::from_bytes([7; 32]).check());
        }),
    ];
    for (case, change) in changes {
        let world = World::new();
        world.backend.alter_enrolments(change);
        let mut phone = world.start().await;
        phone.connect(&world.address(), MAIJA, World::CODES[0]).await;
        assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::Mismatched, "{case}");
        assert_eq!(world.backend.devices(MAIJA), 0, "{case}: it disconnected itself");
        assert!(world.vault.possession_keys().is_empty(), "{case}");
    }
}

#[tokio::test]
async fn username_may_be_spelled_otherwise_by_the_backend() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.connect(&world.address(), " MAIJA@example.fi", World::CODES[0]).await;
    phone.finish_set_up().await;
}

#[tokio::test]
async fn name_that_was_taken_is_told() {
    let world = World::new();
    world.backend.alter_enrolments(|response| response.device_name = DeviceText::parse("Phone 2").unwrap());
    let mut phone = world.phone_without_pin().await;
    phone.finish_set_up().await;
    assert_eq!(phone.sees_message().await, Message::DeviceRenamed { name: "Phone 2".to_owned() });
}

#[tokio::test]
async fn backend_that_requires_a_newer_app_says_so_at_enrolment() {
    let world = World::new();
    let minimum = AppVersion::parse("2.0").unwrap();
    world.backend.expect(Call::Enrol, Mishap::Refused(Problem::UpdateRequired { minimum }));
    let mut phone = world.start().await;
    phone.connect(&world.address(), MAIJA, World::CODES[0]).await;
    assert_eq!(phone.sees_enrol_problem().await, EnrolProblem::UpdateRequired);
}

#[tokio::test]
async fn backend_that_requires_a_newer_app_later_is_said_once_and_erases_nothing() {
    let world = World::new();
    let mut phone = world.phone().await;
    for _ in 0..2 {
        for call in [Call::Events, Call::Challenges] {
            let minimum = AppVersion::parse("2.0").unwrap();
            world.backend.expect(call, Mishap::Refused(Problem::UpdateRequired { minimum }));
        }
    }
    world.backend.close_streams();
    let said = News::UpdateRequired { username: MAIJA.to_owned(), minimum: "2.0".to_owned() };
    assert_eq!(world.meanwhile(phone.sees_news()).await, [said]);
    world.meanwhile(phone.sees_home_online()).await;
    assert_eq!(phone.news(), [], "the backend answers again");
    assert_eq!(world.vault.possession_keys().len(), 1);
}
