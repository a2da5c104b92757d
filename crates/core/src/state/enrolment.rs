//! The welcome screen, the enrolment form, and the scanner that fills it in.

use key_view::{Connection, EnrolProblem, EnrolView, FilledView, Message, WelcomeView};

use super::{EnrolledAccount, PinChosen, PresencePurpose, Refused, ScreenState, State, check};
use crate::device::Device;
use crate::domain::account::Account;
use crate::domain::enrol_form::EnrolForm;

/// Lifecycle of the enrolment form.
pub enum Enrol {
    /// The user fills in or confirms the form.
    Idle {
        /// Form that a link or a QR code filled in.
        filled: Option<EnrolForm>,
        /// Why the last attempt failed.
        problem: Option<EnrolProblem>,
    },
    /// The enrolment is being sent.
    Sending {
        /// Form that a link or a QR code filled in.
        filled: Option<EnrolForm>,
    },
}

impl Enrol {
    /// Empty form.
    pub(super) const EMPTY: Self = Self::Idle { filled: None, problem: None };

    /// Returns whether an enrolment is being sent.
    pub fn busy(&self) -> bool {
        matches!(self, Self::Sending { .. })
    }

    /// Returns the form that a link or a QR code filled in.
    pub fn filled(&self) -> Option<&EnrolForm> {
        match self {
            Self::Idle { filled, .. } | Self::Sending { filled } => filled.as_ref(),
        }
    }

    /// Returns why the last attempt failed.
    pub fn problem(&self) -> Option<EnrolProblem> {
        match self {
            Self::Idle { problem, .. } => *problem,
            Self::Sending { .. } => None,
        }
    }

    fn take_filled(&mut self) -> Option<EnrolForm> {
        match self {
            Self::Idle { filled, .. } | Self::Sending { filled } => filled.take(),
        }
    }
}

impl State {
    /// Shows the form that a link or a QR code filled in.
    pub(crate) fn form_filled(&mut self, form: EnrolForm) -> Result<(), Refused> {
        self.leave_for(ScreenState::Enrol(Enrol::Idle { filled: Some(form), problem: None }))?;
        self.arrivals += 1;
        Ok(())
    }

    /// Shows why a link or a QR code could not be used.
    pub(crate) fn form_not_filled(&mut self, why: EnrolProblem) -> Result<(), Refused> {
        self.leave_for(ScreenState::Enrol(Enrol::Idle { filled: None, problem: Some(why) }))
    }

    /// Discards the filled-in form.
    pub(crate) fn type_instead(&mut self) -> Result<(), Refused> {
        self.check_form_is_idle()?;
        self.screen = ScreenState::FORM;
        Ok(())
    }

    /// Opens the scanner.
    pub(crate) fn scan_started(&mut self) -> Result<(), Refused> {
        check(matches!(self.screen, ScreenState::Welcome) || self.check_form_is_idle().is_ok())?;
        check(self.camera)?;
        self.screen = ScreenState::Scan { light: false };
        Ok(())
    }

    /// Records that the torch was turned on or off.
    pub(crate) fn light_turned(&mut self, on: bool) -> Result<(), Refused> {
        let ScreenState::Scan { light } = &mut self.screen else { return Err(Refused) };
        *light = on;
        Ok(())
    }

    /// Closes the scanner; the reason, if there is one, is shown on the form.
    pub(crate) fn scan_over(&mut self, problem: Option<EnrolProblem>) -> Result<(), Refused> {
        check(matches!(self.screen, ScreenState::Scan { .. }))?;
        self.screen = ScreenState::Enrol(Enrol::Idle { filled: None, problem });
        Ok(())
    }

    /// Checks that the enrolment form is on the screen, not busy and without the PIN pad over it.
    fn check_form_is_idle(&self) -> Result<(), Refused> {
        check(matches!(self.screen, ScreenState::Enrol(Enrol::Idle { .. })) && self.pin_pad.is_none())
    }

    /// Starts an enrolment; for another account only with presence.
    pub(crate) fn enrol_started(&mut self) -> Result<(), Refused> {
        let may_start = if self.has_accounts() {
            self.has_presence(|purpose| *purpose == PresencePurpose::Enrol)
        } else {
            self.pin_pad.is_none()
        };
        let ScreenState::Enrol(enrol @ Enrol::Idle { .. }) = &mut self.screen else { return Err(Refused) };
        check(may_start)?;
        *enrol = Enrol::Sending { filled: enrol.take_filled() };
        self.pin_pad = None;
        Ok(())
    }

    /// Shows why an enrolment failed.
    pub(crate) fn enrol_failed(&mut self, why: EnrolProblem) -> Result<(), Refused> {
        let ScreenState::Enrol(enrol) = &mut self.screen else { return Err(Refused) };
        *enrol = Enrol::Idle { filled: enrol.take_filled(), problem: Some(why) };
        Ok(())
    }

    /// Adds the account of an enrolment that succeeded.
    pub(crate) fn enrolled(&mut self, account: Account, pin: PinChosen) -> Result<(), Refused> {
        check(matches!(self.screen, ScreenState::Enrol(Enrol::Sending { .. })))?;
        let username = account.username.as_str().to_owned();
        self.accounts.push(EnrolledAccount {
            account,
            connection: Connection::Connecting,
            has_stream: false,
        });
        match pin {
            PinChosen::No => self.go_to(ScreenState::FIRST_PIN),
            PinChosen::Yes => {
                self.go_home();
                self.notify(Message::Enrolled { username });
            }
        }
        Ok(())
    }

    /// Returns the view of the enrolment form.
    pub(crate) fn enrol_view(&self, enrol: &Enrol, device: &Device) -> EnrolView {
        EnrolView {
            address: device.address.clone(),
            address_fixed: device.address_fixed,
            busy: enrol.busy(),
            problem: enrol.problem(),
            filled: enrol.filled().map(|form| FilledView {
                username: form.username.as_str().to_owned(),
                host: form.origin.host().to_owned(),
            }),
            can_scan: self.camera,
        }
    }

    /// Returns the view of the welcome screen.
    pub(crate) fn welcome_view(&self) -> WelcomeView {
        WelcomeView { can_scan: self.camera, cards: self.cards() }
    }
}
