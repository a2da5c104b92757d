//! Where a device wants to be woken, as it says and asks itself.

use key_protocol::ids::{DeviceText, Timestamp};
use key_protocol::problem::Problem;
use key_protocol::push::{PushRegistration, PushStatus, TransportKind};

use crate::state::{Caller, PushSettings, State};

/// Seconds between two tests of one device.
const TEST_INTERVAL: i64 = 10;

impl State {
    /// Remembers where to send the caller's pushes. What came of the latest attempt goes with the address that it was made to.
    pub(crate) fn register_push(&mut self, caller: &Caller, push: PushRegistration) -> Result<(), Problem> {
        let device = self.caller_mut(caller)?;
        if device.push != push {
            device.push = push;
            device.last_push = None;
        }
        Ok(())
    }

    /// How the caller's pushes stand.
    pub(crate) fn push_status(
        &self,
        caller: &Caller,
        settings: &PushSettings,
    ) -> Result<PushStatus, Problem> {
        let device = self.caller(caller)?;
        Ok(PushStatus { transport: device.push.kind(), vapid: settings.vapid, last: device.last_push })
    }

    /// Sends the caller a push as a test, once in a while.
    pub(crate) fn test_push(
        &mut self,
        caller: &Caller,
        token: DeviceText,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let device = self.caller_mut(caller)?;
        if device.push.kind() == TransportKind::None {
            return Err(Problem::NoPush);
        }
        let left = device.last_test.map_or(0, |last| last + TEST_INTERVAL - now);
        // A clock that was set back must not stop tests for longer than that.
        if (1..=TEST_INTERVAL).contains(&left) {
            return Err(Problem::TooManyAttempts { retry_after: left.unsigned_abs() });
        }
        device.last_test = Some(now);
        self.push_test(&caller.device, token, now);
        Ok(())
    }
}
