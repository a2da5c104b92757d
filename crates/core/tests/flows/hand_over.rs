//! Handoff: a page on the same phone opens its challenge, and its browser gets the release.

use std::time::Duration;

use backend_model::NotReleased;
use key_core::LinkSender;
use key_core::testing::phone::PIN;
use key_core::testing::{Barrier, Call, Issued, Mishap, OpenedPage, Phone, World};
use key_protocol::challenge::{Kind, NumberMatching};
use key_protocol::decision::Outcome;
use key_protocol::handoff::Handoff;
use key_protocol::ids::Origin;
use key_protocol::link::ConfirmLink;
use key_view::{Ending, Handback, Intent, Screen};
use ring::rand::SystemRandom;

use crate::at_a_challenge::{MAIJA, dispatch, open_pad, pin, with_login};

/// Follows the link of the page that waits for `login`.
pub(crate) async fn follow(world: &World, phone: &Phone, login: &Issued) {
    phone.app.open_link(&world.backend.link(login), None).await;
}

/// Approves the challenge on the screen with one press and the PIN.
async fn approve(phone: &mut Phone) {
    assert_eq!(phone.sees_challenge().await.number_digits, 0, "no number is asked for");
    phone.approve("").await;
}

/// Returns the only page that the app opened.
fn opened(world: &World) -> OpenedPage {
    let [page] = world.browser.opened().try_into().unwrap_or_else(|_| panic!("not one page was opened"));
    page
}

#[tokio::test]
async fn page_on_the_phone_is_confirmed_without_its_number_and_gets_the_release_once() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    assert_eq!(phone.sees_challenge().await.number_digits, 2);
    let chrome = LinkSender::new("com.android.chrome");
    phone.app.open_link(&world.backend.link(&login), Some(chrome.clone())).await;
    assert!(world.backend.bodies(Call::Decide).is_empty(), "a link alone approves nothing");
    approve(&mut phone).await;
    let result = phone.sees_result().await;
    assert_eq!((result.ending, result.handback), (Ending::Approved, Handback::Opened));

    let OpenedPage { page, sender } = opened(&world);
    assert_eq!(sender, Some(chrome));
    let release = page.strip_prefix(&format!("https://key.example/continue?c={}&r=", login.id)).unwrap();
    assert_eq!(release.len(), 22);
    assert!(!world.backend.is_logged_in(&login), "nothing is done before the browser comes back");
    assert_eq!(world.backend.bring(&login, &page), Ok(()));
    assert!(world.backend.is_logged_in(&login));
}

#[tokio::test]
async fn web_link_does_what_the_link_of_the_app_does() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    let origin = Origin::parse(world.address()).unwrap();
    let link = ConfirmLink { origin, challenge: login.id.clone(), handoff: login.handoff.clone() };
    phone.app.open_link(&link.to_web(), None).await;
    approve(&mut phone).await;
    assert_eq!(world.backend.bring(&login, &opened(&world).page), Ok(()));
}

#[tokio::test]
async fn challenge_that_the_list_lacks_is_fetched_by_its_id() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    world.backend.unlist(&login.id);
    follow(&world, &phone, &login).await;
    approve(&mut phone).await;
    assert_eq!(world.backend.bring(&login, &opened(&world).page), Ok(()));
}

#[tokio::test]
async fn link_that_starts_the_app_is_followed_before_the_list_is_there() {
    let world = World::new();
    drop(world.phone().await);
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    let barrier = Barrier::closed();
    world.backend.expect(Call::Challenges, Mishap::AnswerHeld(barrier.clone()));
    let mut phone = world.start().await;
    follow(&world, &phone, &login).await;
    approve(&mut phone).await;
    assert_eq!(phone.sees_result().await.handback, Handback::Opened);
    barrier.open();
}

