//! The settings screen, and the dialog that confirms disconnecting this device from a username.

use key_view::{DisconnectTarget, DisconnectView, Message, SensorView, SettingsView};

use super::{Refused, ScreenState, State, check};
use crate::device::Device;
use crate::domain::account::AccountHandle;
use crate::now::Now;

/// Lifecycle of the settings screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settings {
    /// Nothing is asked or in progress.
    Open,
    /// The dialog that confirms disconnecting this account is open.
    Confirming(AccountHandle),
    /// This account is being disconnected.
    Disconnecting(AccountHandle),
}

impl Settings {
    /// Returns whether a disconnection is in progress.
    pub fn busy(&self) -> bool {
        matches!(self, Self::Disconnecting(_))
    }

    /// Returns the account that the dialog is about.
    pub fn dialog(&self) -> Option<&AccountHandle> {
        match self {
            Self::Confirming(handle) | Self::Disconnecting(handle) => Some(handle),
            Self::Open => None,
        }
    }

    /// Closes the dialog if it is about this account.
    pub(super) fn close_for(&mut self, handle: &AccountHandle) {
        if self.dialog() == Some(handle) {
            *self = Self::Open;
        }
    }
}

impl State {
    /// Opens the dialog that confirms disconnecting an account.
    pub(crate) fn ask_disconnect(&mut self, handle: AccountHandle) -> Result<(), Refused> {
        check(self.account(&handle).is_some() && self.pin_pad.is_none())?;
        *self.idle_settings()? = Settings::Confirming(handle);
        Ok(())
    }

    /// Closes the dialog that confirms disconnecting an account or a device.
    pub(crate) fn cancel_disconnect(&mut self) -> Result<(), Refused> {
        if matches!(self.screen, ScreenState::Devices { .. }) {
            return self.cancel_revoke();
        }
        *self.idle_settings()? = Settings::Open;
        Ok(())
    }

    /// Starts disconnecting the account that the dialog is about.
    pub(crate) fn disconnect_started(&mut self, handle: &AccountHandle) -> Result<(), Refused> {
        let settings = self.idle_settings()?;
        check(settings.dialog() == Some(handle))?;
        *settings = Settings::Disconnecting(handle.clone());
        Ok(())
    }

    /// Keeps an account whose keys could not be erased.
    pub(crate) fn disconnect_failed(&mut self) -> Result<(), Refused> {
        check(matches!(self.screen, ScreenState::Settings(Settings::Disconnecting(_))))?;
        self.screen = ScreenState::Settings(Settings::Open);
        self.notify(Message::NotSaved);
        Ok(())
    }

    fn idle_settings(&mut self) -> Result<&mut Settings, Refused> {
        match &mut self.screen {
            ScreenState::Settings(settings) if !settings.busy() => Ok(settings),
            _ => Err(Refused),
        }
    }

    /// Returns the view of the settings.
    pub(crate) fn settings_view(&self, settings: &Settings, now: Now, device: &Device) -> SettingsView {
        SettingsView {
            accounts: self.account_views(),
            busy: settings.busy(),
            sensor: self.sensor.map(|sensor| SensorView { sensor, on: self.sensor_on }),
            notifications: self.notifications,
            push: self.push.view(now),
            version: device.app_version.as_str().to_owned(),
        }
    }

    /// Returns the view of the dialog that confirms disconnecting an account or a device.
    pub(crate) fn dialog_view(&self) -> Option<DisconnectView> {
        let (target, busy) = match &self.screen {
            ScreenState::Settings(settings) => {
                let handle = settings.dialog()?;
                let username = self.account(handle)?.username.as_str().to_owned();
                (DisconnectTarget::Account { id: handle.as_str().to_owned(), username }, settings.busy())
            }
            ScreenState::Devices { devices, .. } => {
                let id = devices.dialog()?;
                let name = devices.find(id)?.name.as_str().to_owned();
                (DisconnectTarget::Device { id: id.as_str().to_owned(), name }, devices.busy())
            }
            _ => return None,
        };
        Some(DisconnectView { target, busy })
    }
}
