//! Failures, named by what to do about them. The cause is logged where it is known; callers receive
//! only the remedy.

use key_protocol::ids::Timestamp;
use key_protocol::problem::Problem;
use key_view::{Blocked, EnrolProblem, SendTrouble, SensorTrouble};

use crate::ports::{CallFailed, NotRecognised, SignFailed, VaultFailed};

/// Reason why an authenticated request failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RequestFailed {
    /// No response, or an unreadable one: retry later.
    #[error(transparent)]
    Call(CallFailed),
    /// The backend refused the request itself.
    #[error("the backend refused: {0}")]
    Refused(Problem),
    /// This device was disconnected; its keys must be erased.
    #[error("this device was disconnected")]
    Revoked {
        /// Time of the disconnection, by the backend's clock.
        at: Option<Timestamp>,
        /// Name of the device that made the disconnection, or `web`.
        by: Option<String>,
    },
    /// The proof could not be signed.
    #[error(transparent)]
    Sign(#[from] SignFailed),
    /// The account was disconnected meanwhile.
    #[error("the account is gone")]
    AccountGone,
}

impl From<CallFailed> for RequestFailed {
    fn from(failed: CallFailed) -> Self {
        match failed {
            CallFailed::Refused(Problem::DeviceRevoked { at, by }) => {
                Self::Revoked { at: Some(at), by: Some(by) }
            }
            // The backend does not know the device any more: disconnected, at an unknown time by an
            // unknown device.
            CallFailed::Refused(Problem::UnknownDevice) => Self::Revoked { at: None, by: None },
            CallFailed::Refused(problem) => Self::Refused(problem),
            CallFailed::Unreachable | CallFailed::Unreadable { .. } => Self::Call(failed),
        }
    }
}

impl RequestFailed {
    /// Returns the reason as the interface shows it.
    pub(crate) fn send_trouble(&self) -> SendTrouble {
        match self {
            Self::Call(CallFailed::Unreachable) => SendTrouble::Unreachable,
            _ => SendTrouble::BackendFailed,
        }
    }
}

impl From<VaultFailed> for EnrolProblem {
    fn from(_: VaultFailed) -> Self {
        Self::NotSaved
    }
}

impl From<NotRecognised> for SensorTrouble {
    fn from(why: NotRecognised) -> Self {
        match why {
            NotRecognised::Cancelled => Self::Cancelled,
            NotRecognised::LockedOut => Self::LockedOut,
            NotRecognised::Changed => Self::Changed,
            NotRecognised::Unavailable => Self::Unavailable,
        }
    }
}

/// Returns the problem that the enrolment form shows for a failed call.
pub(crate) fn enrol_problem(failed: &CallFailed) -> EnrolProblem {
    match failed {
        CallFailed::Unreachable => EnrolProblem::Unreachable,
        CallFailed::Refused(Problem::WrongCode) => EnrolProblem::WrongCode,
        CallFailed::Refused(Problem::TooManyAttempts { retry_after }) => {
            EnrolProblem::TooManyAttempts { retry_after: u32::try_from(*retry_after).unwrap_or(u32::MAX) }
        }
        CallFailed::Refused(_) | CallFailed::Unreadable { .. } => EnrolProblem::BackendFailed,
    }
}

/// Returns the reason that the screen shows for an app that cannot work.
pub(crate) fn blocked(failed: VaultFailed) -> Blocked {
    match failed {
        VaultFailed::NoKeystore => Blocked::NoKeystore,
        VaultFailed::KeystoreLocked => Blocked::KeystoreLocked,
        VaultFailed::Full | VaultFailed::Failed => Blocked::StorageFailed,
    }
}
