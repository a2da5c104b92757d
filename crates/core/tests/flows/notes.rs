//! The notes beside the record: preferences, and whatever is in the file.

use key_core::testing::World;
use key_core::testing::phone::PIN;
use key_view::{Appearance, Intent, LanguageChoice, Preferences};

const MAIJA: &str = World::USERNAME;

const FINNISH_AND_DARK: Preferences =
    Preferences { language: LanguageChoice::Finnish, appearance: Appearance::Dark };

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
async fn unreadable_notes_are_ignored() {
    let world = World::new();
    for notes in ["", "{", "[1]", r#"{"history":7}"#, "\u{0}"] {
        world.notebook.put(notes.as_bytes());
        let phone = world.start().await;
        assert_eq!(phone.app.current_view().preferences, Preferences::default(), "{notes}");
    }
    let mut phone = world.phone().await;
    assert!(phone.read_history().await.is_empty());
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