#[tokio::test]
async fn one_of_several_challenges_is_opened_even_if_it_asks_for_six_digits() {
    let world = World::new();
    let mut phone = world.phone().await;
    let first = world.backend.issue(MAIJA);
    let second = world.backend.issue(MAIJA);
    assert_eq!((first.number.len(), second.number.len()), (2, 6));
    follow(&world, &phone, &second).await;
    assert_eq!(phone.sees_challenge().await.id, second.id.as_str());
    approve(&mut phone).await;
    assert_eq!(world.backend.bring(&second, &opened(&world).page), Ok(()));
    assert_eq!(world.backend.outcome(&first.id), None);
    phone.press(Intent::Back).await;
    assert_eq!(phone.sees_challenge().await.number_digits, 2, "the other one has no handoff");
}

#[tokio::test]
async fn challenge_of_any_kind_is_released_and_not_decided() {
    for kind in [Kind::Payment, Kind::Identification, Kind::Account] {
        let world = World::new();
        let mut phone = world.phone().await;
        let details = [("Amount", "10 €"), ("Payee", "Oy Esimerkki Ab")];
        let asked = world.backend.issue_with(MAIJA, kind, NumberMatching::Two, &details);
        phone.sees_challenge().await;
        follow(&world, &phone, &asked).await;
        approve(&mut phone).await;
        assert_eq!(world.backend.bring(&asked, &opened(&world).page), Ok(()), "{kind:?}");
    }
}

#[tokio::test]
async fn link_that_is_opened_twice_changes_nothing() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    follow(&world, &phone, &login).await;
    follow(&world, &phone, &login).await;
    phone.request_approval("").await;
    phone.sees_pad().await;
    follow(&world, &phone, &login).await;
    phone.sees_pad().await;
    assert_eq!(phone.app.current_view().message, None);
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.handback, Handback::Opened);
    follow(&world, &phone, &login).await;
    assert_eq!(world.backend.bring(&login, &opened(&world).page), Ok(()));
}

#[tokio::test]
async fn handoff_of_another_challenge_ends_this_one_and_opens_no_browser() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    let other = Handoff::random(&SystemRandom::new()).unwrap();
    phone.app.open_link(&world.backend.link_with(&login, other), None).await;
    approve(&mut phone).await;
    let result = phone.sees_result().await;
    assert_eq!((result.ending, result.handback), (Ending::WrongNumber, Handback::Link));
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::WrongNumber));
    assert!(world.browser.opened().is_empty());
}

#[tokio::test]
async fn lost_response_is_requested_again_and_its_release_opened_once() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    let sender = LinkSender::new("org.mozilla.firefox");
    phone.app.open_link(&world.backend.link(&login), Some(sender.clone())).await;
    world.backend.expect(Call::Decide, Mishap::RequestLost);
    world.backend.expect(Call::Decide, Mishap::RequestLost);
    world.backend.expect(Call::Decide, Mishap::AnswerLost);
    approve(&mut phone).await;
    phone.sees_unsent().await;
    // An answer that was sent stays as it is.
    let other = Handoff::random(&SystemRandom::new()).unwrap();
    phone.app.open_link(&world.backend.link_with(&login, other), None).await;
    phone.press(Intent::TryAgain).await;
    assert_eq!(phone.sees_result().await.handback, Handback::Opened);
    let opened = opened(&world);
    assert!(opened.sender == Some(sender));
    assert_eq!(world.backend.bring(&login, &opened.page), Ok(()));
    let sent = world.backend.bodies(Call::Decide);
    assert!(sent.iter().all(|body| body == &sent[0]), "only the same bytes may be sent again");
}

#[tokio::test]
async fn without_a_browser_the_result_says_so() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    world.browser.uninstall();
    follow(&world, &phone, &login).await;
    approve(&mut phone).await;
    let not_opened = |view: &key_view::ViewModel| match &view.screen {
        Screen::Result(result) => (result.handback == Handback::NotOpened).then(|| result.ending.clone()),
        _ => None,
    };
    assert_eq!(phone.sees("a browser that did not open", not_opened).await, Ending::Approved);
    assert!(!world.backend.is_logged_in(&login));
    world.clock.advance(Duration::from_secs(120));
    assert_eq!(world.backend.ending(&login), Some(Outcome::Expired), "nothing was done");
}

