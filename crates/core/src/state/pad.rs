//! The PIN pad: what it may be asked for where, and what is being shown at it.

use key_protocol::ids::DeviceId;

use super::{Asked, Check, PinPad, Place, Refused, State};
use crate::domain::account::KeyName;
use crate::moment::Moment;

impl State {
    pub(super) fn pad_busy(&self) -> bool {
        self.checked(|_| true)
    }

    /// Whether somebody is showing that they are there for what `fits`: nothing is approved or revealed without.
    pub(super) fn checked(&self, fits: impl FnOnce(&Asked) -> bool) -> bool {
        self.pin_pad.as_ref().is_some_and(|pad| pad.check != Check::None && fits(&pad.asked))
    }

    pub(super) fn ask_pin(&mut self, asked: Asked, moment: Moment) -> Result<(), Refused> {
        let fits = match (&asked, &self.place) {
            (Asked::Approve { id, number }, Place::Challenge(on_screen)) => {
                let pending =
                    self.pending(id).filter(|pending| id == on_screen && pending.can_be_answered(moment));
                let digits = number.as_ref().map_or(0, |number| number.as_str().len());
                pending
                    .is_some_and(|pending| pending.signed.claims().number_matching_digits.digits() == digits)
            }
            (Asked::RevealCode(keys), Place::OfflineCode { keys: on_screen, secret: None }) => {
                keys == on_screen
            }
            (Asked::Enrol(_), Place::Enrol { busy: false, .. }) => self.has_home(),
            // Only once the new PIN was looked at: its pad takes no digit from then on.
            (Asked::ChangePin(_), Place::ChoosePin { changing: true, busy: true, .. }) => true,
            (
                Asked::Revoke(keys, device),
                Place::Devices { keys: on_screen, disconnecting, busy: false, list },
            ) => {
                keys == on_screen
                    && disconnecting.as_ref() == Some(device)
                    && list.find(device).is_some_and(|device| !device.this)
            }
            (Asked::TurnOnSensor, _) => self.sensor.strong().is_some() && self.may_turn_on_sensor(),
            (Asked::TurnOffSensor, Place::Settings { disconnecting: None, busy: false }) => self.sensor_on,
            _ => false,
        };
        if !fits || self.pad_busy() {
            return Err(Refused);
        }
        if let Place::ChoosePin { busy, .. } = &mut self.place {
            *busy = false;
        }
        self.open_pad(asked);
        Ok(())
    }

    /// Whether turning the sensor on can be asked for here.
    pub(super) fn may_turn_on_sensor(&self) -> bool {
        matches!(self.place, Place::Settings { disconnecting: None, busy: false }) && !self.sensor_on
    }

    pub(super) fn open_pad(&mut self, asked: Asked) {
        self.pin_pad = Some(PinPad { asked, check: Check::None, trouble: None });
    }

    /// Closing the pad over the hidden code leaves nothing to look at, so it goes back. A question of the platform's that is still
    /// open is answered in vain.
    pub(super) fn cancel_pin(&mut self) -> Result<(), Refused> {
        let pad = self.pin_pad.take_if(|pad| pad.check != Check::Pin).ok_or(Refused)?;
        if matches!(pad.asked, Asked::RevealCode(_)) {
            self.home();
        }
        Ok(())
    }
}

pub(super) fn is_protection(asked: &Asked) -> bool {
    matches!(asked, Asked::ChangePin(_) | Asked::TurnOnSensor | Asked::TurnOffSensor)
}

pub(super) fn is_revoke(asked: &Asked, keys: &KeyName, device: &DeviceId) -> bool {
    matches!(asked, Asked::Revoke(of, asked) if of == keys && asked == device)
}

pub(super) fn is_reveal(asked: &Asked, keys: &KeyName) -> bool {
    matches!(asked, Asked::RevealCode(asked) if asked == keys)
}
