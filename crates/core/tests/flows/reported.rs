//! Reporting a request: one question, two answers, and what follows.

use std::time::Duration;

use key_core::testing::{Call, World};
use key_protocol::decision::Outcome;
use key_view::{Back, BackIntent, Ending, Intent, News, NoticeKind, Screen};

use crate::at_a_challenge::{MAIJA, with_login};

#[tokio::test]
async fn question_comes_before_a_report_and_back_withdraws_it() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    let id = login.id.as_str().to_owned();
    phone.press(Intent::AskReport { id: id.clone() }).await;
    assert!(phone.sees_challenge().await.report_asked);
    let Back::To(back) = phone.app.current_view().back else { panic!("back leads somewhere") };
    assert_eq!(back, BackIntent::CancelReport);
    phone.press(back.into()).await;
    assert!(!phone.sees_challenge().await.report_asked, "it was pressed by mistake");
    assert!(world.backend.bodies(Call::Decide).is_empty(), "nothing was sent");

    phone.press(Intent::AskReport { id: id.clone() }).await;
    phone.press(Intent::Report { id }).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Reported);
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::Reported));
}

#[tokio::test]
async fn open_question_opens_no_pad_and_goes_with_its_request() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    let id = login.id.as_str().to_owned();
    phone.press(Intent::AskReport { id: id.clone() }).await;
    phone.request_approval(&login.number).await;
    assert!(phone.app.current_view().pin().is_none());
    world.backend.withdraw(&login.id, Outcome::Cancelled, None);
    phone.sees_result().await;
    phone.press(Intent::Back).await;
    world.backend.issue(MAIJA);
    assert!(!phone.sees_challenge().await.report_asked);
}

#[tokio::test]
async fn home_says_what_to_do_until_the_freeze_ends() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    phone.press(Intent::Report { id: login.id.as_str().to_owned() }).await;
    phone.sees_result().await;
    phone.press(Intent::Back).await;
    let card = phone.sees_cards().await.remove(0);
    assert!(matches!(&card.news, News::Notice(notice) if notice.kind == NoticeKind::Frozen));
    assert!(!card.can_dismiss);
    phone.press(Intent::DismissCard { id: card.id }).await;
    assert_eq!(phone.sees_cards().await.len(), 1, "it stays while it holds");

    world.clock.advance(Duration::from_secs(1));
    world.backend.unfreeze(MAIJA);
    let over = phone
        .sees("the card that says so", |view| match &view.screen {
            Screen::Home(home) => home.cards.iter().find(|card| card.can_dismiss).cloned(),
            _ => None,
        })
        .await;
    assert!(matches!(&over.news, News::Notice(notice) if notice.kind == NoticeKind::Unfrozen));
    assert_eq!(phone.news().len(), 1, "what was to be done is done");
}
