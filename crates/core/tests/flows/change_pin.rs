//! Another PIN in the place of the first: rewrapped, never enrolled anew.

use key_core::ports::VaultFailed;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Call, Fault, Operation, Phone, World};
use key_view::{AvailableSensor, Intent, Message, PinProblem, PinPurpose, PinTrouble, Screen};

const OTHER: &str = "905172";
/// The try is counted and taken back before the PIN changes: two saves, of which the first is a generation.
const BEFORE: [(Operation, usize); 3] = [(Operation::Save, 2), (Operation::Load, 2), (Operation::Keep, 1)];

async fn chooses(phone: &Phone, pin: &str) {
    phone.press(Intent::OpenSettings).await;
    phone.press(Intent::ChangePin).await;
    phone.chooses_pin(pin).await;
}

async fn code_opens_with(phone: &mut Phone, pin: &str) -> bool {
    phone.press(Intent::Back).await;
    phone.opens_offline_code().await;
    phone.enters(pin).await;
    let opened = matches!(&phone.app.current_view().screen, Screen::OfflineCode(code)
        if matches!(code.code, key_view::CodeView::Shown(_)));
    phone.press(Intent::CancelPin).await;
    phone.press(Intent::Back).await;
    opened
}

#[tokio::test]
async fn the_new_one_opens_what_the_old_one_did_and_nothing_is_enrolled_anew() {
    let world = World::new();
    let mut phone = world.phone().await;
    let enrolments = world.backend.bodies(Call::Enrol).len();
    chooses(&phone, OTHER).await;
    assert_eq!(phone.sees_pad().await.purpose, PinPurpose::ChangePin);
    phone.enters(PIN).await;
    assert_eq!(phone.sees_message().await, Message::PinChanged);
    assert!(matches!(phone.app.current_view().screen, Screen::Settings(_)));
    assert!(!code_opens_with(&mut phone, PIN).await);
    assert!(code_opens_with(&mut phone, OTHER).await);
    drop(phone);

    let mut phone = world.start().await;
    let login = world.backend.issue(World::USERNAME);
    let id = phone.sees_challenge().await.id;
    phone.press(Intent::Approve { id, number: Some(login.number.clone()) }).await;
    phone.enters(OTHER).await;
    assert_eq!(phone.sees_result().await.ending, key_view::Ending::Approved);
    assert_eq!(world.backend.bodies(Call::Enrol).len(), enrolments);
}

#[tokio::test]
async fn without_the_old_one_nothing_changes_and_tries_are_counted() {
    let world = World::new();
    let mut phone = world.phone().await;
    chooses(&phone, OTHER).await;
    phone.enters(WRONG_PIN).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong);
    phone.enters(OTHER).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong, "the new one is not the old one");
    phone.press(Intent::CancelPin).await;
    phone.press(Intent::Back).await;
    assert!(matches!(phone.app.current_view().screen, Screen::Settings(_)));
    assert!(code_opens_with(&mut phone, PIN).await);
}

#[tokio::test]
async fn a_weak_one_is_refused_before_anything_is_asked() {
    let world = World::new();
    let phone = world.phone().await;
    chooses(&phone, "123456").await;
    let view = phone.app.current_view();
    let Screen::ChoosePin(choice) = &view.screen else { panic!("still choosing") };
    assert_eq!((choice.changing, choice.problem), (true, Some(PinProblem::Run)));
    assert!(view.pin.is_none() && choice.sensor == AvailableSensor::None);
}

#[tokio::test]
async fn a_change_that_cannot_be_kept_is_none() {
    for (operation, before) in BEFORE {
        let world = World::new();
        let mut phone = world.phone().await;
        chooses(&phone, OTHER).await;
        world.vault.fail_once(operation, before, Fault::Refuses(VaultFailed::Full));
        phone.enters(PIN).await;
        assert_eq!(phone.sees_message().await, Message::NotSaved, "{operation:?}");
        assert!(code_opens_with(&mut phone, PIN).await, "{operation:?}");
        drop(phone);
        let mut phone = world.start().await;
        phone.sees_home_online().await;
        assert!(code_opens_with(&mut phone, PIN).await, "{operation:?}, after a restart");
    }
}

#[tokio::test]
async fn an_app_that_dies_meanwhile_opens_with_the_old_one_or_the_new_one() {
    for (operation, before) in BEFORE {
        for fault in [Fault::DiesBefore, Fault::DiesAfter] {
            let world = World::new();
            let phone = world.phone().await;
            chooses(&phone, OTHER).await;
            world.vault.fail_once(operation, before, fault);
            let asked = world.vault.seen().iter().filter(|seen| **seen == operation).count();
            tokio::select! {
                () = phone.enters(PIN) => panic!("the app dies"),
                () = world.vault.asked(operation, asked + before + 1) => {}
            }
            drop(phone);
            world.vault.mend();
            let mut phone = world.start().await;
            phone.sees_home_online().await;
            let (old, new) =
                (code_opens_with(&mut phone, PIN).await, code_opens_with(&mut phone, OTHER).await);
            assert!(old != new, "{operation:?}: one of them, not both and not neither");
        }
    }
}
