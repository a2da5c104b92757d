//! What went wrong, named by what to do about it. The cause is logged where it is known; here only the way on is left.

use key_protocol::ids::Timestamp;
use key_protocol::problem::Problem;
use key_view::{Blocked, EnrolProblem, SendTrouble, SensorTrouble};

use crate::ports::{CallFailed, NotRecognised, SignFailed, VaultFailed};

/// Why a request that carries a proof came to nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RequestFailed {
    /// No answer, or none that can be read: try again later.
    #[error(transparent)]
    Call(CallFailed),
    /// The backend refused for a reason that is about the request itself.
    #[error("the backend refused: {0}")]
    Refused(Problem),
    /// This device was disconnected; its keys have to go.
    #[error("this device was disconnected")]
    Revoked {
        /// When, by the backend's clock.
        at: Option<Timestamp>,
        /// The name of the device that did it, or `web`.
        by: Option<String>,
    },
    /// There is no proof without the possession key.
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
            // The backend has forgotten the device altogether: the same to this side, without a when and by whom.
            CallFailed::Refused(Problem::UnknownDevice) => Self::Revoked { at: None, by: None },
            CallFailed::Refused(problem) => Self::Refused(problem),
            CallFailed::Unreachable | CallFailed::Unreadable { .. } => Self::Call(failed),
        }
    }
}

impl RequestFailed {
    /// As the screen of a challenge says it.
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

/// As the form says why an enrolment failed.
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

/// As the screen says why the app cannot work.
pub(crate) fn blocked(failed: VaultFailed) -> Blocked {
    match failed {
        VaultFailed::NoKeystore => Blocked::NoKeystore,
        VaultFailed::KeystoreLocked => Blocked::KeystoreLocked,
        VaultFailed::Full | VaultFailed::Failed => Blocked::StorageFailed,
    }
}
