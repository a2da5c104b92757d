//! Every panic of the app since somebody began to watch: those on threads whose end nobody waits for.

use std::sync::{Mutex, Once};
use std::{panic, thread};

static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub(super) fn watch() {
    static WATCHING: Once = Once::new();
    WATCHING.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            // A test that panics says so itself.
            if !thread::current().name().is_some_and(|name| name.starts_with("tests::")) {
                PANICS.lock().unwrap().push(panic.to_string());
            }
            usual(panic);
        }));
    });
}

pub(super) fn none_so_far() {
    let panics = PANICS.lock().unwrap().clone();
    assert!(panics.is_empty(), "panicked: {panics:?}");
}
