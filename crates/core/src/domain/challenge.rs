//! A challenge on this phone: its signed contents, its deadline on the monotonic clock, and the
//! progress of its answer.

use std::time::Duration;

use key_protocol::challenge::{NumberMatching, SignedChallenge};
use key_protocol::decision::{Outcome, Status, Verdict};
use key_protocol::ids::{ChallengeId, DeviceText};
use key_protocol::jws::Jws;
use key_view::{AnswerTrouble, Ending, SendTrouble};

use super::account::AccountHandle;
use super::backend_clock::BackendClock;
use super::handed_over::HandedOver;
use crate::now::Now;

/// Open challenge.
#[derive(Clone)]
pub struct Pending {
    /// Local id of the account.
    pub handle: AccountHandle,
    /// Challenge as the backend signed it.
    pub signed: SignedChallenge,
    /// Expiry, on the monotonic clock.
    pub deadline: Duration,
    /// Progress of the answer.
    pub progress: Progress,
    /// Why the last decision was not made, or was refused unprocessed.
    pub trouble: Option<AnswerTrouble>,
    /// Handoff of the page that waits on this phone, which stands in for the number.
    pub handed_over: Option<HandedOver>,
}

/// Progress of answering a challenge.
#[derive(Clone)]
pub enum Progress {
    /// Not answered yet.
    Open,
    /// A decision is being sent.
    Sending(Verdict),
    /// A decision was sent without a response. It may have taken effect, so only the same bytes may
    /// be sent again: the backend answers those as it did, or would have, the first time.
    Unsent {
        /// Verdict of the decision.
        verdict: Verdict,
        /// Signed decision.
        decision: Jws,
        /// Reason of the failure.
        trouble: SendTrouble,
    },
}

impl Pending {
    /// Creates a challenge that arrived at `now` from a backend with this `clock`.
    #[must_use]
    pub fn arrived(handle: AccountHandle, signed: SignedChallenge, clock: &BackendClock, now: Now) -> Self {
        let reading = clock.read(now);
        let left = signed.claims().exp - reading.time;
        let left = Duration::from_secs(u64::try_from(left).unwrap_or(0));
        let into_second = Duration::from_millis(u64::from(reading.millis)).min(left);
        let deadline = now.monotonic + left - into_second;
        Self { handle, signed, deadline, progress: Progress::Open, trouble: None, handed_over: None }
    }

    /// Returns the challenge's id.
    #[must_use]
    pub fn id(&self) -> &ChallengeId {
        &self.signed.claims().id
    }

    /// Returns the whole lifetime of the challenge.
    #[must_use]
    pub fn lifetime(&self) -> Duration {
        let claims = self.signed.claims();
        Duration::from_secs(u64::try_from(claims.exp - claims.iat).unwrap_or(0))
    }

    /// Returns the number that the user must type to approve: none after a handoff.
    #[must_use]
    pub fn matching(&self) -> NumberMatching {
        match self.handed_over {
            Some(_) => NumberMatching::Off,
            None => self.signed.claims().number_matching_digits,
        }
    }

    /// Returns whether a new decision can be started at `now`.
    #[must_use]
    pub fn can_be_answered(&self, now: Now) -> bool {
        matches!(self.progress, Progress::Open) && now.monotonic < self.deadline
    }
}

/// Returns the ending of a challenge that another device or the browser ended.
#[must_use]
pub fn ended_elsewhere(outcome: Outcome, by: Option<DeviceText>) -> Ending {
    let by = by.map(String::from);
    match outcome {
        Outcome::Approved => Ending::ApprovedElsewhere(by),
        Outcome::Denied => Ending::DeniedElsewhere(by),
        Outcome::Reported => Ending::ReportedElsewhere(by),
        Outcome::WrongNumber => Ending::WrongNumberElsewhere(by),
        Outcome::Expired => Ending::Expired,
        Outcome::Cancelled => Ending::Cancelled,
        Outcome::Ended => Ending::Ended,
    }
}

/// Returns the ending of a challenge that was decided on this device.
#[must_use]
pub fn ended_here(status: Status) -> Ending {
    match status {
        Status::Approved => Ending::Approved,
        Status::Denied => Ending::Denied,
        Status::Reported => Ending::Reported,
    }
}
