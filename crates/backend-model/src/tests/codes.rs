//! Confirming with codes: single use and limited tries.

use key_protocol::offline::Step;

use super::*;
use crate::NotConfirmed;

impl World {
    pub(super) fn offline_code(&self, phone: &Phone) -> String {
        phone.offline.code(Step::at(self.now)).to_string()
    }

    fn enter_offline_code(&mut self, code: &str) -> Result<(), NotConfirmed> {
        let session = self.sign_in();
        self.state.enter_with_offline_code(&session, code, self.now).map(|_| ())
    }

    fn enter_one_time_password(&mut self, code: &str) -> Result<(), NotConfirmed> {
        let session = self.sign_in();
        self.state.enter_with_one_time_password(&session, code, self.now).map(|_| ())
    }
}

#[test]
fn one_time_password_works_once_for_login_or_enrolment() {
    let mut world = World::new();
    assert_eq!(world.enter_one_time_password("4f7k 29qx"), Ok(()));
    assert_eq!(world.enter_one_time_password(CODES[0]), Err(NotConfirmed::WrongCode));
    assert_eq!(world.enrol(CODES[0]).err(), Some(Problem::WrongCode));
    assert!(world.enrol(CODES[1]).is_ok());
    assert_eq!(world.enter_one_time_password(CODES[1]), Err(NotConfirmed::WrongCode));
}

#[test]
fn each_kind_of_code_counts_its_own_tries() {
    let (mut world, phone) = World::with_phone();
    let delayed = Err(NotConfirmed::Delayed { retry_after: 30 });
    for _ in 0..5 {
        assert_eq!(world.enter_one_time_password("WRNG-2345"), Err(NotConfirmed::WrongCode));
    }
    assert_eq!(world.enter_one_time_password(CODES[1]), delayed);
    for _ in 0..5 {
        assert_eq!(world.enter_offline_code("000000"), Err(NotConfirmed::WrongCode));
    }
    let code = world.offline_code(&phone);
    assert_eq!(world.enter_offline_code(&code), delayed);
    assert!(world.enrol(CODES[1]).is_ok());

    world.advance(30);
    let code = world.offline_code(&phone);
    assert_eq!(world.enter_offline_code(&code), Ok(()));
    assert_eq!(world.enter_one_time_password(CODES[2]), Ok(()));
}

#[test]
fn offline_code_allows_one_step_of_skew_and_no_reuse() {
    let (mut world, phone) = World::with_phone();
    let code = |world: &World, steps: i64| phone.offline.code(Step::at(world.now + 30 * steps)).to_string();

    for (steps, accepted) in
        [(-2, false), (2, false), (0, true), (0, false), (-1, false), (1, true), (0, false)]
    {
        let typed = code(&world, steps);
        assert_eq!(world.enter_offline_code(&typed).is_ok(), accepted, "{steps} steps off");
    }
    world.advance(30);
    let typed = code(&world, 0);
    assert_eq!(
        world.enter_offline_code(&typed),
        Err(NotConfirmed::WrongCode),
        "it was accepted a step early"
    );
    world.advance(30);
    let typed = code(&world, 0);
    assert_eq!(world.enter_offline_code(&format!(" {} {} ", &typed[..3], &typed[3..])), Ok(()));
}

#[test]
fn offline_codes_of_a_revoked_device_are_rejected() {
    let mut world = World::new();
    let phones = [CODES[0], CODES[1]].map(|code| world.enrol(code).ok().unwrap());
    for phone in &phones {
        let code = world.offline_code(phone);
        assert_eq!(world.enter_offline_code(&code), Ok(()));
    }
    world.advance(30);
    assert_eq!(world.revoke(&phones[1]), Ok(()));
    let [ours, theirs] = [0, 1].map(|at| world.offline_code(&phones[at]));
    assert_eq!(world.enter_offline_code(&theirs), Err(NotConfirmed::WrongCode));
    assert_eq!(world.enter_offline_code(&ours), Ok(()));
}

#[test]
fn expired_session_rejects_a_code_without_using_it_up() {
    let mut world = World::new();
    let session = world.sign_in();
    world.advance(300);
    let entered = world.state.enter_with_one_time_password(&session, CODES[0], world.now);
    assert_eq!(entered.err(), Some(NotConfirmed::NoSession));
    assert!(world.enrol(CODES[0]).is_ok(), "the code is not used up");
}
