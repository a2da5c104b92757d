//! Challenges requested by a logged-in user: to confirm a payment, or their identity to customer
//! service.

use key_protocol::challenge::{Detail, Kind};
use key_protocol::ids::{AccountId, Timestamp};

use super::challenge::ChallengeRequest;
use super::login::{ChallengeRefused, SERVICE, Waiting};
use super::session_id::SessionId;
use super::{Settings, State};

/// Seconds within which at most [`MAX_CHALLENGES`] are issued.
const LIMIT_WINDOW: i64 = 5 * 60;
const MAX_CHALLENGES: usize = 3;

/// Request of a logged-in user to confirm something in the app.
pub enum ConfirmationRequest {
    /// A payment, with the details that the app shows.
    Payment(Vec<Detail>),
    /// The identity of a caller.
    Identification,
}

impl State {
    /// Issues a challenge for a logged-in session. Cancels the session's previous one.
    pub fn request_confirmation(
        &mut self,
        id: &SessionId,
        requested: ConfirmationRequest,
        settings: &Settings,
        now: Timestamp,
    ) -> Result<Waiting, ChallengeRefused> {
        let session = self.logged_in(id, now).ok_or(ChallengeRefused::NoSession)?;
        let (account, context) = (session.account.clone(), session.from.clone());
        self.count_challenge(&account, now)?;
        let (kind, details) = match requested {
            ConfirmationRequest::Payment(details) => (Kind::Payment, details),
            ConfirmationRequest::Identification => (Kind::Identification, Vec::new()),
        };
        let request = ChallengeRequest { kind, service: SERVICE.to_owned(), context, details };
        self.issue_for_session(id, &account, request, settings, now).ok_or(ChallengeRefused::NoSession)
    }

    /// Checks whether a challenge may be issued to an account now, and counts it.
    pub(super) fn count_challenge(
        &mut self,
        account: &AccountId,
        now: Timestamp,
    ) -> Result<(), ChallengeRefused> {
        if self.connected(account).next().is_none() {
            return Err(ChallengeRefused::NoDevice);
        }
        let user = self.user_mut(account).ok_or(ChallengeRefused::NoSession)?;
        if user.is_frozen {
            return Err(ChallengeRefused::Frozen);
        }
        user.asked_at.retain(|asked_at| now - *asked_at < LIMIT_WINDOW);
        if let (true, Some(first)) = (user.asked_at.len() >= MAX_CHALLENGES, user.asked_at.first()) {
            return Err(ChallengeRefused::TooMany {
                retry_after: (*first + LIMIT_WINDOW - now).unsigned_abs(),
            });
        }
        user.asked_at.push(now);
        Ok(())
    }
}
