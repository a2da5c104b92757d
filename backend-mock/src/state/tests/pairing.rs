//! Pairing codes: from a session that is logged in, for one device, for a while.

use super::*;
use crate::state::{PairingForm, PairingStatus};

impl World {
    fn offer(&mut self, session: &SessionId, form: PairingForm) -> String {
        self.state.offer_pairing(session, form, self.now);
        match self.state.pairing(session, form, self.now) {
            PairingStatus::Waiting { code, .. } => code,
            _ => String::new(),
        }
    }
}

#[test]
fn a_code_connects_one_device_and_its_page_hears_of_it() {
    let mut world = World::new();
    let session = world.logged_in(CODES[0]);
    let typed = world.offer(&session, PairingForm::Typed);
    let scanned = world.offer(&session, PairingForm::Scanned);
    assert!(world.connect(&typed.to_lowercase()).is_ok());
    for form in [PairingForm::Typed, PairingForm::Scanned] {
        let status = world.state.pairing(&session, form, world.now);
        assert!(matches!(status, PairingStatus::Paired { device } if device == "Puhelin"));
    }
    for code in [&typed, &scanned] {
        assert_eq!(world.connect(code).err(), Some(Problem::WrongCode));
    }
}

#[test]
fn a_password_alone_connects_no_device() {
    let mut world = World::new();
    let session = world.sign_in();
    assert_eq!(world.offer(&session, PairingForm::Typed), "");
}

#[test]
fn a_code_lives_ten_minutes_typed_and_two_scanned() {
    let mut world = World::new();
    let session = world.logged_in(CODES[0]);
    let [typed, scanned] = [PairingForm::Typed, PairingForm::Scanned].map(|form| world.offer(&session, form));
    world.wait(120);
    assert_eq!(world.connect(&scanned).err(), Some(Problem::WrongCode));
    world.wait(479);
    assert!(world.connect(&typed).is_ok());

    let typed = world.offer(&session, PairingForm::Typed);
    world.wait(600);
    assert_eq!(world.connect(&typed).err(), Some(Problem::WrongCode));
    assert!(matches!(world.state.pairing(&session, PairingForm::Typed, world.now), PairingStatus::Expired));
}

#[test]
fn a_new_code_replaces_the_old_one_and_logging_out_ends_both() {
    let mut world = World::new();
    let session = world.logged_in(CODES[0]);
    let old = world.offer(&session, PairingForm::Typed);
    let new = world.offer(&session, PairingForm::Typed);
    assert_eq!(world.connect(&old).err(), Some(Problem::WrongCode));
    world.state.log_out(&session, world.now);
    assert_eq!(world.connect(&new).err(), Some(Problem::WrongCode));
}
