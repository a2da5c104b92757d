//! The authenticator is notified when the app goes to the background and returns.

use std::time::Duration;

use key_core::testing::{Call, World};

use crate::in_front::{self, Change, InFront};

#[tokio::test]
async fn a_phone_that_is_put_away_stops_listening_and_one_that_is_taken_out_listens_again() {
    let world = World::new();
    let mut phone = world.phone().await;
    let in_front = InFront::default();
    let telling = tokio::spawn(in_front::tell(in_front.follow(), phone.app.clone()));

    in_front.note(Change::Left);
    let stopped = async {
        while world.backend.listeners() > 0 {
            tokio::task::yield_now().await;
        }
    };
    world.meanwhile(stopped).await;

    in_front.note(Change::Focused);
    world.backend.called(Call::Events, 2).await;
    phone.sees_home_online().await;
    assert_eq!(world.backend.listeners(), 1);
    telling.abort();
}

#[tokio::test]
async fn losing_the_focus_is_not_being_left() {
    let world = World::new();
    let phone = world.phone().await;
    let in_front = InFront::default();
    let telling = tokio::spawn(in_front::tell(in_front.follow(), phone.app.clone()));
    in_front.note(Change::Focused);
    in_front.note(Change::Unfocused);
    for _ in 0..100 {
        tokio::task::yield_now().await;
        world.clock.advance(Duration::from_secs(60));
    }
    assert_eq!(world.backend.listeners(), 1);
    telling.abort();
}

/// Records the changes. Returns whether the app has the focus and whether it is in the background.
fn after(changes: &[Change]) -> (bool, bool) {
    let in_front = InFront::default();
    for change in changes {
        in_front.note(*change);
    }
    (in_front.is_so(), *in_front.follow().borrow())
}

#[test]
fn an_app_that_was_left_is_not_in_front() {
    use Change::{Focused, Left, Unfocused};
    // The orders of iOS and Android, and without a report of the lost focus.
    for leaving in [&[Unfocused, Left][..], &[Left, Unfocused], &[Left]] {
        let changes = [&[Focused][..], leaving].concat();
        assert_eq!(after(&changes), (false, true), "{changes:?}");
    }
}

#[test]
fn an_app_that_is_taken_up_again_is_in_front_once_it_has_the_focus() {
    use Change::{Focused, Left, Returned, Unfocused};
    let left = [Focused, Unfocused, Left];
    assert_eq!(after(&[&left[..], &[Returned]].concat()), (false, false));
    assert_eq!(after(&[&left[..], &[Returned, Focused]].concat()), (true, false));
    // The return was not reported.
    assert_eq!(after(&[&left[..], &[Focused]].concat()), (true, false));
}

#[test]
fn a_question_of_the_system_takes_the_focus_and_gives_it_back() {
    use Change::{Focused, Unfocused};
    assert_eq!(after(&[Focused, Unfocused]), (false, false));
    assert_eq!(after(&[Focused, Unfocused, Focused]), (true, false));
}

#[test]
fn an_app_that_starts_behind_others_is_not_in_front() {
    use Change::{Focused, Left, Returned};
    // On Android the user starts the app.
    assert_eq!(after(&[]), (cfg!(target_os = "android"), false));
    assert_eq!(after(&[Left]), (false, true));
    assert_eq!(after(&[Left, Returned, Focused]), (true, false));
}