#[tokio::test]
async fn approval_without_a_release_is_a_plain_result() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    world.backend.keep_releases();
    follow(&world, &phone, &login).await;
    approve(&mut phone).await;
    let result = phone.sees_result().await;
    assert_eq!((result.ending, result.handback), (Ending::Approved, Handback::Link));
    assert!(world.browser.opened().is_empty());
}

#[tokio::test]
async fn where_no_number_is_asked_for_a_link_only_opens_the_challenge() {
    let world = World::new();
    world.backend.set_number_matching(NumberMatching::Off);
    let mut phone = world.phone().await;
    let login = world.backend.issue_with(MAIJA, Kind::Login, NumberMatching::Off, &[]);
    phone.sees_challenge().await;
    phone.press(Intent::Back).await;
    follow(&world, &phone, &login).await;
    approve(&mut phone).await;
    assert_eq!(phone.sees_result().await.handback, Handback::None);
    assert!(world.browser.opened().is_empty());
    assert!(world.backend.is_logged_in(&login));
}

/// The attacker has the password, asks in a browser of theirs, and sends the victim that page's link.
#[tokio::test]
async fn approving_the_link_of_an_attacker_opens_nothing_for_the_attacker() {
    let world = World::new();
    let (mut phone, attackers) = with_login(&world).await;
    let victims = world.backend.silently(|backend| backend.issue(MAIJA));
    follow(&world, &phone, &attackers).await;
    approve(&mut phone).await;
    assert_eq!(phone.sees_result().await.handback, Handback::Opened);
    let OpenedPage { page, .. } = opened(&world);
    let in_victims_browser = world.backend.bring(&victims, &page);
    assert_eq!(in_victims_browser, Err(NotReleased::OtherBrowser));
    assert!(!world.backend.is_logged_in(&attackers) && !world.backend.is_logged_in(&victims));
    world.clock.advance(Duration::from_secs(120));
    assert_eq!(world.backend.ending(&attackers), Some(Outcome::Expired), "nothing was done");
}

#[tokio::test]
async fn history_says_that_an_unreleased_approval_took_no_effect() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    follow(&world, &phone, &login).await;
    approve(&mut phone).await;
    phone.sees_result().await;
    assert_eq!(phone.read_history().await[0].ending, Ending::Approved);
    world.clock.advance(Duration::from_secs(120));
    assert_eq!(world.backend.ending(&login), Some(Outcome::Expired));
    let expired = |view: &key_view::ViewModel| match &view.screen {
        Screen::History(history) => (history.entries.as_ref()?[0].ending == Ending::Expired).then_some(()),
        _ => None,
    };
    phone.sees("a corrected history", expired).await;
}

#[tokio::test]
async fn app_killed_before_the_release_opened_it_starts_without_the_challenge() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    follow(&world, &phone, &login).await;
    phone.request_approval("").await;
    phone.sees_pad().await;
    let barrier = Barrier::closed();
    world.backend.expect(Call::Decide, Mishap::AnswerHeld(barrier.clone()));
    let sending = dispatch(&phone, pin(&phone));
    barrier.reached().await;
    sending.abort();
    drop(phone);
    let mut phone = world.start().await;
    assert!(phone.sees_home_online().await.pending.is_empty());
    assert!(world.browser.opened().is_empty() && !world.backend.is_logged_in(&login));
    world.clock.advance(Duration::from_secs(120));
    assert_eq!(world.backend.ending(&login), Some(Outcome::Expired), "nothing was done");

    let again = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    open_pad(&mut phone, &again).await;
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}
