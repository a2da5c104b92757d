//! Challenges as they arrive: verified one by one, so that one that cannot be trusted spoils nothing
//! but itself.

use key_protocol::challenge::{ChallengeResponse, SignedChallenge, Terms};
use key_protocol::decision::Outcome;
use key_protocol::ids::{ChallengeId, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::list::{Element, Fingerprint};
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use key_view::{Ending, News};

use crate::core::Core;
use crate::domain::account::{Account, AccountHandle};
use crate::domain::challenge::ended_elsewhere;
use crate::failure::RequestFailed;

impl Core {
    /// Verifies a challenge that came with `server_time`. One that was refused once stays refused,
    /// and the user is told of it once.
    pub(crate) fn verify_challenge(
        &self,
        account: &Account,
        element: &Element,
        server_time: Timestamp,
    ) -> Option<SignedChallenge> {
        let fingerprint = element.fingerprint();
        if self.with_state(|state| state.has_refused(&account.handle, fingerprint)) {
            return None;
        }
        let terms = Terms { account: &account.id, matching: account.matching, server_time };
        let verified = match element {
            Element::Statement(jws) => SignedChallenge::verify(jws, &account.backend_key, &terms).ok(),
            Element::Unreadable(_) => None,
        };
        if verified.is_none() {
            tracing::error!("a challenge is not the backend's, or breaks a rule");
            self.refuse(account, fingerprint);
        }
        verified
    }

    /// Refuses an element of an account's list, and tells the user.
    pub(crate) fn refuse(&self, account: &Account, element: Fingerprint) {
        let at = self.server_time(account);
        self.update(|s| {
            s.refuse(account.handle.clone(), element);
            s.tell(Some(&account.handle), at, refused(account));
        });
    }

    /// Fetches a challenge that an event, a push or a press named and that the list lacks.
    pub(crate) async fn fetch_unlisted(
        &self,
        handle: &AccountHandle,
        id: &ChallengeId,
    ) -> Result<(), RequestFailed> {
        if self.with_state(|state| state.pending(id).is_some() || state.over.contains(id)) {
            return Ok(());
        }
        match self.look_up(handle, id).await {
            Ok(LookedUp::Open(signed)) => {
                self.update_or_log(|s| s.arrived(handle, *signed, self.ports.clock.moment()));
            }
            Ok(LookedUp::Over | LookedUp::Unknown | LookedUp::Untrusted) | Err(RequestFailed::Refused(_)) => {
            }
            Err(failed) => return Err(failed),
        }
        Ok(())
    }

    /// Fetches a challenge that is named, and verifies it. One that is over is noted in the history.
    pub(super) async fn look_up(
        &self,
        handle: &AccountHandle,
        id: &ChallengeId,
    ) -> Result<LookedUp, RequestFailed> {
        match self.fetch_challenge(handle, id).await {
            Ok(response) => {
                let verified = self.verify_named(handle, id, response).await;
                Ok(verified.map_or(LookedUp::Untrusted, |signed| LookedUp::Open(Box::new(signed))))
            }
            Err(RequestFailed::Refused(Problem::UnknownChallenge)) => Ok(LookedUp::Unknown),
            Err(RequestFailed::Refused(
                problem @ (Problem::AlreadyDecided { .. } | Problem::Expired { .. }),
            )) => {
                if let Some((ending, response)) = ended(problem)
                    && let Some(signed) = self.verify_named(handle, id, response).await
                {
                    let now = self.ports.clock.moment();
                    self.update_or_log(|s| s.heard_when_over(handle, signed, &ending, now));
                }
                Ok(LookedUp::Over)
            }
            Err(failed) => Err(failed),
        }
    }

    pub(crate) async fn fetch_challenge(
        &self,
        handle: &AccountHandle,
        id: &ChallengeId,
    ) -> Result<ChallengeResponse, RequestFailed> {
        self.call_backend(handle, Endpoint::Challenge(id), |account: Account, proof: Jws| {
            let id = id.clone();
            async move { self.ports.backend.challenge(&account.origin, &proof, &id).await }
        })
        .await
    }

    /// Verifies the answer to a request for one challenge, which must be that challenge.
    pub(crate) async fn verify_named(
        &self,
        handle: &AccountHandle,
        id: &ChallengeId,
        response: ChallengeResponse,
    ) -> Option<SignedChallenge> {
        self.update_clock(handle, response.server_time).await;
        let account = self.with_state(|state| state.account(handle).cloned())?;
        let verified = self.verify_challenge(&account, &response.challenge.into(), response.server_time)?;
        Some(verified).filter(|signed| signed.claims().id == *id)
    }
}

/// Returns the news that something of an account cannot be trusted.
pub(super) fn refused(account: &Account) -> News {
    News::ChallengeRefused { username: account.username.as_str().to_owned() }
}

/// A challenge that was fetched by its id.
pub(super) enum LookedUp {
    /// Open challenge.
    Open(Box<SignedChallenge>),
    /// Challenge that is over.
    Over,
    /// No challenge of the account.
    Unknown,
    /// Challenge that cannot be trusted, which the user was told once.
    Untrusted,
}

/// Returns how a challenge ended that is over, and the challenge, if the problem carries it.
fn ended(problem: Problem) -> Option<(Ending, ChallengeResponse)> {
    match problem {
        Problem::AlreadyDecided { outcome, by_device, challenge, .. } => {
            Some((ended_elsewhere(outcome, by_device), challenge?))
        }
        Problem::Expired { challenge } => Some((ended_elsewhere(Outcome::Expired, None), challenge?)),
        _ => None,
    }
}
