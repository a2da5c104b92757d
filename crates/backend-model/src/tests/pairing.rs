//! Pairing codes: need a logged-in session, enrol one device, and expire.

use super::*;
use crate::{PairingForm, PairingStatus};

impl World {
    fn pairing_code(&mut self, session: &SessionId, form: PairingForm) -> String {
        self.state.offer_pairing(session, form, self.now);
        match self.state.pairing(session, form, self.now) {
            PairingStatus::Waiting { code, .. } => code,
            _ => String::new(),
        }
    }
}

#[test]
fn pairing_code_enrols_one_device() {
    let mut world = World::new();
    let session = world.logged_in(CODES[0]);
    let typed = world.pairing_code(&session, PairingForm::Typed);
    let scanned = world.pairing_code(&session, PairingForm::Scanned);
    assert!(world.enrol(&typed.to_lowercase()).is_ok());
    for form in [PairingForm::Typed, PairingForm::Scanned] {
        let status = world.state.pairing(&session, form, world.now);
        assert!(matches!(status, PairingStatus::Paired { device } if device == "Puhelin"));
    }
    for code in [&typed, &scanned] {
        assert_eq!(world.enrol(code).err(), Some(Problem::WrongCode));
    }
}

#[test]
fn unconfirmed_session_gets_no_pairing_code() {
    let mut world = World::new();
    let session = world.sign_in();
    assert_eq!(world.pairing_code(&session, PairingForm::Typed), "");
}

#[test]
fn typed_code_lasts_ten_minutes_and_scanned_code_two() {
    let mut world = World::new();
    let session = world.logged_in(CODES[0]);
    let [typed, scanned] =
        [PairingForm::Typed, PairingForm::Scanned].map(|form| world.pairing_code(&session, form));
    world.advance(120);
    assert_eq!(world.enrol(&scanned).err(), Some(Problem::WrongCode));
    world.advance(479);
    assert!(world.enrol(&typed).is_ok());

    let typed = world.pairing_code(&session, PairingForm::Typed);
    world.advance(600);
    assert_eq!(world.enrol(&typed).err(), Some(Problem::WrongCode));
    assert!(matches!(world.state.pairing(&session, PairingForm::Typed, world.now), PairingStatus::Expired));
}

#[test]
fn new_pairing_code_and_log_out_invalidate_older_codes() {
    let mut world = World::new();
    let session = world.logged_in(CODES[0]);
    let old = world.pairing_code(&session, PairingForm::Typed);
    let new = world.pairing_code(&session, PairingForm::Typed);
    assert_eq!(world.enrol(&old).err(), Some(Problem::WrongCode));
    world.state.log_out(&session, world.now);
    assert_eq!(world.enrol(&new).err(), Some(Problem::WrongCode));
}
