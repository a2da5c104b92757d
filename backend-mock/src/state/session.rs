//! Browser sessions: from the password to the start page, and out again.

use key_protocol::challenge::{Context, Kind};
use key_protocol::ids::{AccountId, ChallengeId, Timestamp, Username};
use serde::{Deserialize, Serialize};

use super::State;
use super::logbook::End;
use super::onboarding::Onboarding;
use super::profile::{EmailAddress, PhoneNumber};
use super::secret::Secret;
use super::tries::Delayed;
use super::user::Method;
use crate::random::long_id;

/// Seconds from the password to the confirmation.
const CONFIRMATION_TIMEOUT: i64 = 5 * 60;
/// Seconds a session that is logged in, or a new person's, may be idle.
const IDLE_TIMEOUT: i64 = 30 * 60;

/// Names a session to its browser: 256 random bits, a new one at every login. Whoever knows it is in, so it has no `Debug`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionId(String);

/// A browser's session.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Session {
    pub(super) account: AccountId,
    /// The browser it was begun in.
    #[serde(default = "unknown")]
    pub(super) from: Context,
    /// How its login was confirmed, once it is.
    pub(super) confirmed: Option<Confirmed>,
    pub(super) ends_at: Timestamp,
    /// What its devices were asked last.
    pub(super) challenge: Option<ChallengeId>,
    /// Until when it shows a new list of one-time passwords.
    #[serde(default)]
    pub(super) list_until: Option<Timestamp>,
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
    /// A new person's first: by connecting a device.
    ByConnecting {
        /// Which one.
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
    pub(crate) account: AccountId,
    pub(crate) username: Username,
    pub(crate) display_name: String,
    pub(crate) email: Option<EmailAddress>,
    pub(crate) phone: Option<PhoneNumber>,
    /// What a new person has yet to do.
    pub(crate) onboarding: Option<Onboarding>,
    /// Whether its pairing code has connected a device.
    pub(crate) has_connected: bool,
    /// How many one-time passwords are left.
    pub(crate) codes_left: usize,
    /// How its login was confirmed, once it is.
    pub(crate) confirmed: Option<Confirmed>,
    /// The way to confirm that this person chose last; to be preset.
    pub(crate) preferred: Option<Method>,
    /// How many devices are connected.
    pub(crate) devices: usize,
    /// Whether confirming in the app is stopped until a login with a one-time password.
    pub(crate) is_frozen: bool,
}

/// The browser of a session from before this was kept.
fn unknown() -> Context {
    let unknown = || "Unknown".to_owned();
    Context { browser: unknown(), os: unknown(), ip: unknown(), place: None }
}

impl Confirmed {
    fn method(&self) -> Method {
        match self {
            Self::InApp { .. } | Self::ByConnecting { .. } => Method::App,
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
        from: Context,
        now: Timestamp,
    ) -> Result<SessionId, NotSignedIn> {
        let username = username.key();
        self.tries.password.check(&username, now)?;
        let decoy = Secret::new("nobody has this password");
        let user = self.user_named(&username);
        let is_right = user.map_or(&decoy, |user| &user.password).matches(password);
        let Some(account) = user.filter(|_| is_right).map(|user| user.account.clone()) else {
            self.tries.password.record_wrong(username, now);
            return Err(NotSignedIn::WrongPassword);
        };
        self.tries.password.reset(&username);
        Ok(self.begin_session(account, from, now))
    }

    pub(crate) fn begin_session(&mut self, account: AccountId, from: Context, now: Timestamp) -> SessionId {
        // Someone new has an app to install.
        let ends_at =
            now + if self.onboarding(&account).is_some() { IDLE_TIMEOUT } else { CONFIRMATION_TIMEOUT };
        let session = Session { account, from, confirmed: None, ends_at, challenge: None, list_until: None };
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
            email: user.email.clone(),
            phone: user.phone.clone(),
            onboarding: user.onboarding,
            has_connected: self.paired_device(id).is_some(),
            codes_left: user.unused_one_time_passwords().len(),
            confirmed: session.confirmed.clone(),
            preferred: user.preferred,
            devices: self.connected(&session.account).count(),
            is_frozen: user.is_frozen,
        })
    }

    /// Keeps a session alive that is logged in, or a new person's.
    pub(crate) fn extend_session(&mut self, id: &SessionId, now: Timestamp) {
        if self.trusted(id, now).is_some()
            && let Some(session) = self.live_mut(id, now)
        {
            session.ends_at = now + IDLE_TIMEOUT;
        }
    }

    /// Ends a session.
    pub(crate) fn log_out(&mut self, id: &SessionId, now: Timestamp) {
        self.cancel_requested(id, now);
        self.forget(id);
    }

    /// Confirms a login: the session goes on under a new id, which nobody can have known before.
    pub(super) fn log_in(
        &mut self,
        id: &SessionId,
        confirmed: Confirmed,
        now: Timestamp,
    ) -> Option<SessionId> {
        self.cancel_requested(id, now);
        let session = self.live(id, now)?.clone();
        if let Some(user) = self.user_mut(&session.account) {
            user.preferred = Some(confirmed.method());
        }
        self.finish_onboarding(&session.account);
        let (from, end) = (session.from.clone(), End::Confirmed(confirmed.clone()));
        self.add_to_logbook(&session.account, Kind::Login, from, end, now);
        let new = SessionId(long_id());
        self.hand_over_pairings(id, &new);
        self.forget(id);
        let session =
            Session { confirmed: Some(confirmed), ends_at: now + IDLE_TIMEOUT, challenge: None, ..session };
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

    /// A session that is logged in.
    pub(super) fn logged_in(&self, id: &SessionId, now: Timestamp) -> Option<&Session> {
        self.live(id, now).filter(|session| session.confirmed.is_some())
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
