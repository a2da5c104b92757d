//! Listening for challenges: one open stream, a list after every connect and with every `time`, backoff
//! in between, and a list without a stream.

use std::time::Duration;

use key_core::ports::Clock as _;
use key_core::testing::phone::PIN;
use key_core::testing::{Barrier, Call, FakeBackend, Mishap, World};
use key_protocol::challenge::{Kind, NumberMatching};
use key_protocol::decision::Outcome;
use key_protocol::event::{ChallengeEvent, Event};
use key_protocol::list::Element;
use key_protocol::problem::Problem;
use key_view::{ChallengeKind, Connection, Ending, Intent, Message, News, Screen, ViewModel};

use crate::at_a_challenge::settle;

const MAIJA: &str = World::USERNAME;

fn connection(view: &ViewModel) -> Option<Connection> {
    match &view.screen {
        Screen::Home(home) => Some(home.accounts[0].connection),
        _ => None,
    }
}

fn is(wanted: Connection) -> impl FnMut(&ViewModel) -> Option<()> {
    move |view| (connection(view) == Some(wanted)).then_some(())
}

#[tokio::test]
async fn idle_app_fetches_the_list_with_each_time_event_and_sends_nothing_else() {
    let world = World::new();
    let _phone = world.phone().await;
    let before = world.backend.calls().len();
    for _ in 0..60 {
        world.clock.advance(Duration::from_secs(25));
        settle().await;
    }
    let after = world.backend.calls().split_off(before);
    assert_eq!(after, vec![Call::Challenges; 60]);
}

#[tokio::test]
async fn lost_hint_is_found_by_the_next_time_event() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    settle().await;
    assert!(phone.sees_home().await.pending.is_empty());
    world.clock.advance(Duration::from_secs(25));
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str());
}

#[tokio::test]
async fn list_is_fetched_every_five_seconds_without_a_stream() {
    let world = World::new();
    let mut phone = world.phone().await;
    for _ in 0..200 {
        world.backend.expect(Call::Events, Mishap::Garbled(502));
    }
    world.backend.close_streams();
    world.meanwhile(phone.sees("online again", is(Connection::Online))).await;
    // Longer than the pauses between retries take to grow beyond five seconds.
    for _ in 0..12 {
        world.clock.advance(Duration::from_secs(5));
        settle().await;
    }
    let login = world.backend.issue(MAIJA);
    settle().await;
    assert!(phone.sees_home().await.pending.is_empty(), "there is no stream");
    world.clock.advance(Duration::from_secs(5));
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str());
    assert_eq!(phone.app.current_view().message, None);
}

#[tokio::test]
async fn stream_without_time_counts_as_none() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.set_timeless(true);
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    world.clock.advance(Duration::from_secs(59));
    settle().await;
    assert!(phone.sees_home().await.pending.is_empty());
    world.clock.advance(Duration::from_secs(1));
    settle().await;
    world.clock.advance(Duration::from_secs(1));
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str(), "60 s without one");
    phone.deny().await;
    phone.press(Intent::Back).await;

    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    for _ in 0..3 {
        world.clock.advance(Duration::from_secs(5));
        settle().await;
    }
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str(), "5 s without a first one");
}

#[tokio::test]
async fn unreadable_event_fetches_the_list() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    world.backend.send_event(MAIJA, &Event::Unreadable);
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str());
}

#[tokio::test]
async fn announced_challenge_that_is_not_listed_is_fetched_by_its_id() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    world.backend.unlist(&login.id);
    world.backend.send_event(MAIJA, &Event::Challenge(ChallengeEvent { id: login.id.clone() }));
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str());
    world.clock.advance(Duration::from_secs(25));
    settle().await;
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str(), "it is still open");
}

#[tokio::test]
async fn challenge_first_heard_of_when_it_is_over_is_in_the_history_only() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.silently(|backend| {
        let login = backend.issue(MAIJA);
        backend.withdraw(&login.id, Outcome::Approved, Some("Tablet"));
        login
    });
    world.backend.send_event(MAIJA, &Event::Challenge(ChallengeEvent { id: login.id.clone() }));
    world.backend.called(Call::Challenge, 1).await;
    settle().await;
    phone.sees_home().await;
    let history = phone.read_history().await;
    assert_eq!(history[0].id, login.id.as_str());
    assert_eq!(history[0].ending, Ending::ApprovedElsewhere(Some("Tablet".to_owned())));
}

/// A challenge that breaks a rule, as the attacker with a part of the backend would make it.
type Unruly = fn(&FakeBackend) -> key_core::testing::Issued;

