//! The devices of an account while they are on the screen.

use key_protocol::ids::DeviceId;

use super::navigation::check;
use super::pad::is_revoke;
use super::{DeviceList, Place, Refused, State};
use crate::domain::account::AccountHandle;

impl State {
    /// Opens the devices of an account, which are fetched next.
    pub(crate) fn open_devices(&mut self, handle: AccountHandle) -> Result<(), Refused> {
        check(self.account(&handle).is_some())?;
        self.check_may_leave()?;
        let (list, disconnecting) = (DeviceList::Loading, None);
        self.go_to(Place::Devices { handle, list, disconnecting, busy: false });
        Ok(())
    }

    /// Records that the list is fetched again. A list on the screen stays until the new one arrives.
    pub(crate) fn devices_requested(&mut self, handle: &AccountHandle) -> Result<(), Refused> {
        self.devices(handle, |list, _| {
            if matches!(list, DeviceList::Failed(_)) {
                *list = DeviceList::Loading;
            }
        })
    }

    /// Shows the list, or why it could not be fetched.
    pub(crate) fn devices_found(&mut self, handle: &AccountHandle, found: DeviceList) -> Result<(), Refused> {
        self.devices(handle, |list, busy| (*list, *busy) = (found, false))
    }

    /// Starts renaming this device.
    pub(crate) fn rename_started(&mut self, handle: &AccountHandle) -> Result<(), Refused> {
        check(self.pin_pad.is_none())?;
        self.check_may_leave()?;
        self.devices(handle, |_, busy| *busy = true)
    }

    /// Opens the dialog that confirms disconnecting another device.
    pub(crate) fn ask_revoke(&mut self, device: DeviceId) -> Result<(), Refused> {
        match &mut self.place {
            Place::Devices { list, disconnecting, busy: false, .. } if self.pin_pad.is_none() => {
                list.find(&device).filter(|device| !device.this).ok_or(Refused)?;
                *disconnecting = Some(device);
                Ok(())
            }
            _ => Err(Refused),
        }
    }

    /// Starts a revocation for which presence was just established.
    pub(crate) fn revoke_started(
        &mut self,
        handle: &AccountHandle,
        device: &DeviceId,
    ) -> Result<(), Refused> {
        check(self.is_checking(|purpose| is_revoke(purpose, handle, device)))?;
        self.pin_pad = None;
        self.devices(handle, |_, busy| *busy = true)
    }

    /// Changes an account's device list, if it is still on the screen. Closes the dialog of a
    /// device that is no longer listed.
    fn devices(
        &mut self,
        at: &AccountHandle,
        change: impl FnOnce(&mut DeviceList, &mut bool),
    ) -> Result<(), Refused> {
        let Place::Devices { handle, list, disconnecting, busy } = &mut self.place else {
            return Err(Refused);
        };
        check(handle == at)?;
        change(list, busy);
        if disconnecting.as_ref().is_some_and(|id| list.find(id).is_none()) {
            *disconnecting = None;
            self.pin_pad = None;
        }
        Ok(())
    }
}
