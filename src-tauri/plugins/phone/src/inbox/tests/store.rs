//! Persistence of the inbox.
#![allow(clippy::disallowed_methods, reason = "a test looks at the file")]

use std::fs;

use key_core::ports::Entry;
use key_protocol::push::Subject;

use super::{challenge, content, device, login};
use crate::inbox::{Press, Store, now};

#[test]
fn press_survives_a_killed_app() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    store.change(|inbox| inbox.register(&device("a")));
    let pressed = content(&device("a"), Subject::Challenge { id: challenge("c"), exp: now() });
    assert!(store.change(|inbox| inbox.take_press(Press::Deny, Some(&pressed), true, now())));
    let before = store.read(|inbox| inbox.clone());
    // Not dropped, as in a killed app.
    std::mem::forget(store);
    let store = Store::open(folder.path());
    assert_eq!(store.read(|inbox| inbox.clone()), before);
    assert_eq!(store.read(|inbox| inbox.entries())[0].what, Entry::Deny(challenge("c")));
}

#[test]
fn interrupted_write_leaves_the_old_inbox() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    store.change(|inbox| inbox.register(&device("a")));
    let before = store.read(|inbox| inbox.clone());
    fs::write(folder.path().join("inbox.json.next"), b"{\"latest\":7,").unwrap();
    let store = Store::open(folder.path());
    assert_eq!(store.read(|inbox| inbox.clone()), before);
    store.change(|inbox| inbox.register(&device("b")));
    assert_ne!(Store::open(folder.path()).read(|inbox| inbox.clone()), before);
}

#[test]
fn unreadable_file_is_replaced_by_an_empty_inbox() {
    let folder = tempfile::tempdir().unwrap();
    for garbage in [&b""[..], b"\xff", b"[]", b"{\"entries\":[{}]}", b"{\"devices\":[\"short\"]}"] {
        fs::write(folder.path().join("inbox.json"), garbage).unwrap();
        let store = Store::open(folder.path());
        assert!(store.read(|inbox| inbox.entries()).is_empty());
        store.change(|inbox| inbox.register(&device("a")));
        assert!(store.change(|inbox| inbox.take_press(
            Press::Open,
            Some(&login(&device("a"), &challenge("c"))),
            true,
            now()
        )));
        assert_eq!(Store::open(folder.path()).read(|inbox| inbox.entries()).len(), 1);
    }
}

#[test]
fn press_is_kept_in_memory_if_the_disk_fails() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("is not there"));
    store.change(|inbox| inbox.register(&device("a")));
    assert!(store.change(|inbox| inbox.take_press(
        Press::Open,
        Some(&login(&device("a"), &challenge("c"))),
        true,
        now()
    )));
    assert_eq!(store.read(|inbox| inbox.entries()).len(), 1);
}
