//! The choice of a PIN, the offer of notifications after the first one, and changes of PIN and sensor.

use key_view::{Message, Notifications, PinProblem, SensorTrouble};

use super::navigation::check;
use super::pad::is_protection;
use super::{Place, Refused, Settings, State};
use crate::domain::pin;

impl State {
    /// Opens the choice of a new PIN, from the settings.
    pub(crate) fn open_pin_change(&mut self) -> Result<(), Refused> {
        check(matches!(self.place, Place::Settings(_)))?;
        self.check_may_leave()?;
        self.go_to(Place::ChoosePin { changing: true, busy: false, problem: None });
        Ok(())
    }

    /// Starts setting a chosen PIN, or validating a new one. Returns the minimum length.
    pub(crate) fn pin_choice_started(&mut self) -> Result<u8, Refused> {
        self.advance_pin_choice(false, (true, None))?;
        Ok(self.pin_min_length())
    }

    /// Shows why a chosen PIN was refused.
    pub(crate) fn pin_choice_refused(&mut self, why: PinProblem) -> Result<(), Refused> {
        self.advance_pin_choice(true, (false, Some(why)))
    }

    /// Finishes the choice of the first PIN: offers notifications if the user has not decided on
    /// them.
    pub(crate) fn pin_chosen(&mut self) -> Result<(), Refused> {
        check(matches!(self.place, Place::ChoosePin { changing: false, busy: true, .. }))?;
        match self.notifications {
            Notifications::Undecided => self.go_to(Place::OfferNotifications { busy: false }),
            Notifications::On | Notifications::Off => self.go_home(),
        }
        Ok(())
    }

    /// Accepts the offer of notifications: the permission dialog opens.
    pub(crate) fn offer_taken(&mut self) -> Result<(), Refused> {
        let Place::OfferNotifications { busy: busy @ false } = &mut self.place else { return Err(Refused) };
        *busy = true;
        Ok(())
    }

    /// Leaves the offer after the permission dialog was answered.
    pub(crate) fn offer_over(&mut self) -> Result<(), Refused> {
        check(matches!(self.place, Place::OfferNotifications { .. }))?;
        self.go_home();
        Ok(())
    }

    /// Checks that presence was established for a change of PIN or sensor, which is about to be
    /// made.
    pub(crate) fn check_protection_started(&self) -> Result<(), Refused> {
        check(self.is_checking(is_protection))
    }

    /// Shows the outcome of a change of PIN or sensor. Returns to the settings if its pad is still
    /// open.
    pub(crate) fn protection_changed(&mut self, message: Message) {
        if self.is_checking(is_protection) {
            self.go_to(Place::Settings(Settings::Open));
        }
        self.message = Some(message);
    }

    /// Shows why the sensor cannot be turned on.
    pub(crate) fn sensor_refused(&mut self, why: SensorTrouble) -> Result<(), Refused> {
        check(self.may_turn_on_sensor() && !self.pad_busy())?;
        self.message = Some(Message::SensorNotOn(why));
        Ok(())
    }

    /// Returns the minimum PIN length that the backends of all accounts accept.
    pub(crate) fn pin_min_length(&self) -> u8 {
        let lengths = self.accounts.iter().map(|enrolled| enrolled.account.pin_min_length);
        lengths.fold(pin::MIN_LENGTH, u8::max).min(pin::MAX_LENGTH)
    }

    /// Advances the choice of a PIN, if its busy flag is as expected and the pad is closed.
    fn advance_pin_choice(&mut self, is_busy: bool, next: (bool, Option<PinProblem>)) -> Result<(), Refused> {
        let has_pad = self.pin_pad.is_some();
        match &mut self.place {
            Place::ChoosePin { busy, problem, .. } if *busy == is_busy && !has_pad => {
                (*busy, *problem) = next;
                Ok(())
            }
            _ => Err(Refused),
        }
    }
}
