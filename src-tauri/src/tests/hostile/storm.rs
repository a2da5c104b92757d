//! Fuzzes the commands: without the PIN, with the PIN among random calls at once, and one call at a
//! time.

use std::time::Duration;

use key_core::testing::phone::PIN;
use key_view::{CodeView, PinPurpose, Screen, ViewModel};
use serde_json::json;

use super::message::Message;
use super::page::Page;
use super::phone::{Phone, on_screen};
use crate::tests::panics;

/// Calls that are sent at once.
const BURST: usize = 50;

fn shows_a_code(view: &ViewModel) -> bool {
    matches!(&view.screen, Screen::OfflineCode(code) if matches!(code.code, CodeView::Shown(_)))
}

/// Advances the clock and switches the network off and on at random.
fn meanwhile(page: &mut Page, phone: &Phone) {
    let seconds = if page.dice.one_in(30) { 400 } else { page.dice.below(8) };
    phone.world.clock.advance(Duration::from_secs(seconds as u64));
    phone.world.backend.set_down(page.dice.one_in(20));
}

/// Sets a locked or disconnected phone up again: it is no target any more.
fn keep_alive(phone: &mut Phone) {
    let view = phone.view();
    let dead = match &view.screen {
        Screen::Blocked(_) | Screen::ChoosePin(_) => true,
        Screen::Enrol(form) => !form.can_go_back,
        _ => false,
    };
    if dead {
        phone.owner_comes_back();
    }
}

/// Checks that the user can still approve a login and that the app did not panic.
fn the_owner_is_served(phone: &mut Phone) {
    phone.owner_comes_back();
    phone.owner_approves();
    panics::none_of_the_app();
}

#[test]
fn a_page_that_does_not_know_the_pin_gets_nothing_approved_and_no_code_shown() {
    panics::watch();
    let mut page = Page::new();
    for _ in 0..12 {
        let mut phone = Phone::start();
        for _ in 0..100 {
            keep_alive(&mut phone);
            page.known = phone.keep_waiting(1 + page.dice.below(3));
            phone.burst(&page.thinks(BURST));
            meanwhile(&mut page, &phone);
            assert!(!phone.shown().any(|view| shows_a_code(&view)), "a code is on show");
        }
        assert!(phone.signed_approvals().is_empty());
        assert_eq!(phone.approved(), 0);
        the_owner_is_served(&mut phone);
    }
}

#[test]
fn a_right_pin_among_anything_at_once_approves_one_login_at_most() {
    panics::watch();
    let mut page = Page::new();
    let mut approvals = 0;
    for _ in 0..6 {
        let mut phone = Phone::start();
        let mut right_pins = 0;
        for _ in 0..100 {
            keep_alive(&mut phone);
            page.known = phone.keep_waiting(1 + page.dice.below(3));
            let mut calls = page.thinks(BURST);
            if page.dice.one_in(2) {
                let at = page.dice.below(calls.len());
                calls[at] = Message::enter_pin(PIN);
                right_pins += 1;
            }
            let right = calls.iter().filter(|call| call.body_is_pin(PIN)).count();
            let before = phone.signed_approvals().len();
            phone.burst(&calls);
            meanwhile(&mut page, &phone);
            let signed = phone.signed_approvals().len() - before;
            assert!(signed <= right, "{signed} approvals came of {right} right PINs");
        }
        let approved = phone.approved();
        assert!(approved <= right_pins, "{approved} logins were approved by {right_pins} right PINs");
        approvals += approved;
        the_owner_is_served(&mut phone);
    }
    assert!(approvals > 0, "nothing was ever approved, so nothing was tried");
}

#[test]
fn a_right_pin_typed_fifty_times_at_once_approves_one_login() {
    panics::watch();
    let mut phone = Phone::start();
    for approvals in 1..=40 {
        let known = phone.keep_waiting(3);
        let (id, number) = known.challenges[0].clone();
        let waits_at_home = |view: &ViewModel| match &view.screen {
            Screen::Home(home) => home.pending.iter().any(|waits| waits.id == id),
            _ => false,
        };
        // The first login opens by itself if the list is fetched before the others are in it.
        let another_opened = phone.sees("the login", |view| match &view.screen {
            Screen::Challenge(challenge) => Some(challenge.id != id),
            _ => waits_at_home(view).then_some(false),
        });
        if another_opened {
            phone.press(json!("Back"));
            phone.sees("the login at home", |view| waits_at_home(view).then_some(()));
        }
        phone.press(json!({ "OpenChallenge": { "id": id } }));
        phone.burst(&vec![Message::intent(json!({ "Approve": { "id": id, "number": number } })); BURST]);
        phone.burst(&vec![Message::enter_pin(PIN); BURST]);
        assert_eq!(phone.signed_approvals().len(), approvals);
        assert_eq!(phone.approved(), approvals);
        phone.press(json!("Back"));
        phone.owner_goes_home();
    }
    the_owner_is_served(&mut phone);
}

#[test]
fn an_approval_comes_of_nothing_but_the_right_pin_on_the_pad_that_asked_for_it() {
    panics::watch();
    let mut page = Page::new();
    let mut phone = Phone::start();
    let mut approvals = 0;
    for _ in 0..250 {
        keep_alive(&mut phone);
        page.known = phone.keep_waiting(1 + page.dice.below(3));
        let mut calls = page.thinks(40);
        for call in &mut calls {
            if page.dice.one_in(6) {
                *call = Message::enter_pin(PIN);
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
            let asked = before.pin.as_ref().filter(|_| right).map(|pad| pad.purpose);
            if !made.is_empty() {
                let on = matches!(&before.screen, Screen::Challenge(open) if made == [open.id.clone()]);
                assert!(asked == Some(PinPurpose::Approve) && on, "{call:?} on {}", on_screen(&before));
                approvals += 1;
            }
            if shows_a_code(&after) && !shows_a_code(&before) {
                assert_eq!(asked, Some(PinPurpose::RevealCode), "{call:?} on {}", on_screen(&before));
            }
        }
        meanwhile(&mut page, &phone);
    }
    assert!(approvals > 0, "nothing was ever approved, so nothing was tried");
    the_owner_is_served(&mut phone);
}
