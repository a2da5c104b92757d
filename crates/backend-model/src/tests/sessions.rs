//! Lifetime and ids of sessions.

use super::*;

#[test]
fn unknown_username_behaves_like_a_wrong_password() {
    let mut world = World::new();
    for username in [MAIJA, "nobody@example.fi"] {
        let mut sign_in = |password: &str| {
            world.state.sign_in(&Username::new(username), password, firefox(), world.now).err()
        };
        for _ in 0..5 {
            assert_eq!(sign_in("wrong"), Some(NotSignedIn::WrongPassword));
        }
        assert_eq!(sign_in(PASSWORD), Some(NotSignedIn::Delayed { retry_after: 30 }));
    }
    world.advance(30);
    assert!(
        world
            .state
            .sign_in(&Username::new(" MAIJA.virtanen@example.fi"), PASSWORD, firefox(), world.now)
            .is_ok()
    );
}

#[test]
fn unconfirmed_session_lasts_five_minutes() {
    let mut world = World::new();
    let session = world.sign_in();
    world.advance(299);
    assert!(world.state.session(&session, world.now).is_some());
    world.state.extend_session(&session, world.now);
    world.advance(1);
    assert!(world.state.session(&session, world.now).is_none());
}

#[test]
fn login_gets_a_new_session_id_and_thirty_idle_minutes() {
    let mut world = World::new();
    let before = world.sign_in();
    let inside = world.state.enter_with_one_time_password(&before, CODES[0], world.now).ok().unwrap();
    assert!(inside != before && inside.expose().len() == 43);
    assert!(world.state.session(&before, world.now).is_none());
    for _ in 0..3 {
        world.advance(1799);
        assert!(world.is_logged_in(&inside));
        world.state.extend_session(&inside, world.now);
    }
    world.advance(1800);
    assert!(!world.is_logged_in(&inside));
}

#[test]
fn log_out_ends_the_session_and_its_pending_login() {
    let (mut world, _) = World::with_phone();
    let (session, login) = world.waiting();
    world.state.log_out(&session, world.now);
    assert!(world.state.session(&session, world.now).is_none());
    assert!(world.state.challenge(&login.claims.id).unwrap().ended.is_some());
}

#[test]
fn what_no_text_may_contain_is_taken_out_of_names() {
    let mut state = State::default();
    state.seed(&[SeedUser {
        username: Username::new("mai\u{202e}ja\n"),
        display_name: format!("Maija\u{7} {}", "x".repeat(200)),
        email: None,
        phone: None,
        is_new: false,
        password: PASSWORD.to_owned(),
        one_time_passwords: Vec::new(),
    }]);
    let user = &state.users()[0];
    assert_eq!(user.username.as_str(), "maija");
    assert_eq!(user.display_name, format!("Maija {}", "x".repeat(122)));
}
