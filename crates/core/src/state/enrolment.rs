//! The enrolment form and the scanner that fills it in.

use key_view::{Connection, EnrolProblem, Message};

use super::navigation::check;
use super::{EnrolledAccount, PinChosen, Place, PresencePurpose, Refused, State};
use crate::domain::account::Account;
use crate::domain::enrol_form::EnrolForm;

impl State {
    /// Shows the form that a link or a QR code filled in.
    pub(crate) fn form_filled(&mut self, form: EnrolForm) -> Result<(), Refused> {
        self.check_may_leave()?;
        self.go_to(Place::Enrol { busy: false, problem: None, filled: Some(form) });
        Ok(())
    }

    /// Shows why a link or a QR code could not be used.
    pub(crate) fn form_not_filled(&mut self, why: EnrolProblem) -> Result<(), Refused> {
        self.check_may_leave()?;
        self.go_to(Place::Enrol { busy: false, problem: Some(why), filled: None });
        Ok(())
    }

    /// Discards the filled-in form.
    pub(crate) fn type_instead(&mut self) -> Result<(), Refused> {
        self.check_form_is_idle()?;
        self.place = Place::FORM;
        Ok(())
    }

    /// Opens the scanner.
    pub(crate) fn scan_started(&mut self) -> Result<(), Refused> {
        self.check_form_is_idle()?;
        check(self.camera)?;
        self.place = Place::Scan { light: false };
        Ok(())
    }

    /// Records that the torch was turned on or off.
    pub(crate) fn light_turned(&mut self, on: bool) -> Result<(), Refused> {
        let Place::Scan { light } = &mut self.place else { return Err(Refused) };
        *light = on;
        Ok(())
    }

    /// Closes the scanner; the reason, if there is one, is shown on the form.
    pub(crate) fn scan_over(&mut self, problem: Option<EnrolProblem>) -> Result<(), Refused> {
        check(matches!(self.place, Place::Scan { .. }))?;
        self.place = Place::Enrol { busy: false, problem, filled: None };
        Ok(())
    }

    /// Checks that the enrolment form is on the screen, not busy and without the PIN pad over it.
    fn check_form_is_idle(&self) -> Result<(), Refused> {
        check(matches!(self.place, Place::Enrol { busy: false, .. }) && self.pin_pad.is_none())
    }

    /// Starts an enrolment; for another account only after a presence check.
    pub(crate) fn enrol_started(&mut self) -> Result<(), Refused> {
        let may_start = self.pin_pad.is_none()
            || self.is_checking(|purpose| matches!(purpose, PresencePurpose::Enrol(_)));
        let Place::Enrol { busy: busy @ false, problem, .. } = &mut self.place else {
            return Err(Refused);
        };
        check(may_start)?;
        (*busy, *problem) = (true, None);
        self.pin_pad = None;
        Ok(())
    }

    /// Shows why an enrolment failed.
    pub(crate) fn enrol_failed(&mut self, why: EnrolProblem) -> Result<(), Refused> {
        let Place::Enrol { busy, problem, .. } = &mut self.place else { return Err(Refused) };
        (*busy, *problem) = (false, Some(why));
        Ok(())
    }

    /// Adds the account of an enrolment that succeeded.
    pub(crate) fn enrolled(&mut self, account: Account, pin: PinChosen) -> Result<(), Refused> {
        check(matches!(self.place, Place::Enrol { busy: true, .. }))?;
        let username = account.username.as_str().to_owned();
        self.accounts.push(EnrolledAccount { account, connection: Connection::Connecting });
        match pin {
            PinChosen::No => self.go_to(Place::ChoosePin { changing: false, busy: false, problem: None }),
            PinChosen::Yes => {
                self.message = Some(Message::Enrolled { username });
                self.go_home();
            }
        }
        Ok(())
    }
}