#[tokio::test]
async fn challenge_that_breaks_a_rule_is_refused_for_good_and_reported_once() {
    let cases: [(&str, Unruly); 3] = [
        ("fewer digits than the policy", |b| b.issue_with(MAIJA, Kind::Login, NumberMatching::Off, &[])),
        ("from the future", |b| b.issue_ahead(MAIJA, 61)),
        ("a life of over 600 s", |b| b.issue_living(MAIJA, 601)),
    ];
    for (case, issue) in cases {
        let world = World::new();
        let mut phone = world.phone().await;
        let unruly = issue(&world.backend);
        let username = MAIJA.to_owned();
        let refused = phone.sees_cards().await.remove(0);
        assert_eq!(refused.news, News::ChallengeRefused { username }, "{case}");
        phone.press(Intent::DismissCard { id: refused.id }).await;
        for _ in 0..3 {
            world.clock.advance(Duration::from_secs(25));
            settle().await;
        }
        world.backend.send_event(MAIJA, &Event::Challenge(ChallengeEvent { id: unruly.id }));
        settle().await;
        assert!(phone.sees_home().await.pending.is_empty(), "{case}");
        assert_eq!(phone.news(), [], "{case}: said once");
    }
}

#[tokio::test]
async fn element_that_cannot_be_read_spoils_no_other() {
    let world = World::new();
    let mut phone = world.phone().await;
    let stray = |json: &str| serde_json::from_str::<Element>(json).unwrap();
    world.backend.stray(stray("null"));
    world.backend.stray(stray(r#"{"challenge": "x"}"#));
    let login = world.backend.issue(MAIJA);
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str());
    phone.press(Intent::Back).await;
    let username = MAIJA.to_owned();
    assert_eq!(phone.sees_news().await, [News::ChallengeRefused { username }]);
}

#[tokio::test]
async fn challenge_of_an_unknown_kind_can_be_denied_but_not_approved() {
    let world = World::new();
    let mut phone = world.phone().await;
    let issued = world.backend.issue_with(MAIJA, Kind::Unknown, NumberMatching::Two, &[]);
    let shown = phone.sees_challenge().await;
    assert_eq!(shown.kind, ChallengeKind::Unknown);
    phone.press(Intent::Approve { id: shown.id, number: Some(issued.number.clone()) }).await;
    assert!(phone.app.current_view().pin().is_none(), "no PIN is asked for");
    phone.deny().await;
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
    assert_eq!(world.backend.outcome(&issued.id), Some(Outcome::Denied));
}

#[tokio::test]
async fn challenge_issued_while_stream_was_broken_is_listed() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.close_streams();
    let login = world.backend.issue(MAIJA);
    let shown = world.meanwhile(phone.sees_challenge()).await;
    assert_eq!(shown.id, login.id.as_str());
}

#[tokio::test]
async fn reconnecting_backs_off_and_continues() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.set_down(true);
    phone.sees("unreachable", is(Connection::Unreachable)).await;
    for (attempt, pause) in [500, 1_000, 2_000, 5_000, 15_000, 30_000, 30_000].into_iter().enumerate() {
        let made = world.backend.calls().len();
        world.clock.advance(Duration::from_millis(pause - 1));
        settle().await;
        assert_eq!(world.backend.calls().len(), made, "attempt {attempt} came too soon");
        world.clock.advance(Duration::from_millis(1));
        world.backend.called(Call::Events, attempt + 2).await;
        settle().await;
    }
    world.backend.set_down(false);
    world.meanwhile(phone.sees("online", is(Connection::Online))).await;
}

