//! Revokes devices from the login pages, for users whose phone is lost, sold or not their own.

use key_protocol::ids::{AccountId, DeviceId, Timestamp};

use super::State;
use super::confirmed::{Confirmed, Method};
use super::login::NotConfirmed;
use super::session_id::SessionId;

/// Value of `by` in the protocol for revocations from the web.
const WEB: &str = "web";

impl State {
    /// Revokes all of an account's devices. Cancels their challenges; the next login offers a
    /// one-time password first.
    pub fn disconnect_all(&mut self, account: &AccountId, now: Timestamp) {
        let connected: Vec<_> = self.connected(account).map(|device| device.id.clone()).collect();
        for device in connected {
            self.disconnect_from_web(account, &device, now);
        }
    }

    /// Revokes all devices and logs the browser in, for a user with a valid password and one-time
    /// password.
    pub fn disconnect_all_with_one_time_password(
        &mut self,
        id: &SessionId,
        typed: &str,
        now: Timestamp,
    ) -> Result<SessionId, NotConfirmed> {
        self.unconfirmed(id, now).ok_or(NotConfirmed::NoSession)?;
        let account = self.use_one_time_password(id, typed, now)?;
        self.disconnect_all(&account, now);
        self.log_in(id, Confirmed::WithOneTimePassword, now).ok_or(NotConfirmed::NoSession)
    }

    /// Revokes one device of a session's own account.
    pub fn disconnect_one(&mut self, id: &SessionId, device: &DeviceId, now: Timestamp) {
        let Some(account) = self.logged_in(id, now).map(|session| session.account.clone()) else { return };
        if self.connected(&account).any(|theirs| theirs.id == *device) {
            self.disconnect_from_web(&account, device, now);
        }
    }

    fn disconnect_from_web(&mut self, account: &AccountId, device: &DeviceId, now: Timestamp) {
        self.disconnect(device, WEB.to_owned(), now);
        if self.connected(account).next().is_some() {
            return;
        }
        // No device is left to decide.
        self.cancel_open(account, now);
        if let Some(user) = self.user_mut(account) {
            user.preferred = Some(Method::OneTimePassword);
        }
    }
}
