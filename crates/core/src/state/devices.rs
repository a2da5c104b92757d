//! The devices of an account while they are on the screen.

use key_protocol::device::DeviceEntry;
use key_protocol::enrolment::Platform;
use key_protocol::ids::DeviceId;
use key_view::{DeviceKind, DeviceListView, DeviceView, DevicesView, SendTrouble};

use super::{PresencePurpose, Refused, ScreenState, State, check};
use crate::domain::account::AccountHandle;

/// Lifecycle of the devices screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Devices {
    /// The list is being fetched.
    Loading,
    /// The list could not be fetched.
    Failed(SendTrouble),
    /// The devices are listed.
    Listed(Vec<DeviceEntry>),
    /// The dialog that confirms disconnecting another device is open.
    Confirming {
        /// Listed devices.
        list: Vec<DeviceEntry>,
        /// Device that the dialog is about; listed, and not this one.
        device: DeviceId,
    },
    /// A change is being sent.
    Saving {
        /// Listed devices.
        list: Vec<DeviceEntry>,
        /// Device whose dialog stays open meanwhile.
        device: Option<DeviceId>,
    },
}

impl Devices {
    /// Returns whether a change is being sent.
    pub fn busy(&self) -> bool {
        matches!(self, Self::Saving { .. })
    }

    /// Returns the device that the dialog is about.
    pub fn dialog(&self) -> Option<&DeviceId> {
        match self {
            Self::Confirming { device, .. } => Some(device),
            Self::Saving { device, .. } => device.as_ref(),
            Self::Loading | Self::Failed(_) | Self::Listed(_) => None,
        }
    }

    /// Returns the listed devices, or `None` without a list.
    pub fn list(&self) -> Option<&[DeviceEntry]> {
        match self {
            Self::Listed(list) | Self::Confirming { list, .. } | Self::Saving { list, .. } => Some(list),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    /// Returns the listed device with this id.
    pub fn find(&self, id: &DeviceId) -> Option<&DeviceEntry> {
        self.list()?.iter().find(|device| &device.id == id)
    }

    fn take_list(&mut self) -> Vec<DeviceEntry> {
        match self {
            Self::Listed(list) | Self::Confirming { list, .. } | Self::Saving { list, .. } => {
                std::mem::take(list)
            }
            Self::Loading | Self::Failed(_) => Vec::new(),
        }
    }
}

impl State {
    /// Opens the devices of an account, which are fetched next.
    pub(crate) fn open_devices(&mut self, handle: AccountHandle) -> Result<(), Refused> {
        check(self.account(&handle).is_some())?;
        self.leave_for(ScreenState::Devices { handle, devices: Devices::Loading })
    }

    /// Records that the list is fetched again. A list on the screen stays until the new one arrives.
    pub(crate) fn devices_requested(&mut self, handle: &AccountHandle) -> Result<(), Refused> {
        let devices = self.devices(handle)?;
        if matches!(devices, Devices::Failed(_)) {
            *devices = Devices::Loading;
        }
        Ok(())
    }

    /// Shows the list, or why it could not be fetched. Closes the dialog of a device that is no
    /// longer listed.
    pub(crate) fn devices_found(
        &mut self,
        handle: &AccountHandle,
        found: Result<Vec<DeviceEntry>, SendTrouble>,
    ) -> Result<(), Refused> {
        let devices = self.devices(handle)?;
        let dialog = devices.dialog().cloned();
        *devices = match found {
            Ok(list) => Devices::Listed(list),
            Err(why) => Devices::Failed(why),
        };
        let Some(device) = dialog else { return Ok(()) };
        if devices.find(&device).is_some() {
            *devices = Devices::Confirming { list: devices.take_list(), device };
        } else {
            self.pin_pad = None;
        }
        Ok(())
    }

    /// Starts renaming this device.
    pub(crate) fn rename_started(&mut self, handle: &AccountHandle) -> Result<(), Refused> {
        check(self.pin_pad.is_none())?;
        self.check_may_leave()?;
        let devices = self.devices(handle)?;
        check(devices.list().is_some())?;
        let device = devices.dialog().cloned();
        *devices = Devices::Saving { list: devices.take_list(), device };
        Ok(())
    }

    /// Opens the dialog that confirms disconnecting another device.
    pub(crate) fn ask_revoke(&mut self, device: DeviceId) -> Result<(), Refused> {
        check(self.pin_pad.is_none())?;
        let ScreenState::Devices { devices, .. } = &mut self.screen else { return Err(Refused) };
        check(!devices.busy() && devices.find(&device).is_some_and(|device| !device.this))?;
        *devices = Devices::Confirming { list: devices.take_list(), device };
        Ok(())
    }

    /// Closes that dialog.
    pub(super) fn cancel_revoke(&mut self) -> Result<(), Refused> {
        check(self.pin_pad.is_none())?;
        let ScreenState::Devices { devices, .. } = &mut self.screen else { return Err(Refused) };
        check(!devices.busy())?;
        if devices.dialog().is_some() {
            *devices = Devices::Listed(devices.take_list());
        }
        Ok(())
    }

    /// Starts a revocation for which presence was just established. Returns the name of the device.
    pub(crate) fn revoke_started(
        &mut self,
        handle: &AccountHandle,
        device: &DeviceId,
    ) -> Result<String, Refused> {
        let is_this = PresencePurpose::Revoke(handle.clone(), device.clone());
        check(self.has_presence(|purpose| *purpose == is_this))?;
        let devices = self.devices(handle)?;
        let name = devices.find(device).ok_or(Refused)?.name.as_str().to_owned();
        *devices = Devices::Saving { list: devices.take_list(), device: Some(device.clone()) };
        self.pin_pad = None;
        Ok(name)
    }

    /// Returns an account's devices, if they are on the screen.
    fn devices(&mut self, at: &AccountHandle) -> Result<&mut Devices, Refused> {
        match &mut self.screen {
            ScreenState::Devices { handle, devices } if handle == at => Ok(devices),
            _ => Err(Refused),
        }
    }

    /// Returns the view of an account's devices.
    pub(crate) fn devices_view(&self, handle: &AccountHandle, devices: &Devices) -> DevicesView {
        DevicesView {
            username: self.username(handle),
            list: match devices {
                Devices::Loading => DeviceListView::Loading,
                Devices::Failed(why) => DeviceListView::Failed(*why),
                Devices::Listed(list) | Devices::Confirming { list, .. } | Devices::Saving { list, .. } => {
                    DeviceListView::Listed(list.iter().map(device_view).collect())
                }
            },
            busy: devices.busy(),
        }
    }
}

fn device_view(device: &DeviceEntry) -> DeviceView {
    DeviceView {
        id: device.id.as_str().to_owned(),
        name: device.name.as_str().to_owned(),
        kind: match device.platform {
            Platform::Android => DeviceKind::Android,
            Platform::Ios => DeviceKind::Ios,
            Platform::Desktop => DeviceKind::Desktop,
            Platform::Other => DeviceKind::Other,
        },
        this: device.this,
        enrolled_at: device.enrolled_at.seconds(),
        seen_at: device.last_seen_at.seconds(),
    }
}
