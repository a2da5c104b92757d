//! Confirming in the app: which browser gets in, and when the app is not asked at all.

use key_protocol::decision::Outcome;

use super::*;

#[test]
fn an_approval_lets_in_the_browser_that_asked_and_no_other() {
    let mut world = World::new();
    let phone = world.connect(CODES[0]).ok().unwrap();
    let [asking, bystander] = [(); 2].map(|()| world.sign_in());
    let login = world.ask(&asking).unwrap();
    let other = world.ask(&bystander).unwrap();
    assert!(world.state.enter_approved(&asking, world.now).is_none());
    assert_eq!(world.approve(&phone, &login), Ok(()));

    assert!(world.state.enter_approved(&bystander, world.now).is_none());
    assert_eq!(world.state.waiting(&bystander, world.now).unwrap().outcome, None);
    assert_ne!(login.id, other.id);
    let inside = world.state.enter_approved(&asking, world.now).unwrap();
    assert!(world.is_inside(&inside) && !world.is_inside(&asking) && !world.is_inside(&bystander));
    assert!(world.state.enter_approved(&inside, world.now).is_none());
}

#[test]
fn a_browser_has_one_open_login_and_an_older_approval_is_worth_nothing() {
    let mut world = World::new();
    let phone = world.connect(CODES[0]).ok().unwrap();
    let session = world.sign_in();
    let older = world.ask(&session).unwrap();
    let newer = world.ask(&session).unwrap();
    let ended = world.state.challenge(&older.id).unwrap().ended.clone();
    assert_eq!(ended.map(|ended| ended.outcome), Some(Outcome::Cancelled));
    assert!(world.approve(&phone, &older).is_err());
    assert_eq!(world.state.waiting(&session, world.now).unwrap().id, newer.id);

    assert_eq!(world.approve(&phone, &newer), Ok(()));
    world.ask(&session).unwrap();
    assert!(
        world.state.enter_approved(&session, world.now).is_none(),
        "a new login replaces an approved one"
    );
}

#[test]
fn a_fourth_login_in_five_minutes_is_not_asked_for() {
    let mut world = World::new();
    world.connect(CODES[0]).ok().unwrap();
    for _ in 0..3 {
        let session = world.sign_in();
        assert!(world.ask(&session).is_ok());
        world.wait(10);
    }
    let pushes = world.state.challenges().len();
    for _ in 0..100 {
        let session = world.sign_in();
        assert_eq!(world.ask(&session).unwrap_err(), ChallengeRefused::TooMany { retry_after: 270 });
    }
    assert_eq!(world.state.challenges().len(), pushes);
    world.wait(269);
    let session = world.sign_in();
    assert_eq!(world.ask(&session).unwrap_err(), ChallengeRefused::TooMany { retry_after: 1 });
    world.wait(1);
    assert!(world.ask(&session).is_ok());
}

#[test]
fn without_a_device_nothing_is_asked() {
    let mut world = World::new();
    let session = world.sign_in();
    assert_eq!(world.ask(&session).unwrap_err(), ChallengeRefused::NoDevice);
    let phone = world.connect(CODES[0]).ok().unwrap();
    assert!(world.ask(&session).is_ok());
    let id = world.devices()[0].clone();
    assert_eq!(world.state.revoke(&phone.caller, &id, world.now), Ok(()));
    assert_eq!(world.ask(&session).unwrap_err(), ChallengeRefused::NoDevice);
}

#[test]
fn after_a_report_nothing_is_asked_until_a_login_with_a_one_time_password() {
    let mut world = World::new();
    let phone = world.connect(CODES[0]).ok().unwrap();
    let session = world.sign_in();
    let login = world.ask(&session).unwrap();
    assert_eq!(world.answer(&phone, &login.id, &Answer::Report), Ok(()));
    assert_eq!(world.ask(&session).unwrap_err(), ChallengeRefused::Frozen);
    world.connect(CODES[1]).ok().unwrap();
    assert_eq!(world.ask(&session).unwrap_err(), ChallengeRefused::Frozen, "connecting a device is no login");

    let code = world.offline_code(&phone);
    assert!(world.state.enter_with_offline_code(&session, &code, world.now).is_ok());
    let session = world.sign_in();
    assert_eq!(world.ask(&session).unwrap_err(), ChallengeRefused::Frozen);
    world.logged_in(CODES[2]);
    assert!(world.ask(&session).is_ok());
}

#[test]
fn an_approval_in_the_last_second_still_finds_its_browser() {
    let mut world = World::new();
    let phone = world.connect(CODES[0]).ok().unwrap();
    let session = world.sign_in();
    world.wait(299);
    let login = world.ask(&session).unwrap();
    world.wait(119);
    assert_eq!(world.approve(&phone, &login), Ok(()));
    world.wait(10);
    assert!(world.state.enter_approved(&session, world.now).is_some());
}

#[test]
fn a_login_that_is_cancelled_or_out_of_time_says_so_however_often_it_is_looked_at() {
    let mut world = World::new();
    world.connect(CODES[0]).ok().unwrap();
    let [cancelled, expired] = [(); 2].map(|()| world.sign_in());
    world.ask(&cancelled).unwrap();
    world.ask(&expired).unwrap();
    world.state.cancel_requested(&cancelled, world.now);
    world.wait(120);
    for _ in 0..2 {
        let outcome = |session| world.state.waiting(session, world.now).unwrap().outcome;
        assert_eq!(outcome(&cancelled), Some(Outcome::Cancelled));
        assert_eq!(outcome(&expired), Some(Outcome::Expired));
    }
}
