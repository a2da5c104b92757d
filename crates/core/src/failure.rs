//! Failures, named by what to do about them. The cause is logged where it is known; callers receive
//! only the remedy.

use key_protocol::problem::Problem;
use key_view::{Blocked, EnrolProblem, Message, PinProblem, SendTrouble, SensorTrouble};

use crate::domain::account::Account;
use crate::domain::removal::Removal;
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
    /// This device was disconnected, with proof; its keys must be erased.
    #[error("this device was disconnected")]
    Revoked(Removal),
    /// The backend says that this device was disconnected or never enrolled, without proof: the keys
    /// are kept, and only the user can erase them.
    #[error("the backend does not know this device, and proves nothing")]
    NotKnown,
    /// The proof could not be signed.
    #[error(transparent)]
    Sign(#[from] SignFailed),
    /// The account was disconnected meanwhile.
    #[error("the account is gone")]
    AccountGone,
}

impl RequestFailed {
    /// Names the failure of a request for `account`.
    pub(crate) fn of(failed: CallFailed, account: &Account) -> Self {
        match failed {
            CallFailed::Refused(Problem::DeviceRevoked { notice }) => {
                let proven = notice.and_then(|notice| Removal::proven(&notice, account));
                proven.map_or(Self::NotKnown, Self::Revoked)
            }
            CallFailed::Refused(Problem::UnknownDevice) => Self::NotKnown,
            CallFailed::Refused(problem) => Self::Refused(problem),
            CallFailed::Unreachable | CallFailed::Unreadable { .. } => Self::Call(failed),
        }
    }

    /// Returns the reason as the interface shows it.
    pub(crate) fn send_trouble(&self) -> SendTrouble {
        match self {
            Self::Call(CallFailed::Unreachable) => SendTrouble::Unreachable,
            _ => SendTrouble::BackendFailed,
        }
    }
}

impl From<VaultFailed> for EnrolProblem {
    fn from(why: VaultFailed) -> Self {
        match why {
            VaultFailed::Unanswered => Self::StorageSilent,
            _ => Self::NotSaved,
        }
    }
}

impl From<VaultFailed> for PinProblem {
    fn from(why: VaultFailed) -> Self {
        match why {
            VaultFailed::Unanswered => Self::StorageSilent,
            _ => Self::NotSaved,
        }
    }
}

/// Returns the message that a change could not be stored.
pub(crate) fn not_saved(why: VaultFailed) -> Message {
    match why {
        VaultFailed::Unanswered => Message::StorageSilent,
        _ => Message::NotSaved,
    }
}

impl From<NotRecognised> for SensorTrouble {
    fn from(why: NotRecognised) -> Self {
        match why {
            NotRecognised::Cancelled => Self::Cancelled,
            NotRecognised::LockedOut => Self::LockedOut,
            NotRecognised::Changed => Self::Changed,
            NotRecognised::Unanswered => Self::Silent,
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
        CallFailed::Refused(Problem::UpdateRequired { .. }) => EnrolProblem::UpdateRequired,
        CallFailed::Refused(_) | CallFailed::Unreadable { .. } => EnrolProblem::BackendFailed,
    }
}

/// Returns the reason that the screen shows for an app that cannot work.
pub(crate) fn blocked(failed: VaultFailed) -> Blocked {
    match failed {
        VaultFailed::NoKeystore => Blocked::NoKeystore,
        VaultFailed::KeystoreLocked => Blocked::KeystoreLocked,
        VaultFailed::Unanswered => Blocked::StorageSilent,
        VaultFailed::Full | VaultFailed::Failed => Blocked::StorageFailed,
    }
}
