//! The powers of a test over a running backend: what a test could not wait for, or could not make happen over HTTP.

mod faults;
mod views;

use std::sync::Arc;

use key_protocol::challenge::{Context, Detail, Kind};
use key_protocol::ids::{ChallengeId, Username};

use crate::backend::Backend;
use crate::config::Config;
use crate::running::{Running, StartError};
use crate::state::{ChallengeRequest, SERVICE, SessionId};
pub use views::{ChallengeView, DeviceView, UserView};

/// A hold on a running backend; a clone holds the same one.
#[derive(Clone)]
pub struct Mock {
    backend: Arc<Backend>,
}

/// Nobody has that username.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nobody has that username")]
pub struct NoSuchUser;

/// A challenge that was issued, and the browser that asked for it.
pub struct Issued {
    /// Which.
    pub id: ChallengeId,
    /// What the login page shows to be typed, where number matching is on.
    pub number: Option<String>,
    /// The browser's session, which an approval of a login opens.
    pub session: SessionId,
}

impl Mock {
    pub(crate) fn new(backend: Arc<Backend>) -> Self {
        Self { backend }
    }

    /// Starts a backend.
    pub async fn start(config: Config) -> Result<Running, StartError> {
        Running::start(config).await
    }

    /// Asks for a login as if from a browser where the password was just typed. Limits on asking do not hold.
    pub fn ask_login(&self, username: &str) -> Result<Issued, NoSuchUser> {
        self.issue(username, Kind::Login, Vec::new())
    }

    /// Asks for a payment as if from a browser.
    pub fn ask_payment(&self, username: &str, details: Vec<Detail>) -> Result<Issued, NoSuchUser> {
        self.issue(username, Kind::Payment, details)
    }

    /// Asks who someone is as if from a browser.
    pub fn ask_identification(&self, username: &str) -> Result<Issued, NoSuchUser> {
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

    /// Lets in the browser whose own login was approved; `None` if its login was not.
    #[must_use]
    pub fn enter(&self, session: &SessionId) -> Option<SessionId> {
        self.backend.update(|state, now| state.enter_approved(session, now)).ok().flatten()
    }

    /// Whether a browser is logged in.
    #[must_use]
    pub fn is_logged_in(&self, session: &SessionId) -> bool {
        let session = self.backend.read(|state, now| state.session(session, now));
        session.is_some_and(|session| session.confirmed.is_some())
    }

    /// Ends an open challenge as if its time were up.
    pub fn expire(&self, id: &ChallengeId) {
        let _ = self.backend.update(|state, now| state.expire(id, now));
    }

    /// Withdraws an open challenge, as whoever asked for it can.
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

    /// Gives a user a new list of one-time passwords, as customer service does for someone who has none left. The old one is dead.
    pub fn renew_list(&self, username: &str) {
        let username = Username::new(username).key();
        let _ = self.backend.update(|state, _| {
            if let Some(account) = state.user_named(&username).map(|user| user.account.clone()) {
                state.renew_list_of(&account);
            }
        });
    }

    /// Begins anew with the users of the seed, as at the first start: devices are not known any more, browsers are logged out, no
    /// fault is on, and the clock is right. If that cannot be written to the state file, all stays as it is.
    pub fn reset(&self) {
        let _ = self.backend.reset();
    }

    /// Allows to confirm in the app again after a report, as a login with a one-time password does.
    pub fn thaw(&self, username: &str) {
        let username = Username::new(username).key();
        let _ = self.backend.update(|state, _| {
            if let Some(account) = state.user_named(&username).map(|user| user.account.clone()) {
                state.unfreeze(&account);
            }
        });
    }
}
