//! Disconnecting devices from the login pages: for someone whose phone is lost, sold or not theirs.

use key_protocol::ids::{AccountId, DeviceId, Timestamp};

use super::State;
use super::login::NotConfirmed;
use super::session::{Confirmed, SessionId};
use super::user::Method;

/// Who disconnects, as the protocol has it.
const WEB: &str = "web";

impl State {
    /// Disconnects all of an account's devices. What they were asked ends, and the next login offers a one-time password.
    pub(crate) fn disconnect_all(&mut self, account: &AccountId, now: Timestamp) {
        let connected: Vec<_> = self.connected(account).map(|device| device.id.clone()).collect();
        for device in connected {
            self.disconnect_from_web(account, &device, now);
        }
    }

    /// Disconnects all devices for someone who has shown a password and now a code from their list, and lets them in.
    pub(crate) fn disconnect_all_with_one_time_password(
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

    /// Disconnects one device of a session's own account.
    pub(crate) fn disconnect_one(&mut self, id: &SessionId, device: &DeviceId, now: Timestamp) {
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
        // Nobody is left who could answer.
        self.cancel_open(account, now);
        if let Some(user) = self.user_mut(account) {
            user.preferred = Some(Method::OneTimePassword);
        }
    }
}
