//! Browser sessions: from the password to the start page, and out again.

use key_protocol::ids::{AccountId, ChallengeId, Timestamp, Username};
use serde::{Deserialize, Serialize};

use super::State;
use super::secret::Secret;
use super::tries::Delayed;
use super::user::Method;
use crate::random::long_id;

/// Seconds from the password to the confirmation.
const TO_CONFIRM: i64 = 5 * 60;
/// Seconds a session that is logged in may be idle.
const IDLE: i64 = 30 * 60;

/// Names a session to its browser: 256 random bits, a new one at every login. Whoever knows it is in, so it has no `Debug`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionId(String);

/// A browser's session.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Session {
    pub(super) account: AccountId,
    /// How its login was confirmed, once it is.
    pub(super) confirmed: Option<Confirmed>,
    pub(super) ends_at: Timestamp,
    /// The login asked for last.
    pub(super) challenge: Option<ChallengeId>,
}

/// How a login was confirmed. The devices are told by the names they had then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Confirmed {
    /// In the app.
    InApp {
        /// On which device.
        device: String,
    },
    /// With a code from the person's list.
    WithOneTimePassword,
    /// With a code that a device showed.
    WithOfflineCode {
        /// Which one.
        device: String,
    },
}

/// Why no session begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotSignedIn {
    /// They do not match, or nobody has that username.
    WrongPassword,
    /// Too many wrong passwords: none is looked at.
    Delayed {
        /// Seconds until the next is.
        retry_after: u64,
    },
}

/// A session as its pages need it.
pub(crate) struct SessionView {
    pub(crate) username: Username,
    pub(crate) display_name: String,
    /// How its login was confirmed, once it is.
    pub(crate) confirmed: Option<Confirmed>,
    /// The way to confirm that this person chose last; to be preset.
    pub(crate) preferred: Option<Method>,
    /// How many devices are connected.
    pub(crate) devices: usize,
    /// Whether confirming in the app is stopped until a login with a one-time password.
    pub(crate) is_frozen: bool,
}

impl Confirmed {
    fn method(&self) -> Method {
        match self {
            Self::InApp { .. } => Method::App,
            Self::WithOneTimePassword => Method::OneTimePassword,
            Self::WithOfflineCode { .. } => Method::OfflineCode,
        }
    }
}

impl From<Delayed> for NotSignedIn {
    fn from(delayed: Delayed) -> Self {
        Self::Delayed { retry_after: delayed.retry_after }
    }
}

impl SessionId {
    /// What a browser sent.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// What the browser keeps.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl State {
    /// Begins a session for the right username and password. An unknown username is answered like a wrong password, after the
    /// same time, and counted like one.
    pub(crate) fn sign_in(
        &mut self,
        username: &Username,
        password: &str,
        now: Timestamp,
    ) -> Result<SessionId, NotSignedIn> {
        let username = username.key();
        self.tries.password.check(&username, now)?;
        let decoy = Secret::new("nobody has this password");
        let user = self.user_named(&username);
        let is_right = user.map_or(&decoy, |user| &user.password).is(password);
        let Some(account) = user.filter(|_| is_right).map(|user| user.account.clone()) else {
            self.tries.password.wrong(username, now);
            return Err(NotSignedIn::WrongPassword);
        };
        self.tries.password.right(&username);
        Ok(self.begin_session(account, now))
    }

    pub(crate) fn begin_session(&mut self, account: AccountId, now: Timestamp) -> SessionId {
        let session = Session { account, confirmed: None, ends_at: now + TO_CONFIRM, challenge: None };
        let id = SessionId(long_id());
        self.sessions.insert(id.clone(), session);
        id
    }

    /// How a session stands; `None` once it has ended. Looking does not keep it alive.
    pub(crate) fn session(&self, id: &SessionId, now: Timestamp) -> Option<SessionView> {
        let session = self.live(id, now)?;
        let user = self.user(&session.account)?;
        Some(SessionView {
            username: user.username.clone(),
            display_name: user.display_name.clone(),
            confirmed: session.confirmed.clone(),
            preferred: user.preferred,
            devices: self.connected(&session.account).count(),
            is_frozen: user.is_frozen,
        })
    }

    /// Keeps a session that is logged in alive.
    pub(crate) fn visit(&mut self, id: &SessionId, now: Timestamp) {
        if let Some(session) = self.live_mut(id, now)
            && session.confirmed.is_some()
        {
            session.ends_at = now + IDLE;
        }
    }

    /// Ends a session.
    pub(crate) fn log_out(&mut self, id: &SessionId, now: Timestamp) {
        self.cancel_login(id, now);
        self.forget(id);
    }

    /// Confirms a login: the session goes on under a new id, which nobody can have known before.
    pub(super) fn log_in(
        &mut self,
        id: &SessionId,
        confirmed: Confirmed,
        now: Timestamp,
    ) -> Option<SessionId> {
        self.cancel_login(id, now);
        let session = self.live(id, now)?.clone();
        self.forget(id);
        if let Some(user) = self.user_mut(&session.account) {
            user.preferred = Some(confirmed.method());
        }
        let new = SessionId(long_id());
        let session = Session { confirmed: Some(confirmed), ends_at: now + IDLE, challenge: None, ..session };
        self.sessions.insert(new.clone(), session);
        Some(new)
    }

    pub(super) fn live(&self, id: &SessionId, now: Timestamp) -> Option<&Session> {
        self.sessions.get(id).filter(|session| now < session.ends_at)
    }

    pub(super) fn live_mut(&mut self, id: &SessionId, now: Timestamp) -> Option<&mut Session> {
        self.sessions.get_mut(id).filter(|session| now < session.ends_at)
    }

    /// A session whose password was given and that is yet to be confirmed.
    pub(super) fn unconfirmed(&self, id: &SessionId, now: Timestamp) -> Option<&Session> {
        self.live(id, now).filter(|session| session.confirmed.is_none())
    }

    fn forget(&mut self, id: &SessionId) {
        self.sessions.remove(id);
        self.pairings.retain(|pairing| pairing.session != *id);
    }

    pub(super) fn tick_sessions(&mut self, now: Timestamp) {
        let ended: Vec<_> = self
            .sessions
            .iter()
            .filter(|(_, session)| now >= session.ends_at)
            .map(|(id, _)| id.clone())
            .collect();
        for id in ended {
            self.forget(&id);
        }
    }
}
