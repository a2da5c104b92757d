//! Confirming with a code: once each, with so many tries.

use key_protocol::offline::Step;

use super::*;
use crate::state::NotConfirmed;

impl World {
    pub(super) fn offline_code(&self, phone: &Phone) -> String {
        phone.offline.code(Step::at(self.now)).to_string()
    }

    fn offline(&mut self, code: &str) -> Result<(), NotConfirmed> {
        let session = self.sign_in();
        self.state.enter_with_offline_code(&session, code, self.now).map(|_| ())
    }

    fn one_time_password(&mut self, code: &str) -> Result<(), NotConfirmed> {
        let session = self.sign_in();
        self.state.enter_with_one_time_password(&session, code, self.now).map(|_| ())
    }
}

#[test]
fn a_one_time_password_works_once_here_or_there() {
    let mut world = World::new();
    assert_eq!(world.one_time_password("4f7k 29qx"), Ok(()));
    assert_eq!(world.one_time_password(CODES[0]), Err(NotConfirmed::WrongCode));
    assert_eq!(world.connect(CODES[0]).err(), Some(Problem::WrongCode));
    assert!(world.connect(CODES[1]).is_ok());
    assert_eq!(world.one_time_password(CODES[1]), Err(NotConfirmed::WrongCode));
}

#[test]
fn each_way_has_its_own_tries() {
    let mut world = World::new();
    let phone = world.connect(CODES[0]).ok().unwrap();
    let delayed = Err(NotConfirmed::Delayed { retry_after: 30 });
    for _ in 0..5 {
        assert_eq!(world.one_time_password("WRONG"), Err(NotConfirmed::WrongCode));
    }
    assert_eq!(world.one_time_password(CODES[1]), delayed);
    for _ in 0..5 {
        assert_eq!(world.offline("WRONG"), Err(NotConfirmed::WrongCode));
    }
    let code = world.offline_code(&phone);
    assert_eq!(world.offline(&code), delayed);
    assert!(world.connect(CODES[1]).is_ok());

    world.wait(30);
    let code = world.offline_code(&phone);
    assert_eq!(world.offline(&code), Ok(()));
    assert_eq!(world.one_time_password(CODES[2]), Ok(()));
}

#[test]
fn an_offline_code_may_be_a_step_early_or_late_and_is_used_up_with_all_before_it() {
    let mut world = World::new();
    let phone = world.connect(CODES[0]).ok().unwrap();
    let code = |world: &World, steps: i64| phone.offline.code(Step::at(world.now + 30 * steps)).to_string();

    for (steps, accepted) in
        [(-2, false), (2, false), (0, true), (0, false), (-1, false), (1, true), (0, false)]
    {
        let typed = code(&world, steps);
        assert_eq!(world.offline(&typed).is_ok(), accepted, "{steps} steps off");
    }
    world.wait(30);
    let typed = code(&world, 0);
    assert_eq!(world.offline(&typed), Err(NotConfirmed::WrongCode), "it was accepted a step early");
    world.wait(30);
    let typed = code(&world, 0);
    assert_eq!(world.offline(&format!(" {} {} ", &typed[..3], &typed[3..])), Ok(()));
}

#[test]
fn each_device_has_codes_of_its_own_until_it_is_disconnected() {
    let mut world = World::new();
    let phones = [CODES[0], CODES[1]].map(|code| world.connect(code).ok().unwrap());
    for phone in &phones {
        let code = world.offline_code(phone);
        assert_eq!(world.offline(&code), Ok(()));
    }
    world.wait(30);
    assert_eq!(world.state.revoke(&phones[0].caller, &phones[1].caller.device, world.now), Ok(()));
    let [ours, theirs] = [0, 1].map(|at| world.offline_code(&phones[at]));
    assert_eq!(world.offline(&theirs), Err(NotConfirmed::WrongCode));
    assert_eq!(world.offline(&ours), Ok(()));
}

#[test]
fn a_session_that_is_over_takes_no_code() {
    let mut world = World::new();
    let session = world.sign_in();
    world.wait(300);
    let entered = world.state.enter_with_one_time_password(&session, CODES[0], world.now);
    assert_eq!(entered.err(), Some(NotConfirmed::NoSession));
    assert!(world.connect(CODES[0]).is_ok(), "and uses none up");
}
