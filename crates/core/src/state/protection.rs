//! The choice of a PIN, the offer of notifications after the first one, and changes of PIN and sensor.

use key_view::{
    AvailableSensor, ChoosePinView, Message, Notifications, OfferNotificationsView, PinProblem, SensorTrouble,
};

use super::{PresencePurpose, Refused, ScreenState, Settings, State, check};
use crate::domain::pin;

/// Lifecycle of a choice of PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinChoice {
    /// The user chooses.
    Choosing {
        /// Why the last choice was refused.
        problem: Option<PinProblem>,
    },
    /// The chosen PIN is being set, or validated before a change.
    Setting,
}

impl PinChoice {
    /// The start of a choice.
    pub(super) const START: Self = Self::Choosing { problem: None };

    /// Returns why the last choice was refused.
    pub fn problem(self) -> Option<PinProblem> {
        match self {
            Self::Choosing { problem } => problem,
            Self::Setting => None,
        }
    }
}

/// Whether a PIN was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinChosen {
    /// A PIN was chosen.
    Yes,
    /// No PIN was chosen yet.
    No,
}

/// Lifecycle of the offer to turn on notifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// The user decides.
    Open,
    /// The permission dialog of the phone is open.
    Requesting,
}

impl State {
    /// Opens the choice of a new PIN, from the settings.
    pub(crate) fn open_pin_change(&mut self) -> Result<(), Refused> {
        check(matches!(self.screen, ScreenState::Settings(_)))?;
        self.leave_for(ScreenState::ChoosePin { changing: true, choice: PinChoice::START })
    }

    /// Starts setting a chosen PIN, or validating a new one. Returns the minimum length.
    pub(crate) fn pin_choice_started(&mut self) -> Result<u8, Refused> {
        let choice = self.pin_choice()?;
        check(*choice != PinChoice::Setting)?;
        *choice = PinChoice::Setting;
        Ok(self.pin_min_length())
    }

    /// Shows why a chosen PIN was refused.
    pub(crate) fn pin_choice_refused(&mut self, why: PinProblem) -> Result<(), Refused> {
        let choice = self.pin_choice()?;
        check(*choice == PinChoice::Setting)?;
        *choice = PinChoice::Choosing { problem: Some(why) };
        Ok(())
    }

    /// Finishes the choice of the first PIN: offers notifications if the user has not decided on
    /// them.
    pub(crate) fn pin_chosen(&mut self) -> Result<(), Refused> {
        check(matches!(self.screen, ScreenState::ChoosePin { changing: false, choice: PinChoice::Setting }))?;
        match self.notifications {
            Notifications::Undecided => self.go_to(ScreenState::OfferNotifications(Offer::Open)),
            Notifications::On | Notifications::Off => self.go_home(),
        }
        Ok(())
    }

    /// Accepts the offer of notifications: the permission dialog opens.
    pub(crate) fn offer_taken(&mut self) -> Result<(), Refused> {
        let ScreenState::OfferNotifications(offer @ Offer::Open) = &mut self.screen else {
            return Err(Refused);
        };
        *offer = Offer::Requesting;
        Ok(())
    }

    /// Leaves the offer after the permission dialog was answered.
    pub(crate) fn offer_over(&mut self) -> Result<(), Refused> {
        check(matches!(self.screen, ScreenState::OfferNotifications(_)))?;
        self.go_home();
        Ok(())
    }

    /// Checks that presence was established for a change of PIN or sensor, which is about to be
    /// made.
    pub(crate) fn check_protection_started(&self) -> Result<(), Refused> {
        check(self.has_presence(PresencePurpose::is_protection))
    }

    /// Shows the outcome of a change of PIN or sensor. Returns to the settings if its pad is still
    /// open.
    pub(crate) fn protection_changed(&mut self, message: Message) {
        if self.has_presence(PresencePurpose::is_protection) {
            self.go_to(ScreenState::Settings(Settings::Open));
        }
        self.notify(message);
    }

    /// Shows why the sensor cannot be turned on.
    pub(crate) fn sensor_refused(&mut self, why: SensorTrouble) -> Result<(), Refused> {
        check(self.may_turn_on_sensor() && !self.pad_busy())?;
        self.notify(Message::SensorNotOn(why));
        Ok(())
    }

    /// Returns the minimum PIN length that the backends of all accounts accept.
    pub(crate) fn pin_min_length(&self) -> u8 {
        let lengths = self.accounts.iter().map(|enrolled| enrolled.account.pin_min_length);
        lengths.fold(pin::MIN_LENGTH, u8::max).min(pin::MAX_LENGTH)
    }

    /// Returns the choice of a PIN on the screen, unless the PIN pad is over it.
    fn pin_choice(&mut self) -> Result<&mut PinChoice, Refused> {
        match &mut self.screen {
            ScreenState::ChoosePin { choice, .. } if self.pin_pad.is_none() => Ok(choice),
            _ => Err(Refused),
        }
    }

    /// Returns the view of a choice of PIN.
    pub(crate) fn choose_pin_view(&self, changing: bool, choice: PinChoice) -> ChoosePinView {
        ChoosePinView {
            min_length: self.pin_min_length(),
            max_length: pin::MAX_LENGTH,
            busy: choice == PinChoice::Setting,
            changing,
            sensor: if changing { AvailableSensor::None } else { self.sensor },
            problem: choice.problem(),
            link_refused: self.is_link_refused(),
        }
    }
}

impl Offer {
    /// Returns the view of the offer.
    pub(crate) fn view(self) -> OfferNotificationsView {
        OfferNotificationsView { busy: self == Self::Requesting }
    }
}
