//! A challenge on this phone: what was signed, when its time is up by a clock nobody can set, and how far answering it has got.

use std::time::Duration;

use key_protocol::challenge::SignedChallenge;
use key_protocol::decision::{Outcome, Status, Verdict};
use key_protocol::ids::ChallengeId;
use key_protocol::jws::Jws;
use key_view::{Ending, SendTrouble};

use super::account::{AccountHandle, Skew};
use crate::now::Now;

/// An open challenge.
#[derive(Clone)]
pub struct Pending {
    /// The account it is for.
    pub handle: AccountHandle,
    /// What the backend signed.
    pub signed: SignedChallenge,
    /// When it expires, on the monotonic clock.
    pub deadline: Duration,
    /// How far answering it has got.
    pub progress: Progress,
}

/// How far answering a challenge has got.
#[derive(Clone)]
pub enum Progress {
    /// Not begun.
    Open,
    /// A decision is on its way.
    Sending(Verdict),
    /// A decision was sent and nothing came back. It may have been carried out, so only the same bytes may be sent again:
    /// the backend answers those as it did, or would have, the first time.
    Unsent {
        /// What was decided.
        verdict: Verdict,
        /// The signed decision.
        decision: Jws,
        /// What went wrong.
        trouble: SendTrouble,
    },
}

impl Pending {
    /// A challenge as it arrives at `moment`, the backend's clock being `skew` from the phone's.
    #[must_use]
    pub fn arrived(handle: AccountHandle, signed: SignedChallenge, skew: Skew, now: Now) -> Self {
        let left = signed.claims().exp - skew.server_time(now.wall);
        let left = Duration::from_secs(u64::try_from(left).unwrap_or(0));
        let into_second = Duration::from_millis(u64::from(now.millis)).min(left);
        Self { handle, signed, deadline: now.monotonic + left - into_second, progress: Progress::Open }
    }

    /// The challenge's id.
    #[must_use]
    pub fn id(&self) -> &ChallengeId {
        &self.signed.claims().id
    }

    /// How long it lasts in all.
    #[must_use]
    pub fn lifetime(&self) -> Duration {
        let claims = self.signed.claims();
        Duration::from_secs(u64::try_from(claims.exp - claims.iat).unwrap_or(0))
    }

    /// Whether a new decision can be begun at `moment`.
    #[must_use]
    pub fn can_be_answered(&self, now: Now) -> bool {
        matches!(self.progress, Progress::Open) && now.monotonic < self.deadline
    }
}

/// How a challenge ended that somebody else ended: another device, or the browser.
#[must_use]
pub fn ended_elsewhere(outcome: Outcome, by: Option<String>) -> Ending {
    match outcome {
        Outcome::Approved => Ending::ApprovedElsewhere(by),
        Outcome::Denied => Ending::DeniedElsewhere(by),
        Outcome::Reported => Ending::ReportedElsewhere(by),
        Outcome::WrongNumber => Ending::WrongNumberElsewhere(by),
        Outcome::Expired => Ending::Expired,
        Outcome::Cancelled => Ending::Cancelled,
    }
}

/// How a challenge ended that was decided here.
#[must_use]
pub fn ended_here(status: Status) -> Ending {
    match status {
        Status::Approved => Ending::Approved,
        Status::Denied => Ending::Denied,
        Status::Reported => Ending::Reported,
    }
}