#[tokio::test]
async fn backend_that_closes_streams_is_retried_with_backoff() {
    let world = World::new();
    let mut phone = world.phone().await;
    for pause in [500, 1_000, 2_000, 5_000] {
        world.backend.close_streams();
        phone.sees("unreachable", is(Connection::Unreachable)).await;
        let made = world.backend.calls().len();
        world.clock.advance(Duration::from_millis(pause - 1));
        settle().await;
        assert_eq!(world.backend.calls().len(), made, "asked before {pause} ms were over");
        world.clock.advance(Duration::from_millis(1));
        phone.sees("online", is(Connection::Online)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn manual_retry_works_at_any_moment() {
    let world = World::new();
    let mut phone = world.phone().await;
    for _ in 0..100 {
        world.backend.set_down(true);
        phone.sees("unreachable", is(Connection::Unreachable)).await;
        world.backend.set_down(false);
        phone.press(Intent::TryAgain).await;
        phone.sees("online, with no time passed", is(Connection::Online)).await;
    }
}

#[tokio::test]
async fn unreadable_response_is_distinguished_from_unreachable_backend() {
    let world = World::new();
    let mut phone = world.phone().await;
    for call in [Call::Events, Call::Challenges] {
        world.backend.expect(call, Mishap::Garbled(502));
    }
    world.backend.close_streams();
    world.meanwhile(phone.sees("failing", is(Connection::Failing))).await;
    world.meanwhile(phone.sees("online", is(Connection::Online))).await;
}

#[tokio::test]
async fn challenge_signed_by_another_key_is_refused_and_reported() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.forge(MAIJA);
    let username = MAIJA.to_owned();
    assert_eq!(phone.sees_news().await, [News::ChallengeRefused { username }]);
    assert!(phone.sees_home().await.pending.is_empty());
    let login = world.backend.issue(MAIJA);
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str(), "valid challenges are still shown");
}

#[tokio::test]
async fn ending_is_fetched_when_the_event_was_missed() {
    let elsewhere = Ending::ApprovedElsewhere(Some("Tablet".to_owned()));
    for (outcome, by, ending) in
        [(Outcome::Approved, Some("Tablet"), elsewhere), (Outcome::Cancelled, None, Ending::Cancelled)]
    {
        let world = World::new();
        let mut phone = world.phone().await;
        let login = world.backend.issue(MAIJA);
        phone.sees_challenge().await;
        world.backend.close_streams();
        world.backend.silently(|backend| backend.withdraw(&login.id, outcome, by));
        assert_eq!(world.meanwhile(phone.sees_result()).await.ending, ending);
    }
}

#[tokio::test]
async fn unlisted_challenge_without_ending_counts_as_cancelled() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    world.backend.expect(Call::Challenge, Mishap::Refused(Problem::NotFound));
    world.backend.close_streams();
    world.backend.silently(|backend| backend.withdraw(&login.id, Outcome::Approved, None));
    assert_eq!(world.meanwhile(phone.sees_result()).await.ending, Ending::Cancelled);
    world.backend.issue(MAIJA);
    phone.sees_challenge().await;
}

#[tokio::test]
async fn list_made_before_the_decision_does_not_reopen_the_challenge() {
    let world = World::new();
    let mut phone = world.phone().await;
    let first = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    let barrier = Barrier::closed();
    world.backend.expect(Call::Challenges, Mishap::AnswerHeld(barrier.clone()));
    world.backend.issue(MAIJA);
    barrier.reached().await;
    phone.approve(&first.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    barrier.open();
    let next = phone.sees_challenge().await;
    assert_ne!(next.id, first.id.as_str());
    assert_eq!(next.others_waiting, 0);
}

#[tokio::test]
async fn notification_is_removed_when_its_challenge_ends() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    assert_eq!(world.notifier.shown(), [login.id]);
    assert_eq!(world.notifier.waiting()[0].exp, world.clock.now() + FakeBackend::LIFETIME);
    world.clock.advance(Duration::from_secs(120));
    phone.sees_result().await;
    assert!(world.notifier.shown().is_empty(), "its time was up");

    let login = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    assert_eq!(world.notifier.shown().len(), 1);
    phone.press(Intent::Deny { id: login.id.as_str().to_owned() }).await;
    assert!(world.notifier.shown().is_empty(), "it was answered");
}

#[tokio::test]
async fn challenge_issued_during_choice_of_pin_is_shown_afterwards() {
    let world = World::new();
    let mut phone = world.phone_without_pin().await;
    world.backend.called(Call::Challenges, 1).await;
    world.backend.issue(MAIJA);
    world.backend.called(Call::Challenges, 2).await;
    phone.sees_choose_pin().await;
    phone.choose_pin(PIN).await;
    phone.sees_challenge().await;
}

#[tokio::test]
async fn two_pending_challenges_are_listed_oldest_first() {
    let world = World::new();
    let mut phone = world.phone().await;
    let first = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    phone.press(Intent::Back).await;
    world.clock.advance(Duration::from_secs(10));
    let second = world.backend.issue(MAIJA);
    let listed = phone
        .sees("both", |view| match &view.screen {
            Screen::Home(home) if home.pending.len() == 2 => Some(home.pending.clone()),
            _ => None,
        })
        .await;
    assert_eq!([&listed[0].id, &listed[1].id], [first.id.as_str(), second.id.as_str()]);
    assert_eq!(listed[0].time_left.ms, 110_000);
    phone.press(Intent::OpenChallenge { id: second.id.as_str().to_owned() }).await;
    assert_eq!(phone.sees_challenge().await.id, second.id.as_str());
    phone.press(Intent::OpenChallenge { id: "gone-long-since-00".to_owned() }).await;
    assert_eq!(phone.app.current_view().message, None, "nothing covers a challenge");
    phone.press(Intent::Back).await;
    assert_eq!(phone.sees_message().await, Message::ChallengeGone);
}
