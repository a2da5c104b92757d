//! Any intents in any order: each is answered with a view, and nothing is approved without the PIN.

use key_core::testing::phone::WRONG_PIN;
use key_core::testing::{Call, Phone, World};
use key_protocol::decision::Outcome;
use key_view::{HistoryView, Intent, LanguageChoice, Preferences, Screen, Typed, ViewModel};
use proptest::collection::vec;
use proptest::prelude::*;

const MAIJA: &str = World::USERNAME;

fn typed(text: &str) -> Typed {
    Typed(text.to_owned())
}

/// Returns every intent, aimed at what the view shows or at an unknown id.
fn intents(view: &ViewModel, challenge: &str, number: &str) -> Vec<Intent> {
    let account = match &view.screen {
        Screen::Home(home) => home.accounts[0].id.clone(),
        Screen::Settings(settings) => settings.accounts[0].id.clone(),
        _ => "nobody".to_owned(),
    };
    let id = challenge.to_owned();
    let pad = view.pin().map_or(0, |open| open.pad);
    vec![
        Intent::AddAccount,
        Intent::Enrol {
            address: "https://key.example".to_owned(),
            username: "pekka@example.fi".to_owned(),
            code: typed("WRNG-2345"),
        },
        Intent::Enrol { address: String::new(), username: String::new(), code: typed("") },
        Intent::ChoosePin { pin: typed(WRONG_PIN), sensor: false },
        Intent::JudgePin { pin: typed(WRONG_PIN) },
        Intent::EnrolFilled,
        Intent::TypeInstead,
        Intent::Scan,
        Intent::SetTorch { on: true },
        Intent::AllowNotifications,
        Intent::TryNotification,
        Intent::ChooseDistributor { id: "nobody".to_owned() },
        Intent::OpenAbout,
        Intent::OpenChallenge { id: id.clone() },
        Intent::OpenChallenge { id: "\u{0}".to_owned() },
        Intent::Approve { id: id.clone(), number: Some(number.to_owned()) },
        Intent::Approve { id: id.clone(), number: None },
        Intent::Approve { id: "../../etc/passwd".to_owned(), number: Some("17".to_owned()) },
        Intent::EnterPin { pad, pin: typed(WRONG_PIN) },
        Intent::EnterPin { pad, pin: typed("000000") },
        Intent::EnterPin { pad, pin: typed("") },
        Intent::UseSensor,
        Intent::CancelPin,
        Intent::ChangePin,
        Intent::OpenHistory,
        Intent::OpenDevices { account: account.clone() },
        Intent::RenameDevice { name: "Phone".to_owned() },
        Intent::OpenRevoke { device: "nobody".to_owned() },
        Intent::Revoke { device: "nobody".to_owned() },
        Intent::OpenPast { id: challenge.to_owned() },
        Intent::SetPreferences {
            preferences: Preferences { language: LanguageChoice::Swedish, ..Preferences::default() },
        },
        Intent::TurnOnSensor,
        Intent::TurnOffSensor,
        Intent::OpenOfflineCode { account: account.clone() },
        Intent::OpenOfflineCode { account: "nobody".to_owned() },
        Intent::OpenSettings,
        Intent::OpenDisconnect { account },
        Intent::Disconnect { account: "nobody".to_owned() },
        Intent::CancelDisconnect,
        Intent::Back,
        Intent::TryAgain,
        Intent::CheckNow,
        Intent::StartOver,
        Intent::DismissMessage,
        Intent::DismissCard { id: "news 0".to_owned() },
        Intent::OpenRevokeFromCard { id: "notice of nobody".to_owned() },
        Intent::Deny { id: "nothing-of-the-kind".to_owned() },
        Intent::AskReport { id: String::new() },
        Intent::CancelReport,
        Intent::Report { id: String::new() },
    ]
}

const INTENTS: usize = 48;

async fn with_login(world: &World) -> (Phone, key_core::testing::Issued) {
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    (phone, login)
}

#[tokio::test]
async fn every_intent_is_answered_with_a_new_view() {
    for at in 0..INTENTS {
        let world = World::new();
        let (phone, login) = with_login(&world).await;
        let view = phone.app.current_view();
        let intent = intents(&view, login.id.as_str(), &login.number).swap_remove(at);
        let description = format!("{intent:?}");
        phone.press(intent).await;
        assert!(phone.app.current_view().revision > view.revision, "{description} got no new view");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_approved_without_the_pin(order in vec(0..INTENTS, 1..40)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let world = World::new();
            let (phone, login) = with_login(&world).await;
            for at in order {
                let view = phone.app.current_view();
                let intent = intents(&view, login.id.as_str(), &login.number).swap_remove(at);
                phone.press(intent).await;
                let shown = phone.app.current_view();
                assert!(shown.revision > view.revision);
                let code = matches!(&shown.screen, Screen::OfflineCode(code)
                    if matches!(code.code, key_view::CodeView::Shown(_)));
                assert!(!code, "a code is shown without the PIN");
                let opened = matches!(&shown.screen, Screen::Past(_) | Screen::History(HistoryView { entries: Some(_) }));
                assert!(!opened, "the history is shown without the PIN");
            }
            assert_ne!(world.backend.outcome(&login.id), Some(Outcome::Approved));
            assert!(world.backend.bodies(Call::Decide).is_empty());
        });
    }
}
