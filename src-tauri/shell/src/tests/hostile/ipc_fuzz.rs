//! Fuzzes the commands: without the PIN, with the PIN among random calls at once, and one call at a
//! time.

use std::time::Duration;

use key_core::testing::phone::PIN;
use key_view::{CodeView, HistoryView, PinPurpose, Screen, ViewModel};
use serde_json::json;

use super::page::Page;
use super::page_call::PageCall;
use super::phone::{Phone, describe};
use crate::tests::panics;

/// Calls that are sent at once.
const BURST: usize = 50;

fn shows_a_code(view: &ViewModel) -> bool {
    matches!(&view.screen, Screen::OfflineCode(code) if matches!(code.code, CodeView::Shown(_)))
}

fn shows_the_history(view: &ViewModel) -> bool {
    matches!(&view.screen, Screen::Past(_) | Screen::History(HistoryView { entries: Some(_) }))
}

/// Advances the clock and switches the network off and on at random.
fn vary_conditions(page: &mut Page, phone: &Phone) {
    let seconds = if page.rng.one_in(30) { 400 } else { page.rng.below(8) };
    phone.world.clock.advance(Duration::from_secs(seconds as u64));
    phone.world.backend.set_down(page.rng.one_in(20));
}

/// Sets a locked or disconnected phone up again: it is no target any more.
fn restore_if_locked(phone: &mut Phone) {
    let view = phone.view();
    let unusable = matches!(&view.screen, Screen::Blocked(_) | Screen::Welcome(_) | Screen::ChoosePin(_));
    if unusable {
        phone.recover();
    }
}

/// Checks that the user can still approve a login and that the app did not panic.
fn assert_still_usable(phone: &mut Phone) {
    phone.recover();
    phone.approve_login();
    panics::assert_none_in_app();
}

#[test]
fn page_without_the_pin_gets_no_approval_and_no_code() {
    panics::watch();
    let mut page = Page::new();
    for _ in 0..12 {
        let mut phone = Phone::start();
        for _ in 0..100 {
            restore_if_locked(&mut phone);
            page.known = phone.keep_logins_pending(1 + page.rng.below(3));
            phone.burst(&page.random_calls(BURST));
            vary_conditions(&mut page, &phone);
            for view in phone.drain_views() {
                assert!(!shows_a_code(&view), "a code is on show");
                assert!(!shows_the_history(&view), "the history is on show");
            }
        }
        assert!(phone.signed_approvals().is_empty());
        assert_eq!(phone.approved(), 0);
        assert_still_usable(&mut phone);
    }
}

#[test]
fn right_pin_among_concurrent_calls_approves_at_most_one_login() {
    panics::watch();
    let mut page = Page::new();
    let mut approvals = 0;
    for _ in 0..6 {
        let mut phone = Phone::start();
        let mut right_pins = 0;
        for _ in 0..100 {
            restore_if_locked(&mut phone);
            page.known = phone.keep_logins_pending(1 + page.rng.below(3));
            let mut calls = page.random_calls(BURST);
            if page.rng.one_in(2) {
                let at = page.rng.below(calls.len());
                calls[at] = PageCall::enter_pin(page.guess_pad(), PIN);
                right_pins += 1;
            }
            let right = calls.iter().filter(|call| call.body_is_pin(PIN)).count();
            let before = phone.signed_approvals().len();
            phone.burst(&calls);
            vary_conditions(&mut page, &phone);
            let signed = phone.signed_approvals().len() - before;
            assert!(signed <= right, "{signed} approvals came of {right} right PINs");
        }
        let approved = phone.approved();
        assert!(approved <= right_pins, "{approved} logins were approved by {right_pins} right PINs");
        approvals += approved;
        assert_still_usable(&mut phone);
    }
    assert!(approvals > 0, "nothing was ever approved, so nothing was tried");
}

#[test]
fn right_pin_sent_fifty_times_at_once_approves_one_login() {
    panics::watch();
    let mut phone = Phone::start();
    for approvals in 1..=40 {
        let known = phone.keep_logins_pending(3);
        let (id, number) = known.challenges[0].clone();
        let waits_at_home = |view: &ViewModel| match &view.screen {
            Screen::Home(home) => home.pending.iter().any(|waits| waits.id == id),
            _ => false,
        };
        // The first login opens by itself if the list is fetched before the others are in it.
        let another_opened = phone.wait_for("the login", |view| match &view.screen {
            Screen::Challenge(challenge) => Some(challenge.id != id),
            _ => waits_at_home(view).then_some(false),
        });
        if another_opened {
            phone.dispatch(json!("Back"));
            phone.wait_for("the login at home", |view| waits_at_home(view).then_some(()));
        }
        phone.dispatch(json!({ "OpenChallenge": { "id": id } }));
        phone.burst(&vec![PageCall::intent(json!({ "Approve": { "id": id, "number": number } })); BURST]);
        let pad = phone.view().pin().map(|open| open.pad).unwrap();
        phone.burst(&vec![PageCall::enter_pin(pad, PIN); BURST]);
        assert_eq!(phone.signed_approvals().len(), approvals);
        assert_eq!(phone.approved(), approvals);
        phone.dispatch(json!("Back"));
        phone.go_home();
    }
    assert_still_usable(&mut phone);
}

#[test]
fn only_the_right_pin_on_the_pad_of_an_approval_approves() {
    panics::watch();
    let mut page = Page::new();
    let mut phone = Phone::start();
    let mut approvals = 0;
    for _ in 0..250 {
        restore_if_locked(&mut phone);
        page.known = phone.keep_logins_pending(1 + page.rng.below(3));
        let mut calls = page.random_calls(40);
        for call in &mut calls {
            if page.rng.one_in(6) {
                *call = PageCall::enter_pin(page.guess_pad(), PIN);
            }
        }
        let mut signed = phone.signed_approvals();
        for call in calls {
            let before = phone.view();
            phone.burst(std::slice::from_ref(&call));
            let now_signed = phone.signed_approvals();
            let made: Vec<_> = now_signed.iter().filter(|id| !signed.contains(id)).cloned().collect();
            signed = now_signed;
            let (after, right) = (phone.view(), call.body_is_pin(PIN));
            let asked = before.pin().filter(|pad| right && call.names_pad(pad.pad)).map(|pad| pad.purpose);
            if !made.is_empty() {
                let on = matches!(&before.screen, Screen::Challenge(open) if made == [open.id.clone()]);
                assert!(asked == Some(PinPurpose::Approve) && on, "{call:?} on {}", describe(&before));
                approvals += 1;
            }
            if shows_a_code(&after) && !shows_a_code(&before) {
                assert_eq!(asked, Some(PinPurpose::RevealCode), "{call:?} on {}", describe(&before));
            }
            if shows_the_history(&after) && !shows_the_history(&before) {
                assert_eq!(asked, Some(PinPurpose::ReadHistory), "{call:?} on {}", describe(&before));
            }
        }
        vary_conditions(&mut page, &phone);
    }
    assert!(approvals > 0, "nothing was ever approved, so nothing was tried");
    assert_still_usable(&mut phone);
}
