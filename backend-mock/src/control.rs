//! Control handle for tests: does what cannot be waited for or cannot be done over HTTP.

mod faults;
mod views;

use std::sync::Arc;

use backend_model::{ChallengeRequest, SERVICE, SessionId};
use key_protocol::challenge::{Context, Detail, Kind};
use key_protocol::ids::{ChallengeId, Username};

use crate::backend::Backend;
pub use views::{ChallengeView, DeviceView, UserView};

/// Handle of a running backend. Clones control the same backend.
#[derive(Clone)]
pub struct Control {
    backend: Arc<Backend>,
}

/// No user has this username.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nobody has that username")]
pub struct NoSuchUser;

/// An issued challenge and the browser session that requested it.
pub struct Issued {
    /// Id of the challenge.
    pub id: ChallengeId,
    /// Number shown on the login page, if number matching is on.
    pub number: Option<String>,
    /// The browser's session, which an approval of a login logs in.
    pub session: SessionId,
}

impl Control {
    pub(crate) fn new(backend: Arc<Backend>) -> Self {
        Self { backend }
    }

    /// Issues a login challenge as if the password had just been entered in a browser. Rate limits
    /// do not apply.
    pub fn issue_login(&self, username: &str) -> Result<Issued, NoSuchUser> {
        self.issue(username, Kind::Login, Vec::new())
    }

    /// Issues a payment challenge as if requested in a browser.
    pub fn issue_payment(&self, username: &str, details: Vec<Detail>) -> Result<Issued, NoSuchUser> {
        self.issue(username, Kind::Payment, details)
    }

    /// Issues an identification challenge as if requested in a browser.
    pub fn issue_identification(&self, username: &str) -> Result<Issued, NoSuchUser> {
        self.issue(username, Kind::Identification, Vec::new())
    }

    fn issue(&self, username: &str, kind: Kind, details: Vec<Detail>) -> Result<Issued, NoSuchUser> {
        let context = Context {
            browser: "Firefox 145".to_owned(),
            os: "Windows 11".to_owned(),
            ip: "192.0.2.17".to_owned(),
            place: Some("Helsinki, Finland".to_owned()),
        };
        let request =
            ChallengeRequest { kind, service: SERVICE.to_owned(), context: context.clone(), details };
        let settings = &self.backend.settings;
        let issued = self.backend.update(|state, now| {
            let account = state.user_named(&Username::new(username).key())?.account.clone();
            let session = state.begin_session(account.clone(), context, now);
            let waiting = state.issue_for_session(&session, &account, request, settings, now)?;
            Some(Issued { id: waiting.id, number: waiting.number, session })
        });
        issued.ok().flatten().ok_or(NoSuchUser)
    }

    /// Logs in the browser whose login was approved and returns its new session; `None` if the
    /// login was not approved.
    #[must_use]
    pub fn log_in_approved(&self, session: &SessionId) -> Option<SessionId> {
        self.backend.update(|state, now| state.enter_approved(session, now)).ok().flatten()
    }

    /// Whether a browser session is logged in.
    #[must_use]
    pub fn is_logged_in(&self, session: &SessionId) -> bool {
        let session = self.backend.read(|state, now| state.session(session, now));
        session.is_some_and(|session| session.confirmed.is_some())
    }

    /// Ends an open challenge as expired.
    pub fn expire(&self, id: &ChallengeId) {
        let _ = self.backend.update(|state, now| state.expire(id, now));
    }

    /// Cancels an open challenge, as the requester can.
    pub fn withdraw(&self, id: &ChallengeId) {
        let _ = self.backend.update(|state, now| state.cancel(id, now));
    }

    /// Disconnects all of a user's devices, as the login page does.
    pub fn disconnect_all(&self, username: &str) {
        let username = Username::new(username).key();
        let _ = self.backend.update(|state, now| {
            if let Some(account) = state.user_named(&username).map(|user| user.account.clone()) {
                state.disconnect_all(&account, now);
            }
        });
    }

    /// Replaces a user's list of one-time passwords, as customer service does. Codes of the old
    /// list stop working.
    pub fn renew_list(&self, username: &str) {
        let username = Username::new(username).key();
        let _ = self.backend.update(|state, _| {
            if let Some(account) = state.user_named(&username).map(|user| user.account.clone()) {
                state.renew_list_of(&account);
            }
        });
    }

    /// Resets to the first start: the seed's users, no devices, no sessions, no faults, no clock
    /// skew. If the state file cannot be written, nothing changes.
    pub fn reset(&self) {
        let _ = self.backend.reset();
    }

    /// Lets devices confirm again after a report, as a login with a one-time password does.
    pub fn unfreeze(&self, username: &str) {
        let username = Username::new(username).key();
        let _ = self.backend.update(|state, _| {
            if let Some(account) = state.user_named(&username).map(|user| user.account.clone()) {
                state.unfreeze(&account);
            }
        });
    }
}
