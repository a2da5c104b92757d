//! Confirming in the app: which browser is logged in, and when no challenge is issued.

use key_protocol::decision::Outcome;

use super::*;

#[test]
fn approval_logs_in_only_the_requesting_browser() {
    let (mut world, phone) = World::with_phone();
    let [requesting, uninvolved] = [(); 2].map(|()| world.sign_in());
    let login = world.request_login(&requesting).unwrap();
    let other = world.request_login(&uninvolved).unwrap();
    assert!(world.state.enter_approved(&requesting, world.now).is_none());
    assert_eq!(world.approve(&phone, &login), Ok(()));

    assert!(world.state.enter_approved(&uninvolved, world.now).is_none());
    assert_eq!(world.state.waiting(&uninvolved, world.now).unwrap().outcome(), None);
    assert_ne!(login.claims.id, other.claims.id);
    let inside = world.state.enter_approved(&requesting, world.now).unwrap();
    assert!(
        world.is_logged_in(&inside) && !world.is_logged_in(&requesting) && !world.is_logged_in(&uninvolved)
    );
    assert!(world.state.enter_approved(&inside, world.now).is_none());
}

#[test]
fn new_login_request_replaces_the_older_one() {
    let (mut world, phone) = World::with_phone();
    let session = world.sign_in();
    let older = world.request_login(&session).unwrap();
    let newer = world.request_login(&session).unwrap();
    let ended = world.state.challenge(&older.claims.id).unwrap().ended.clone();
    assert_eq!(ended.map(|ended| ended.outcome), Some(Outcome::Cancelled));
    assert!(world.approve(&phone, &older).is_err());
    assert_eq!(world.state.waiting(&session, world.now).unwrap().claims.id, newer.claims.id);

    assert_eq!(world.approve(&phone, &newer), Ok(()));
    world.request_login(&session).unwrap();
    assert!(
        world.state.enter_approved(&session, world.now).is_none(),
        "a new login replaces an approved one"
    );
}

#[test]
fn fourth_login_request_in_five_minutes_is_refused() {
    let (mut world, _) = World::with_phone();
    for _ in 0..3 {
        let session = world.sign_in();
        assert!(world.request_login(&session).is_ok());
        world.advance(10);
    }
    let pushes = world.state.challenges().len();
    for _ in 0..100 {
        let session = world.sign_in();
        assert_eq!(world.request_login(&session).err(), Some(ChallengeRefused::TooMany { retry_after: 270 }));
    }
    assert_eq!(world.state.challenges().len(), pushes);
    world.advance(269);
    let session = world.sign_in();
    assert_eq!(world.request_login(&session).err(), Some(ChallengeRefused::TooMany { retry_after: 1 }));
    world.advance(1);
    assert!(world.request_login(&session).is_ok());
}

#[test]
fn login_request_needs_a_connected_device() {
    let mut world = World::new();
    let session = world.sign_in();
    assert_eq!(world.request_login(&session).err(), Some(ChallengeRefused::NoDevice));
    let phone = world.enrol(CODES[0]).ok().unwrap();
    assert!(world.request_login(&session).is_ok());
    assert_eq!(world.revoke(&phone), Ok(()));
    assert_eq!(world.request_login(&session).err(), Some(ChallengeRefused::NoDevice));
}

#[test]
fn report_freezes_the_app_until_a_one_time_password_login() {
    let (mut world, phone) = World::with_phone();
    let (session, login) = world.waiting();
    assert_eq!(world.decide(&phone, &login.claims.id, &Answer::Report), Ok(()));
    assert_eq!(world.request_login(&session).err(), Some(ChallengeRefused::NoSession), "sessions end");
    let session = world.sign_in();
    assert_eq!(world.request_login(&session).err(), Some(ChallengeRefused::Frozen));
    world.enrol(CODES[1]).ok().unwrap();
    assert_eq!(
        world.request_login(&session).err(),
        Some(ChallengeRefused::Frozen),
        "enrolling a device is no login"
    );

    let code = world.offline_code(&phone);
    assert!(world.state.enter_with_offline_code(&session, &code, world.now).is_ok());
    let session = world.sign_in();
    assert_eq!(world.request_login(&session).err(), Some(ChallengeRefused::Frozen));
    world.logged_in(CODES[2]);
    assert!(world.request_login(&session).is_ok());
}

#[test]
fn approval_in_the_last_second_still_logs_in() {
    let (mut world, phone) = World::with_phone();
    let session = world.sign_in();
    world.advance(299);
    let login = world.request_login(&session).unwrap();
    world.advance(119);
    assert_eq!(world.approve(&phone, &login), Ok(()));
    world.advance(10);
    assert!(world.state.enter_approved(&session, world.now).is_some());
}

#[test]
fn ended_login_keeps_its_outcome() {
    let (mut world, _) = World::with_phone();
    let [cancelled, expired] = [(); 2].map(|()| world.sign_in());
    world.request_login(&cancelled).unwrap();
    world.request_login(&expired).unwrap();
    world.state.cancel_requested(&cancelled, world.now);
    world.advance(120);
    for _ in 0..2 {
        let outcome = |session| world.state.waiting(session, world.now).unwrap().outcome();
        assert_eq!(outcome(&cancelled), Some(Outcome::Cancelled));
        assert_eq!(outcome(&expired), Some(Outcome::Expired));
    }
}
