//! Several requests at once: a list in which what differs is marked, none of which opens by itself.

use key_core::testing::World;
use key_protocol::challenge::{Kind, NumberMatching};
use key_view::{Fact, Intent, PendingView, Screen};

use crate::at_a_challenge::{MAIJA, settle};

async fn sees_waiting(phone: &mut key_core::testing::phone::Phone, count: usize) -> Vec<PendingView> {
    phone
        .sees("the list of requests", |view| match &view.screen {
            Screen::Home(home) if home.pending.len() == count => Some(home.pending.clone()),
            _ => None,
        })
        .await
}

fn marked(waiting: &PendingView) -> Vec<&Fact> {
    waiting.facts.iter().filter(|fact| fact.differs).map(|fact| &fact.fact).collect()
}

#[tokio::test]
async fn payments_that_differ_in_one_word_are_told_apart_and_none_opens_by_itself() {
    let world = World::new();
    let mut phone = world.phone().await;
    let pay = |payee| {
        let details = [("Amount", "1 234,56 €"), ("Payee", payee), ("Reference", "1")];
        world.backend.issue_with(MAIJA, Kind::Payment, NumberMatching::Two, &details)
    };
    phone.press(Intent::OpenSettings).await;
    phone.press(Intent::OpenAbout).await;
    pay("Sähkö Oy");
    let second = pay("Sahko Oy");
    settle().await;
    phone.press(Intent::Back).await;
    phone.press(Intent::Back).await;
    let waiting = sees_waiting(&mut phone, 2).await;
    let payee = |name: &str| Fact::Detail(name.to_owned());
    assert_eq!(marked(&waiting[0]), [&payee("Sähkö Oy")]);
    assert_eq!(marked(&waiting[1]), [&payee("Sahko Oy")]);
    assert!(waiting.iter().all(|one| !one.username_differs));

    let id = second.id.as_str().to_owned();
    phone.press(Intent::OpenChallenge { id: id.clone() }).await;
    phone.press(Intent::Deny { id }).await;
    phone.sees_result().await;
    phone.press(Intent::Back).await;
    assert_eq!(phone.sees_challenge().await.details[1].value, "Sähkö Oy", "the one that is left follows");
}
