//! Changing the PIN: the data key is rewrapped, and nothing is enrolled again.

use key_core::ports::VaultFailed;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Call, Fault, Operation, Phone, World};
use key_view::{AvailableSensor, Intent, Message, PinProblem, PinPurpose, PinTrouble, Screen};

const NEW_PIN: &str = "905172";
/// Number of calls before the PIN change itself, by operation: counting the try and resetting the
/// count save and read back once each, and the first of these saves stores a generation.
const CALLS_BEFORE: [(Operation, usize); 3] =
    [(Operation::Save, 2), (Operation::Load, 2), (Operation::Store, 1)];

async fn choose_new_pin(phone: &Phone, pin: &str) {
    phone.press(Intent::OpenSettings).await;
    phone.press(Intent::ChangePin).await;
    phone.choose_pin(pin).await;
}

async fn code_opens_with(phone: &mut Phone, pin: &str) -> bool {
    phone.press(Intent::Back).await;
    phone.open_offline_code().await;
    phone.enter_pin(pin).await;
    let opened = matches!(&phone.app.current_view().screen, Screen::OfflineCode(code)
        if matches!(code.code, key_view::CodeView::Shown(_)));
    phone.press(Intent::CancelPin).await;
    phone.press(Intent::Back).await;
    opened
}

#[tokio::test]
async fn new_pin_replaces_the_old_one_without_enrolling_again() {
    let world = World::new();
    let mut phone = world.phone().await;
    let enrolments = world.backend.bodies(Call::Enrol).len();
    choose_new_pin(&phone, NEW_PIN).await;
    assert_eq!(phone.sees_pad().await.purpose, PinPurpose::ChangePin);
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_message().await, Message::PinChanged);
    assert!(matches!(phone.app.current_view().screen, Screen::Settings(_)));
    assert!(!code_opens_with(&mut phone, PIN).await);
    assert!(code_opens_with(&mut phone, NEW_PIN).await);
    drop(phone);

    let mut phone = world.start().await;
    let login = world.backend.issue(World::USERNAME);
    phone.request_approval(&login.number).await;
    phone.enter_pin(NEW_PIN).await;
    assert_eq!(phone.sees_result().await.ending, key_view::Ending::Approved);
    assert_eq!(world.backend.bodies(Call::Enrol).len(), enrolments);
}

#[tokio::test]
async fn changing_the_pin_requires_the_old_one_and_counts_tries() {
    let world = World::new();
    let mut phone = world.phone().await;
    choose_new_pin(&phone, NEW_PIN).await;
    phone.enter_pin(WRONG_PIN).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong);
    phone.enter_pin(NEW_PIN).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong, "the new PIN is not accepted yet");
    phone.press(Intent::CancelPin).await;
    phone.press(Intent::Back).await;
    assert!(matches!(phone.app.current_view().screen, Screen::Settings(_)));
    assert!(code_opens_with(&mut phone, PIN).await);
}

#[tokio::test]
async fn weak_new_pin_is_refused_before_the_pin_pad_opens() {
    let world = World::new();
    let phone = world.phone().await;
    choose_new_pin(&phone, "123456").await;
    let view = phone.app.current_view();
    let Screen::ChoosePin(choice) = &view.screen else { panic!("still choosing") };
    assert_eq!((choice.changing, choice.problem), (true, Some(PinProblem::Run)));
    assert!(view.pin().is_none() && choice.sensor == AvailableSensor::None);
}

#[tokio::test]
async fn pin_change_that_cannot_be_stored_has_no_effect() {
    for (operation, before) in CALLS_BEFORE {
        let world = World::new();
        let mut phone = world.phone().await;
        choose_new_pin(&phone, NEW_PIN).await;
        world.vault.fail_once(operation, before, Fault::Refuses(VaultFailed::Full));
        phone.enter_pin(PIN).await;
        assert_eq!(phone.sees_message().await, Message::NotSaved, "{operation:?}");
        assert!(code_opens_with(&mut phone, PIN).await, "{operation:?}");
        drop(phone);
        let mut phone = world.start().await;
        phone.sees_home_online().await;
        assert!(code_opens_with(&mut phone, PIN).await, "{operation:?}, after a restart");
    }
}

#[tokio::test]
async fn crash_during_pin_change_leaves_either_the_old_or_the_new_pin() {
    for (operation, before) in CALLS_BEFORE {
        for fault in [Fault::DiesBefore, Fault::DiesAfter] {
            let world = World::new();
            let phone = world.phone().await;
            choose_new_pin(&phone, NEW_PIN).await;
            world.vault.fail_once(operation, before, fault);
            let called = world.vault.calls().iter().filter(|call| **call == operation).count();
            tokio::select! {
                () = phone.enter_pin(PIN) => panic!("the app must die"),
                () = world.vault.called(operation, called + before + 1) => {}
            }
            drop(phone);
            world.vault.mend();
            let mut phone = world.start().await;
            phone.sees_home_online().await;
            let (old, new) =
                (code_opens_with(&mut phone, PIN).await, code_opens_with(&mut phone, NEW_PIN).await);
            assert!(old != new, "{operation:?}: exactly one of the PINs");
        }
    }
}
