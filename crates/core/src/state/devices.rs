//! Transitions of an account's devices while they are on the screen.

use key_protocol::ids::DeviceId;

use super::{DeviceList, Place, Refused, State};
use crate::domain::account::AccountHandle;

impl State {
    /// Changes an account's device list, if it is still on the screen. Closes the dialog of a
    /// device that is no longer listed.
    pub(super) fn devices(
        &mut self,
        at: &AccountHandle,
        change: impl FnOnce(&mut DeviceList, &mut bool),
    ) -> Result<(), Refused> {
        let Place::Devices { handle, list, disconnecting, busy } = &mut self.place else {
            return Err(Refused);
        };
        if handle != at {
            return Err(Refused);
        }
        change(list, busy);
        if disconnecting.as_ref().is_some_and(|id| list.find(id).is_none()) {
            *disconnecting = None;
            self.pin_pad = None;
        }
        Ok(())
    }

    pub(super) fn ask_revoke(&mut self, device: DeviceId) -> Result<(), Refused> {
        match &mut self.place {
            Place::Devices { list, disconnecting, busy: false, .. } if self.pin_pad.is_none() => {
                list.find(&device).filter(|device| !device.this).ok_or(Refused)?;
                *disconnecting = Some(device);
                Ok(())
            }
            _ => Err(Refused),
        }
    }
}
