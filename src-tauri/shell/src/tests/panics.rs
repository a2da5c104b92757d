//! Records every panic of this process, on all threads.

use std::sync::{Mutex, Once};
use std::{panic, thread};

use crate::logs;

static PANICS: Mutex<Vec<Panic>> = Mutex::new(Vec::new());

#[derive(Clone)]
struct Panic {
    thread: String,
    /// The panic with its message.
    full: String,
    /// The panic as the app logs it.
    logged: String,
}

pub(super) fn watch() {
    static WATCHING: Once = Once::new();
    WATCHING.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            let thread = thread::current().name().unwrap_or_default().to_owned();
            let (full, logged) = (panic.to_string(), logs::describe(panic));
            PANICS.lock().unwrap().push(Panic { thread, full, logged });
            usual(panic);
        }));
    });
}

/// Panics if a thread of the app panicked. Panics of test threads are reported by the tests.
pub(super) fn assert_none_in_app() {
    let panics = PANICS.lock().unwrap().clone();
    let in_app = panics.iter().filter(|panic| !panic.thread.starts_with("tests::"));
    let in_app: Vec<_> = in_app.map(|panic| &panic.full).collect();
    assert!(in_app.is_empty(), "panicked: {in_app:?}");
}

/// Returns what the app logs of a thread's panic.
pub(super) fn logged(thread: &str) -> String {
    let panics = PANICS.lock().unwrap();
    panics.iter().find(|panic| panic.thread == thread).expect("a panic").logged.clone()
}
