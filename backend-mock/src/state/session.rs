//! Browser sessions: from the password to the start page, and out again.

use key_protocol::ids::{AccountId, ChallengeId, Timestamp, Username};
use serde::{Deserialize, Serialize};

use super::State;
use super::secret::Secret;
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
    pub(super) stage: Stage,
    pub(super) ends_at: Timestamp,
    /// The login asked for last.
    pub(super) challenge: Option<ChallengeId>,
}

/// How far a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Stage {
    /// The password was right; the login is yet to be confirmed.
    PasswordGiven,
    /// The login was confirmed.
    LoggedIn,
}

/// A session as its pages need it.
pub(crate) struct SessionView {
    pub(crate) account: AccountId,
    pub(crate) username: Username,
    pub(crate) display_name: String,
    pub(crate) stage: Stage,
    pub(crate) ends_at: Timestamp,
    /// How this person confirmed a login last; to be preset.
    pub(crate) preferred: Option<Method>,
    /// Whether any device is connected.
    pub(crate) has_device: bool,
    /// Whether confirming in the app is stopped until a login with a one-time password.
    pub(crate) is_frozen: bool,
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
    /// Begins a session for the right username and password; `None`, after the same time, for any others.
    pub(crate) fn sign_in(
        &mut self,
        username: &Username,
        password: &str,
        now: Timestamp,
    ) -> Option<SessionId> {
        let decoy = Secret::new("nobody has this password");
        let user = self.user_named(&username.key());
        let is_right = user.map_or(&decoy, |user| &user.password).is(password);
        let account = user.filter(|_| is_right)?.account.clone();
        Some(self.begin_session(account, now))
    }

    pub(crate) fn begin_session(&mut self, account: AccountId, now: Timestamp) -> SessionId {
        let session = Session {
            account,
            stage: Stage::PasswordGiven,
            ends_at: now + TO_CONFIRM,
            challenge: None,
        };
        let id = SessionId(long_id());
        self.sessions.insert(id.clone(), session);
        id
    }

    /// How a session stands; `None` once it has ended. Looking does not keep it alive.
    pub(crate) fn session(&self, id: &SessionId, now: Timestamp) -> Option<SessionView> {
        let session = self.live(id, now)?;
        let user = self.user(&session.account)?;
        Some(SessionView {
            account: session.account.clone(),
            username: user.username.clone(),
            display_name: user.display_name.clone(),
            stage: session.stage,
            ends_at: session.ends_at,
            preferred: user.preferred,
            has_device: self.connected(&session.account).next().is_some(),
            is_frozen: user.is_frozen,
        })
    }

    /// Keeps a session that is logged in alive.
    pub(crate) fn visit(&mut self, id: &SessionId, now: Timestamp) {
        if let Some(session) = self.live_mut(id, now)
            && session.stage == Stage::LoggedIn
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
    pub(super) fn log_in(&mut self, id: &SessionId, method: Method, now: Timestamp) -> Option<SessionId> {
        self.cancel_login(id, now);
        let session = self.live(id, now)?.clone();
        self.forget(id);
        if let Some(user) = self.user_mut(&session.account) {
            user.preferred = Some(method);
        }
        let new = SessionId(long_id());
        let session = Session {
            stage: Stage::LoggedIn,
            ends_at: now + IDLE,
            challenge: None,
            ..session
        };
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
        self.live(id, now)
            .filter(|session| session.stage == Stage::PasswordGiven)
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
