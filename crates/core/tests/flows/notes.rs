//! The notes beside the record: preferences and history.

use std::time::Duration;

use key_core::testing::phone::{PIN, WRONG_PIN};
use key_core::testing::{Phone, World};
use key_protocol::decision::Outcome;
use key_view::{Appearance, Ending, Intent, LanguageChoice, Preferences, Screen, ViewModel};
use tokio::time::timeout;

const MAIJA: &str = World::USERNAME;

const FINNISH_AND_DARK: Preferences =
    Preferences { language: LanguageChoice::Finnish, appearance: Appearance::Dark };

async fn history(phone: &mut Phone) -> Vec<Ending> {
    phone.press(Intent::OpenHistory).await;
    phone.sees_history().await.into_iter().map(|past| past.ending).collect()
}

#[tokio::test]
async fn language_and_appearance_survive_restart() {
    let world = World::new();
    let phone = world.start().await;
    assert_eq!(phone.app.current_view().preferences, Preferences::default());
    phone.press(Intent::SetPreferences { preferences: FINNISH_AND_DARK }).await;
    assert_eq!(phone.app.current_view().preferences, FINNISH_AND_DARK);
    world.notebook.says(|notes| notes.contains("Finnish")).await;
    drop(phone);
    assert_eq!(world.start().await.app.current_view().preferences, FINNISH_AND_DARK);
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
    assert_eq!(history(&mut phone).await, ended);
    let oldest = phone.sees_history().await.pop().unwrap();
    assert_eq!((oldest.username.as_str(), oldest.id.as_str()), (MAIJA, login.id.as_str()));
    assert!(!oldest.browser.is_empty() && !oldest.ip.is_empty() && oldest.at > 1_700_000_000);
    phone.press(Intent::OpenPast { id: oldest.id.clone() }).await;
    let shown = |view: &ViewModel| match &view.screen {
        Screen::Past(past) => Some(past.clone()),
        _ => None,
    };
    assert_eq!(phone.sees("one of it", shown).await, oldest);
    phone.press(Intent::Back).await;
    phone.sees_history().await;
}

#[tokio::test]
async fn history_survives_restart_and_is_erased_with_its_username() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.approve(&login.number).await;
    phone.sees_result().await;
    world.notebook.says(|notes| notes.contains(login.id.as_str())).await;
    drop(phone);
    let mut phone = world.start().await;
    assert_eq!(history(&mut phone).await, [Ending::Approved]);
    phone.press(Intent::SetPreferences { preferences: FINNISH_AND_DARK }).await;
    let account = phone.open_settings().await;
    phone.press(Intent::OpenDisconnect { account: account.clone() }).await;
    phone.press(Intent::Disconnect { account }).await;
    phone.sees_enrol_form().await;
    world.notebook.says(|notes| !notes.contains(MAIJA)).await;
    assert_eq!(phone.app.current_view().preferences, FINNISH_AND_DARK, "preferences stay");
}

#[tokio::test]
async fn history_is_erased_when_the_keys_are_destroyed() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.issue(MAIJA);
    phone.deny().await;
    phone.sees_result().await;
    phone.press(Intent::Back).await;
    world.notebook.says(|notes| notes.contains(MAIJA)).await;
    phone.open_offline_code().await;
    while phone.app.current_view().pin().is_some() {
        phone.enter_pin(WRONG_PIN).await;
        world.clock.advance(Duration::from_secs(600));
    }
    phone.sees_blocked().await;
    phone.press(Intent::StartOver).await;
    phone.sees_enrol_form().await;
    timeout(Duration::from_secs(10), world.notebook.says(|notes| !notes.contains(MAIJA))).await.unwrap();
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
    assert_eq!(history(&mut phone).await.len(), 100);
}

#[tokio::test]
async fn unreadable_notes_are_ignored() {
    let world = World::new();
    for notes in ["", "{", "[1]", r#"{"history":7}"#, "\u{0}"] {
        world.notebook.put(notes.as_bytes());
        let phone = world.start().await;
        assert_eq!(phone.app.current_view().preferences, Preferences::default(), "{notes}");
    }
    let mut phone = world.phone().await;
    assert!(history(&mut phone).await.is_empty());
    world.notebook.put(br#"{"preferences":{"language":"Swedish","theme":7},"more":[]}"#);
    let language = world.start().await.app.current_view().preferences.language;
    assert_eq!(language, LanguageChoice::Swedish, "unknown members are ignored");
}

#[tokio::test]
async fn notes_contain_no_secret() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.approve(&login.number).await;
    phone.sees_result().await;
    world.notebook.says(|notes| notes.contains(login.id.as_str())).await;
    let notes = world.notebook.text().unwrap();
    for secret in [PIN, World::CODES[0]] {
        assert!(!notes.contains(secret));
    }
}
