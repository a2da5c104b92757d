//! Changing the PIN: the old one authorises one change, everything is sealed under a new data key, and
//! nothing is enrolled again.

use key_core::ports::VaultFailed;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Barrier, Call, Fault, Operation, Phone, World};
use key_view::{
    AvailableSensor, ChoosePinView, Intent, Message, PinProblem, PinPurpose, PinTrouble, Screen, Typed,
};

use crate::at_a_challenge::dispatch;

const NEW_PIN: &str = "905172";
/// Calls of a change of PIN that can fail.
const CALLS: [Operation; 3] = [Operation::Save, Operation::Load, Operation::Store];

/// Opens the settings and types the old PIN, which opens the choice of a new one.
async fn open_change(phone: &mut Phone) {
    phone.press(Intent::OpenSettings).await;
    phone.press(Intent::ChangePin).await;
    assert_eq!(phone.sees_pad().await.purpose, PinPurpose::ChangePin);
    phone.enter_pin(PIN).await;
    phone.sees_choose_pin().await;
}

fn is_in_settings(phone: &Phone) -> bool {
    matches!(phone.app.current_view().screen, Screen::Settings(_))
}

fn choice(phone: &Phone) -> ChoosePinView {
    match phone.app.current_view().screen {
        Screen::ChoosePin(choice) => choice,
        _ => panic!("choosing"),
    }
}

async fn judge(phone: &Phone, pin: &str) -> Option<PinProblem> {
    let before = choice(phone).judged;
    phone.press(Intent::JudgePin { pin: Typed(pin.to_owned()) }).await;
    let judged = choice(phone);
    assert_eq!(judged.judged, before + 1);
    judged.problem
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
    open_change(&mut phone).await;
    assert_eq!(judge(&phone, NEW_PIN).await, None);
    phone.choose_pin(NEW_PIN).await;
    assert_eq!(phone.sees_message().await, Message::PinChanged);
    assert!(is_in_settings(&phone));
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
    phone.press(Intent::OpenSettings).await;
    phone.press(Intent::ChangePin).await;
    phone.enter_pin(WRONG_PIN).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong);
    assert_eq!(phone.sees_pad().await.tries_left, Some(4));
    phone.choose_pin(NEW_PIN).await;
    assert!(phone.app.current_view().pin().is_some(), "no choice without the old PIN");
    phone.press(Intent::CancelPin).await;
    assert!(is_in_settings(&phone));
    assert!(code_opens_with(&mut phone, PIN).await);
}

#[tokio::test]
async fn weak_new_pin_is_refused_at_its_first_entry_and_at_the_second() {
    let world = World::new();
    let mut phone = world.phone().await;
    open_change(&mut phone).await;
    assert_eq!(judge(&phone, "123456").await, Some(PinProblem::Run));
    phone.choose_pin("111111").await;
    let refused = choice(&phone);
    assert_eq!((refused.changing, refused.problem), (true, Some(PinProblem::Repeated)));
    assert_eq!(refused.sensor, AvailableSensor::None);
    assert_eq!(judge(&phone, NEW_PIN).await, None);
    phone.choose_pin(NEW_PIN).await;
    assert_eq!(phone.sees_message().await, Message::PinChanged, "one old PIN is enough");
}

#[tokio::test]
async fn leaving_the_choice_or_the_app_gives_the_change_up() {
    let leave: [fn(&Phone); 2] = [|_| (), |phone| phone.leave()];
    for (at, leave) in leave.into_iter().enumerate() {
        let world = World::new();
        let mut phone = world.phone().await;
        open_change(&mut phone).await;
        if at == 0 {
            phone.press(Intent::Back).await;
        }
        leave(&phone);
        assert!(is_in_settings(&phone), "{at}");
        phone.choose_pin(NEW_PIN).await;
        phone.come_back().await;
        phone.press(Intent::ChangePin).await;
        assert!(phone.app.current_view().pin().is_some(), "the old PIN is asked for again");
        phone.press(Intent::CancelPin).await;
        assert!(code_opens_with(&mut phone, PIN).await, "{at}");
        assert!(!code_opens_with(&mut phone, NEW_PIN).await, "{at}");
    }
}

#[tokio::test]
async fn old_pin_that_is_right_after_the_app_was_left_opens_no_choice() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.press(Intent::OpenSettings).await;
    phone.press(Intent::ChangePin).await;
    phone.sees_pad().await;
    let barrier = Barrier::closed();
    world.vault.fail_once(Operation::Save, 0, Fault::Waits(barrier.clone()));
    let checking = dispatch(&phone, phone.app.current_view().enter_pin(PIN));
    barrier.reached().await;
    phone.leave();
    barrier.open();
    checking.await.unwrap();
    phone.come_back().await;
    assert!(is_in_settings(&phone));
    assert!(phone.app.current_view().pin().is_none());
}

#[tokio::test]
async fn pin_change_that_cannot_be_stored_has_no_effect() {
    for operation in CALLS {
        let world = World::new();
        let mut phone = world.phone().await;
        open_change(&mut phone).await;
        world.vault.fail_once(operation, 0, Fault::Refuses(VaultFailed::Full));
        phone.choose_pin(NEW_PIN).await;
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
    for operation in CALLS {
        for fault in [Fault::DiesBefore, Fault::DiesAfter] {
            let world = World::new();
            let mut phone = world.phone().await;
            open_change(&mut phone).await;
            world.vault.fail_once(operation, 0, fault);
            let called = world.vault.calls().iter().filter(|call| **call == operation).count();
            tokio::select! {
                () = phone.choose_pin(NEW_PIN) => panic!("the app must die"),
                () = world.vault.called(operation, called + 1) => {}
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
