//! Revokes devices from the login pages, for users whose phone is lost, sold or not their own.

use key_protocol::challenge::Context;
use key_protocol::ids::{AccountId, DeviceId, DeviceText, Timestamp};
use key_protocol::notice::NoticeKind;

use super::State;
use super::confirmed::{Confirmed, Method};
use super::login::NotConfirmed;
use super::notice::Actor;
use super::session_id::SessionId;

impl State {
    /// Revokes all of an account's devices. Cancels their challenges; the next login offers a
    /// one-time password first. `from` is the browser that asked, if one did.
    pub fn disconnect_all(&mut self, account: &AccountId, from: Option<Context>, now: Timestamp) {
        let connected: Vec<_> = self.connected(account).map(|device| device.id.clone()).collect();
        if connected.is_empty() {
            return;
        }
        for device in &connected {
            self.unregister(device);
        }
        let notice = self.notify(account, NoticeKind::DevicesRemoved, None, Actor::web(from), now);
        for device in &connected {
            self.mark_revoked(device, notice.clone());
        }
        self.after_last_device(account, now);
    }

    /// Revokes a device in the name of another one of the account.
    pub fn disconnect_by(&mut self, device: &DeviceId, by: &DeviceText, now: Timestamp) {
        self.disconnect(device, Actor::Device(by), now);
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
        let from = self.live(id, now).map(|session| session.from.clone());
        self.disconnect_all(&account, from, now);
        self.log_in(id, Confirmed::WithOneTimePassword, now).ok_or(NotConfirmed::NoSession)
    }

    /// Revokes one device of a session's own account.
    pub fn disconnect_one(&mut self, id: &SessionId, device: &DeviceId, now: Timestamp) {
        let Some(session) = self.logged_in(id, now) else { return };
        let (account, from) = (session.account.clone(), session.from.clone());
        if self.connected(&account).any(|theirs| theirs.id == *device) {
            self.disconnect(device, Actor::Browser(from), now);
            self.after_last_device(&account, now);
        }
    }

    fn after_last_device(&mut self, account: &AccountId, now: Timestamp) {
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
