//! The history: what it lists, and that presence opens it.

use std::time::Duration;

use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Call, FakeSensor, Issued, Phone, World};
use key_protocol::decision::Outcome;
use key_view::{
    Appearance, Ending, HistoryView, Intent, LanguageChoice, PastView, PinPurpose, PinTrouble, Preferences,
    Screen, Sensor, ViewModel,
};

use crate::sensor::phone_with_sensor;

const MAIJA: &str = World::USERNAME;

const FINNISH_AND_DARK: Preferences =
    Preferences { language: LanguageChoice::Finnish, appearance: Appearance::Dark };

async fn endings(phone: &mut Phone) -> Vec<Ending> {
    phone.read_history().await.into_iter().map(|past| past.ending).collect()
}

/// Waits until the notebook has an entry of this challenge.
async fn noted(world: &World, login: &Issued) {
    world.notebook.says(|notes| notes.contains(login.id.as_str())).await;
}

/// Returns a phone whose history has one entry, at home.
async fn with_entry(world: &World) -> (Phone, Issued) {
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.deny().await;
    phone.sees_result().await;
    phone.press(Intent::Back).await;
    noted(world, &login).await;
    (phone, login)
}

fn past(view: &ViewModel) -> Option<PastView> {
    match &view.screen {
        Screen::Past(past) => Some(past.clone()),
        _ => None,
    }
}

fn is_hidden(phone: &Phone) -> bool {
    matches!(phone.app.current_view().screen, Screen::History(HistoryView { entries: None }))
}

/// Returns whether the view says anything of the entry.
fn says_anything(phone: &Phone, login: &Issued) -> bool {
    serde_json::to_string(&phone.app.current_view().screen).unwrap().contains(login.id.as_str())
}

#[tokio::test]
async fn history_lists_endings_newest_first_with_their_origin() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.approve(&login.number).await;
    phone.sees_result().await;
    phone.press(Intent::Back).await;
    world.backend.issue(MAIJA);
    phone.deny().await;
    phone.sees_result().await;
    phone.press(Intent::Back).await;
    let elsewhere = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    world.backend.withdraw(&elsewhere.id, Outcome::Approved, Some("Tablet"));
    phone.sees_result().await;
    world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    world.clock.advance(Duration::from_secs(200));
    phone.sees_result().await;

    let by = || Some("Tablet".to_owned());
    let ended = [Ending::Expired, Ending::ApprovedElsewhere(by()), Ending::Denied, Ending::Approved];
    assert_eq!(endings(&mut phone).await, ended);
    let oldest = phone.sees_history().await.pop().unwrap();
    assert_eq!((oldest.username.as_str(), oldest.id.as_str()), (MAIJA, login.id.as_str()));
    assert!(!oldest.browser.is_empty() && !oldest.ip.is_empty() && oldest.at > 1_700_000_000);
    phone.press(Intent::OpenPast { id: oldest.id.clone() }).await;
    assert_eq!(phone.sees("one of it", past).await, oldest);
    phone.press(Intent::Back).await;
    assert_eq!(phone.sees_history().await.len(), 4, "no second PIN");
}

#[tokio::test]
async fn history_survives_restart_and_is_erased_with_its_username() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.approve(&login.number).await;
    phone.sees_result().await;
    noted(&world, &login).await;
    drop(phone);
    let mut phone = world.start().await;
    assert_eq!(endings(&mut phone).await, [Ending::Approved]);
    phone.press(Intent::SetPreferences { preferences: FINNISH_AND_DARK }).await;
    let account = phone.open_settings().await;
    phone.press(Intent::OpenDisconnect { account: account.clone() }).await;
    phone.press(Intent::Disconnect { account }).await;
    phone.sees_enrol_form().await;
    world.notebook.says(|notes| !notes.contains(login.id.as_str())).await;
    assert_eq!(phone.app.current_view().preferences, FINNISH_AND_DARK, "preferences stay");
}

#[tokio::test]
async fn history_is_erased_when_the_keys_are_destroyed() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.deny().await;
    phone.sees_result().await;
    phone.press(Intent::Back).await;
    noted(&world, &login).await;
    phone.open_offline_code().await;
    while phone.app.current_view().pin().is_some() {
        phone.enter_pin(WRONG_PIN).await;
        world.clock.advance(Duration::from_secs(600));
    }
    phone.sees_blocked().await;
    phone.press(Intent::StartOver).await;
    phone.sees_enrol_form().await;
    world.notebook.says(|notes| !notes.contains(login.id.as_str())).await;
}

