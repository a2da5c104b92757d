//! The authenticator is notified when the app goes to the background and returns.

use std::time::Duration;

use key_core::testing::{Call, World};

use crate::adapters::lifecycle;
use crate::focus::{self, Change, Focus};

#[tokio::test]
async fn app_in_background_stops_listening_and_listens_again_in_foreground() {
    let world = World::new();
    let mut phone = world.phone().await;
    let focus = Focus::new(lifecycle::STARTS_FOCUSED);
    let notifying = tokio::spawn(focus::notify_authenticator(focus.watch_background(), phone.app.clone()));

    focus.record(Change::Background);
    let stopped = async {
        while world.backend.listeners() > 0 {
            tokio::task::yield_now().await;
        }
    };
    world.meanwhile(stopped).await;

    focus.record(Change::Focused);
    world.backend.called(Call::Events, 2).await;
    phone.sees_home_online().await;
    assert_eq!(world.backend.listeners(), 1);
    notifying.abort();
}

#[tokio::test]
async fn losing_the_focus_does_not_stop_listening() {
    let world = World::new();
    let phone = world.phone().await;
    let focus = Focus::new(lifecycle::STARTS_FOCUSED);
    let notifying = tokio::spawn(focus::notify_authenticator(focus.watch_background(), phone.app.clone()));
    focus.record(Change::Focused);
    focus.record(Change::Unfocused);
    for _ in 0..100 {
        tokio::task::yield_now().await;
        world.clock.advance(Duration::from_secs(60));
    }
    assert_eq!(world.backend.listeners(), 1);
    notifying.abort();
}

/// Records the changes. Returns whether the app has the focus and whether it is in the background.
fn after(changes: &[Change]) -> (bool, bool) {
    let focus = Focus::new(lifecycle::STARTS_FOCUSED);
    for change in changes {
        focus.record(*change);
    }
    (focus.has_focus(), *focus.watch_background().borrow())
}

#[test]
fn app_in_background_has_no_focus() {
    use Change::{Background, Focused, Unfocused};
    // The orders of iOS and Android, and without a report of the lost focus.
    for sequence in [&[Unfocused, Background][..], &[Background, Unfocused], &[Background]] {
        let changes = [&[Focused][..], sequence].concat();
        assert_eq!(after(&changes), (false, true), "{changes:?}");
    }
}

#[test]
fn returned_app_has_the_focus_only_once_it_is_focused() {
    use Change::{Background, Focused, Foreground, Unfocused};
    let background = [Focused, Unfocused, Background];
    assert_eq!(after(&[&background[..], &[Foreground]].concat()), (false, false));
    assert_eq!(after(&[&background[..], &[Foreground, Focused]].concat()), (true, false));
    // The return was not reported.
    assert_eq!(after(&[&background[..], &[Focused]].concat()), (true, false));
}

#[test]
fn system_prompt_takes_the_focus_and_returns_it() {
    use Change::{Focused, Unfocused};
    assert_eq!(after(&[Focused, Unfocused]), (false, false));
    assert_eq!(after(&[Focused, Unfocused, Focused]), (true, false));
}

#[test]
fn app_started_in_background_has_no_focus() {
    use Change::{Background, Focused, Foreground};
    // On Android the user starts the app.
    assert_eq!(after(&[]), (cfg!(target_os = "android"), false));
    assert_eq!(after(&[Background]), (false, true));
    assert_eq!(after(&[Background, Foreground, Focused]), (true, false));
}
