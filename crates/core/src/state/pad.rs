//! The PIN pad: the purposes that each screen allows, and the check in progress.

use super::{
    Check, Devices, Enrol, PinChoice, PinPad, Place, PresencePurpose, Refused, Settings, State, Trouble,
};
use crate::now::Now;

impl State {
    pub(super) fn pad_busy(&self) -> bool {
        self.is_checking(|_| true)
    }

    /// Returns whether a presence check for a purpose that satisfies `fits` is in progress. Nothing
    /// is approved or revealed without one.
    pub(super) fn is_checking(&self, fits: impl FnOnce(&PresencePurpose) -> bool) -> bool {
        self.pin_pad.as_ref().is_some_and(|pad| pad.check != Check::None && fits(&pad.asked))
    }

    /// Opens the PIN pad, if the screen and its state allow this purpose.
    pub(crate) fn ask_pin(&mut self, purpose: PresencePurpose, now: Now) -> Result<(), Refused> {
        let fits = match (&purpose, &self.place) {
            (PresencePurpose::Approve { id, number }, Place::Challenge(on_screen)) => {
                let pending =
                    self.pending(id).filter(|pending| id == on_screen && pending.can_be_answered(now));
                let digits = number.as_ref().map_or(0, |number| number.as_str().len());
                pending
                    .is_some_and(|pending| pending.signed.claims().number_matching_digits.digits() == digits)
            }
            (PresencePurpose::RevealCode(handle), Place::OfflineCode { handle: on_screen, secret: None }) => {
                handle == on_screen
            }
            (PresencePurpose::Enrol(_), Place::Enrol(Enrol::Idle { .. })) => self.has_accounts(),
            // Only after the new PIN was validated; from then on the form accepts no digits.
            (
                PresencePurpose::ChangePin(_),
                Place::ChoosePin { changing: true, choice: PinChoice::Setting },
            ) => true,
            (
                PresencePurpose::Revoke(handle, device),
                Place::Devices { handle: on_screen, devices: Devices::Confirming { device: asked, .. } },
            ) => handle == on_screen && device == asked,
            (PresencePurpose::TurnOnSensor, _) => self.sensor.strong().is_some() && self.may_turn_on_sensor(),
            (PresencePurpose::TurnOffSensor, Place::Settings(Settings::Open)) => self.sensor_on,
            _ => false,
        };
        if !fits || self.pad_busy() {
            return Err(Refused);
        }
        if let Place::ChoosePin { choice, .. } = &mut self.place {
            *choice = PinChoice::START;
        }
        self.open_pad(purpose);
        Ok(())
    }

    /// Starts checking a PIN. Returns the purpose of the pad.
    pub(crate) fn pin_check_started(&mut self) -> Result<PresencePurpose, Refused> {
        let pad = self.pin_pad.as_mut().filter(|pad| pad.check == Check::None).ok_or(Refused)?;
        (pad.check, pad.trouble) = (Check::Pin, None);
        Ok(pad.asked.clone())
    }

    /// Starts prompting for a fingerprint or face. Returns the purpose of the pad.
    pub(crate) fn sensor_started(&mut self) -> Result<PresencePurpose, Refused> {
        let can = self.sensor.strong().is_some() && self.sensor_on;
        let takes = |pad: &&mut PinPad| can && pad.check == Check::None && pad.asked.takes_sensor();
        let pad = self.pin_pad.as_mut().filter(takes).ok_or(Refused)?;
        (pad.check, pad.trouble) = (Check::Sensor, None);
        Ok(pad.asked.clone())
    }

    /// Shows why presence was not established. The pad may have closed while the PIN was checked,
    /// because its challenge expired; the try stays used.
    pub(crate) fn pin_not_accepted(&mut self, trouble: Trouble) -> Result<(), Refused> {
        let pad = self.pin_pad.as_mut().filter(|pad| pad.check != Check::None).ok_or(Refused)?;
        (pad.check, pad.trouble) = (Check::None, Some(trouble));
        Ok(())
    }

    /// Returns whether the sensor may be turned on from this screen.
    pub(super) fn may_turn_on_sensor(&self) -> bool {
        matches!(self.place, Place::Settings(Settings::Open)) && !self.sensor_on
    }

    pub(super) fn open_pad(&mut self, purpose: PresencePurpose) {
        self.pin_pad = Some(PinPad { asked: purpose, check: Check::None, trouble: None });
    }

    /// Closes the pad. Below the pad of an offline code there is nothing to see, so the app leaves
    /// that screen. The result of a platform prompt that is still open is ignored.
    pub(crate) fn cancel_pin(&mut self) -> Result<(), Refused> {
        let pad = self.pin_pad.take_if(|pad| pad.check != Check::Pin).ok_or(Refused)?;
        if matches!(pad.asked, PresencePurpose::RevealCode(_)) {
            self.go_home();
        }
        Ok(())
    }
}