#[tokio::test]
async fn history_holds_at_most_100_entries() {
    let world = World::new();
    let mut phone = world.phone().await;
    for _ in 0..105 {
        world.backend.issue(MAIJA);
        phone.deny().await;
        phone.sees_result().await;
        phone.press(Intent::Back).await;
        world.clock.advance(Duration::from_secs(120));
    }
    assert_eq!(endings(&mut phone).await.len(), 100);
}

#[tokio::test]
async fn history_is_hidden_until_the_pin_is_right() {
    let world = World::new();
    let (mut phone, login) = with_entry(&world).await;
    phone.press(Intent::OpenPast { id: login.id.as_str().to_owned() }).await;
    assert!(!says_anything(&phone, &login), "an entry opens from the history only");
    phone.press(Intent::OpenHistory).await;
    assert_eq!(phone.sees_pad().await.purpose, PinPurpose::ReadHistory);
    assert!(is_hidden(&phone) && !says_anything(&phone, &login));
    phone.press(Intent::OpenPast { id: login.id.as_str().to_owned() }).await;
    phone.enter_pin(WRONG_PIN).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong);
    assert!(is_hidden(&phone) && !says_anything(&phone, &login));
    phone.press(Intent::CancelPin).await;
    phone.sees_settings().await;
    assert_eq!(endings(&mut phone).await, [Ending::Denied]);
}

#[tokio::test]
async fn each_reading_of_the_history_needs_presence_of_its_own() {
    let world = World::new();
    let (mut phone, login) = with_entry(&world).await;
    assert_eq!(phone.read_history().await.len(), 1);
    phone.press(Intent::Back).await;
    phone.sees_settings().await;
    assert!(!says_anything(&phone, &login));
    phone.press(Intent::OpenHistory).await;
    phone.sees_pad().await;
    assert!(is_hidden(&phone));
}

#[tokio::test]
async fn finger_opens_the_history() {
    let world = World { sensor: FakeSensor::strong(Sensor::Fingerprint), ..World::new() };
    let mut phone = phone_with_sensor(&world).await;
    world.backend.issue(MAIJA);
    phone.deny().await;
    phone.sees_result().await;
    phone.press(Intent::OpenHistory).await;
    assert_eq!(phone.sees_history().await.len(), 1);
    assert_eq!(world.sensor.prompts(), [PinPurpose::ReadHistory]);
}

#[tokio::test]
async fn history_is_hidden_when_the_app_goes_to_background() {
    let world = World::new();
    let (mut phone, login) = with_entry(&world).await;
    for at_entry in [false, true] {
        phone.read_history().await;
        if at_entry {
            phone.press(Intent::OpenPast { id: login.id.as_str().to_owned() }).await;
            phone.sees("the entry", past).await;
        }
        phone.leave();
        assert!(is_hidden(&phone) && !says_anything(&phone, &login));
        phone.come_back().await;
        phone.sees_pad().await;
        phone.enter_pin(PIN).await;
        assert_eq!(phone.sees_history().await.len(), 1);
        phone.press(Intent::Back).await;
    }
}

#[tokio::test]
async fn challenge_that_ends_meanwhile_appears_in_the_opened_history() {
    let world = World::new();
    let (mut phone, _) = with_entry(&world).await;
    phone.read_history().await;
    let lists = world.backend.calls().iter().filter(|call| **call == Call::Challenges).count();
    let login = world.backend.issue(MAIJA);
    world.backend.called(Call::Challenges, lists + 1).await;
    world.backend.withdraw(&login.id, Outcome::Denied, None);
    let two = |view: &ViewModel| match &view.screen {
        Screen::History(HistoryView { entries: Some(entries) }) => {
            (entries.len() == 2).then(|| entries[0].clone())
        }
        _ => None,
    };
    assert_eq!(phone.sees("both entries", two).await.id, login.id.as_str());
    noted(&world, &login).await;
    assert_eq!(endings(&mut phone).await, [Ending::DeniedElsewhere(None), Ending::Denied], "and is kept");
}
