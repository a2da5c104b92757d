//! A device's push registration, push status and test pushes.

use key_protocol::ids::{DeviceText, Timestamp};
use key_protocol::problem::Problem;
use key_protocol::push::{PushContent, PushRegistration, PushStatus, Subject, TransportKind};

use super::RecordedPush;
use crate::{Caller, PushSettings, State};

/// Seconds between two test pushes to a device.
const TEST_INTERVAL: i64 = 10;

impl State {
    /// Stores the caller's push registration. A new one clears the result of the last push.
    pub fn register_push(&mut self, caller: &Caller, push: PushRegistration) -> Result<(), Problem> {
        let device = self.caller_mut(caller)?;
        if device.push != push {
            device.push = push;
            device.last_push = None;
        }
        Ok(())
    }

    /// Returns the caller's push status.
    pub fn push_status(&self, caller: &Caller, settings: &PushSettings) -> Result<PushStatus, Problem> {
        let device = self.caller(caller)?;
        Ok(PushStatus { transport: device.push.kind(), vapid: settings.vapid, last: device.last_push })
    }

    /// Queues a test push to the caller, at most one per [`TEST_INTERVAL`].
    pub fn test_push(&mut self, caller: &Caller, token: DeviceText, now: Timestamp) -> Result<(), Problem> {
        let device = self.caller_mut(caller)?;
        if device.push.kind() == TransportKind::None {
            return Err(Problem::NoPush);
        }
        let left = device.last_test.map_or(0, |last| last + TEST_INTERVAL - now);
        // If the clock was set back, tests must not be blocked for longer than the interval.
        if (1..=TEST_INTERVAL).contains(&left) {
            return Err(Problem::TooManyAttempts { retry_after: left.unsigned_abs() });
        }
        device.last_test = Some(now);
        let to = device.push.clone();
        let content = PushContent { device: caller.device.clone(), subject: Subject::Test(token) };
        self.record([RecordedPush::new(to, content, now)]);
        Ok(())
    }
}
