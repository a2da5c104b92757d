//! Rules of what the inbox accepts, drops and removes.

use key_core::ports::{Entry, EntryId};
use key_protocol::ids::{DeviceText, Timestamp};
use key_protocol::push::{PushContent, Subject};

use super::{NOW, challenge, content, device, login, test};
use crate::inbox::{Inbox, Press};

const LATER: Timestamp = Timestamp(NOW.0 + 121);

fn inbox() -> Inbox {
    let mut inbox = Inbox::default();
    inbox.register(&device("a"));
    inbox
}

fn entries(inbox: &Inbox) -> Vec<Entry> {
    inbox.entries().into_iter().map(|received| received.what).collect()
}

#[test]
fn a_push_tells_to_look_and_is_no_entry() {
    let mut inbox = inbox();
    assert!(inbox.take_push(Some(&login(&device("a"), &challenge("c"))), NOW, Timestamp(990)));
    assert!(inbox.take_push(
        Some(&content(&device("a"), Subject::Notice(challenge("n")))),
        NOW,
        Timestamp(980)
    ));
    assert_eq!((entries(&inbox), inbox.last(), inbox.dropped()), (vec![], Some(Timestamp(990)), 0));
}

#[test]
fn a_push_that_is_unreadable_unknown_over_or_of_another_kind_is_counted_and_dropped() {
    let mut inbox = inbox();
    let bad = [
        (PushContent::parse(br#"{"aps":{},"v":2,"d":"aaaaaaaaaaaaaaaaaaaaaa","t":"x"}"#).ok(), NOW),
        (PushContent::parse(b"{}").ok(), NOW),
        (Some(login(&device("b"), &challenge("c"))), NOW),
        (Some(test(&device("b"), "token")), NOW),
        (Some(login(&device("a"), &challenge("c"))), LATER),
        (Some(content(&device("a"), Subject::Over(challenge("c")))), NOW),
    ];
    for (content, now) in &bad {
        assert!(!inbox.take_push(content.as_ref(), *now, *now), "{content:?}");
    }
    assert_eq!((entries(&inbox), inbox.last(), inbox.dropped()), (vec![], None, 6));
}

#[test]
fn members_beside_aps_are_what_is_read() {
    let mut inbox = inbox();
    let info = br#"{"aps":{"alert":{"loc-key":"push.test"},"sound":"default"},"v":1,"d":"aaaaaaaaaaaaaaaaaaaaaa","t":"x"}"#;
    assert!(inbox.take_push(PushContent::parse(info).ok().as_ref(), NOW, NOW));
    assert_eq!(entries(&inbox), [Entry::Test(DeviceText::parse("x").unwrap())]);
}

#[test]
fn presses_come_in_order_and_the_same_one_once() {
    let mut inbox = inbox();
    let (first, second) = (login(&device("a"), &challenge("c")), login(&device("a"), &challenge("d")));
    for (press, content) in
        [(Press::Open, &second), (Press::Deny, &first), (Press::Open, &second), (Press::Deny, &first)]
    {
        assert!(inbox.take_press(press, Some(content), true, NOW));
    }
    assert_eq!(entries(&inbox), [Entry::Open(challenge("d")), Entry::Deny(challenge("c"))]);
    assert!(inbox.take_press(Press::Open, Some(&first), true, NOW));
    assert_eq!(entries(&inbox)[1..], [Entry::Deny(challenge("c")), Entry::Open(challenge("c"))]);
}

#[test]
fn a_press_after_the_end_stays_so_that_the_app_can_say_so() {
    let mut inbox = inbox();
    assert!(inbox.take_press(Press::Deny, Some(&login(&device("a"), &challenge("c"))), true, LATER));
    assert_eq!(entries(&inbox), [Entry::Deny(challenge("c"))]);
}

#[test]
fn a_press_for_a_device_that_is_not_here_is_dropped() {
    let mut inbox = inbox();
    assert!(!inbox.take_press(Press::Deny, Some(&login(&device("b"), &challenge("c"))), true, NOW));
    assert!(!inbox.take_press(Press::Open, None, true, NOW));
    assert_eq!((entries(&inbox), inbox.dropped()), (vec![], 2));
}

#[test]
fn a_press_on_a_notification_of_the_apps_own_is_no_push_and_takes_no_registration() {
    let mut inbox = Inbox::default();
    assert!(inbox.take_press(Press::Open, Some(&login(&device("a"), &challenge("c"))), false, NOW));
    assert_eq!((entries(&inbox), inbox.last()), (vec![Entry::Open(challenge("c"))], None));
}

#[test]
fn a_test_comes_once_and_a_flood_of_them_ends() {
    let mut inbox = inbox();
    for _ in 0..2 {
        assert!(inbox.take_press(Press::Deny, Some(&test(&device("a"), "token")), true, NOW));
    }
    assert_eq!(entries(&inbox), [Entry::Test(DeviceText::parse("token").unwrap())], "no press denies a test");
    for number in 0..100 {
        inbox.take_push(Some(&test(&device("a"), &format!("token {number}"))), NOW, NOW);
    }
    assert_eq!(entries(&inbox).len(), 8);
}

#[test]
fn a_settled_entry_goes_and_its_name_is_not_given_again() {
    let mut inbox = inbox();
    inbox.take_press(Press::Open, Some(&login(&device("a"), &challenge("c"))), true, NOW);
    let settled = inbox.entries()[0].id.clone();
    inbox.settle(&settled);
    inbox.settle(&EntryId("nothing".to_owned()));
    assert_eq!(entries(&inbox), []);
    inbox.take_press(Press::Open, Some(&login(&device("a"), &challenge("d"))), true, NOW);
    inbox.settle(&settled);
    assert_eq!(entries(&inbox), [Entry::Open(challenge("d"))]);
}

#[test]
fn what_nobody_settled_in_a_day_is_forgotten() {
    let mut inbox = inbox();
    inbox.take_press(Press::Open, Some(&login(&device("a"), &challenge("c"))), true, NOW);
    inbox.forget_old(Timestamp(NOW.0 + 86_399));
    assert_eq!(entries(&inbox).len(), 1);
    inbox.forget_old(Timestamp(NOW.0 + 86_400));
    assert_eq!(entries(&inbox), []);
}

#[test]
fn a_device_that_is_disconnected_takes_its_entries_along() {
    let mut inbox = inbox();
    inbox.register(&device("b"));
    for letter in ["a", "b"] {
        inbox.take_press(Press::Open, Some(&login(&device(letter), &challenge(letter))), true, NOW);
    }
    assert!(!inbox.unregister(&device("a")), "one is left");
    assert_eq!(entries(&inbox), [Entry::Open(challenge("b"))]);
    assert!(!inbox.take_push(Some(&login(&device("a"), &challenge("c"))), NOW, NOW));
    assert!(inbox.unregister(&device("b")), "none is left");
}
