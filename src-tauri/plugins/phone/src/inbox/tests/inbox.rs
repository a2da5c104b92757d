//! Rules of what the inbox accepts, drops and removes.

use key_core::ports::{Entry, EntryId};
use key_protocol::ids::{DeviceText, NoticeId, Timestamp};
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
fn push_wakes_the_core_and_adds_no_entry() {
    let mut inbox = inbox();
    assert!(inbox.take_push(Some(&login(&device("a"), &challenge("c"))), NOW, Timestamp(990)));
    assert!(inbox.take_push(
        Some(&content(&device("a"), Subject::Notice(NoticeId::parse("n".repeat(22)).unwrap()))),
        NOW,
        Timestamp(980)
    ));
    assert_eq!((entries(&inbox), inbox.last(), inbox.dropped()), (vec![], Some(Timestamp(990)), 0));
}

#[test]
fn unreadable_foreign_expired_or_unsupported_push_is_counted_and_dropped() {
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
fn members_beside_aps_are_parsed() {
    let mut inbox = inbox();
    let info = br#"{"aps":{"alert":{"loc-key":"push.test"},"sound":"default"},"v":1,"d":"aaaaaaaaaaaaaaaaaaaaaa","t":"x"}"#;
    assert!(inbox.take_push(PushContent::parse(info).ok().as_ref(), NOW, NOW));
    assert_eq!(entries(&inbox), [Entry::Test(DeviceText::parse("x").unwrap())]);
}

#[test]
fn presses_are_stored_in_order_without_duplicates() {
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
fn press_on_an_expired_challenge_is_stored() {
    let mut inbox = inbox();
    assert!(inbox.take_press(Press::Deny, Some(&login(&device("a"), &challenge("c"))), true, LATER));
    assert_eq!(entries(&inbox), [Entry::Deny(challenge("c"))]);
}

#[test]
fn press_for_an_unknown_device_is_dropped() {
    let mut inbox = inbox();
    assert!(!inbox.take_press(Press::Deny, Some(&login(&device("b"), &challenge("c"))), true, NOW));
    assert!(!inbox.take_press(Press::Open, None, true, NOW));
    assert_eq!((entries(&inbox), inbox.dropped()), (vec![], 2));
}

#[test]
fn press_on_the_apps_own_notification_needs_no_registration_and_is_no_push() {
    let mut inbox = Inbox::default();
    assert!(inbox.take_press(Press::Open, Some(&login(&device("a"), &challenge("c"))), false, NOW));
    assert_eq!((entries(&inbox), inbox.last()), (vec![Entry::Open(challenge("c"))], None));
}

#[test]
fn tests_are_stored_once_and_limited() {
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
fn settled_entry_is_removed_and_its_id_is_not_reused() {
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
fn unsettled_entry_is_removed_after_a_day() {
    let mut inbox = inbox();
    inbox.take_press(Press::Open, Some(&login(&device("a"), &challenge("c"))), true, NOW);
    inbox.remove_expired(Timestamp(NOW.0 + 86_399));
    assert_eq!(entries(&inbox).len(), 1);
    inbox.remove_expired(Timestamp(NOW.0 + 86_400));
    assert_eq!(entries(&inbox), []);
}

#[test]
fn unregistering_a_device_removes_its_entries() {
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
