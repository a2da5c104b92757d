//! Browser sessions, from the password to logging out.

use std::net::{IpAddr, Ipv4Addr};

use key_protocol::challenge::{Context, Kind};
use key_protocol::ids::{AccountId, ChallengeId, Text, Timestamp, Username};
use serde::{Deserialize, Serialize};

use super::State;
use super::confirmed::{Confirmed, Method};
use super::logbook::End;
use super::secret::Secret;
use super::session_id::SessionId;
use super::tries::Delayed;
use super::user::User;

/// Seconds from the password to the confirmation.
const CONFIRMATION_TIMEOUT: i64 = 5 * 60;
/// Seconds of inactivity after which a session that is logged in or onboarding ends.
const IDLE_TIMEOUT: i64 = 30 * 60;

/// A browser session.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Session {
    pub(super) account: AccountId,
    /// The browser that started the session.
    #[serde(default = "unknown")]
    pub(super) from: Context,
    /// Confirmation of the login; `None` before that.
    pub(super) confirmed: Option<Confirmed>,
    pub(super) ends_at: Timestamp,
    /// The session's latest challenge.
    pub(super) challenge: Option<ChallengeId>,
    /// Until when the session shows a new list of one-time passwords.
    #[serde(default)]
    pub(super) list_until: Option<Timestamp>,
}

/// A session cannot be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSignedIn {
    /// The password is wrong, or the username is unknown.
    WrongPassword,
    /// Passwords are not checked because of too many wrong ones.
    Delayed {
        /// Seconds until the next attempt.
        retry_after: u64,
    },
}

/// A session's data for the pages. Holds secrets, so it has no `Debug`.
pub struct SessionView {
    /// User of the session.
    pub user: User,
    /// Whether a device was enrolled with a pairing code of this session.
    pub has_connected: bool,
    /// Confirmation of the login; `None` before that.
    pub confirmed: Option<Confirmed>,
    /// Number of connected devices.
    pub devices: usize,
}

/// Placeholder for sessions stored before browsers were recorded.
fn unknown() -> Context {
    let unknown = || Text::replaced("Unknown");
    Context { browser: unknown(), os: unknown(), ip: IpAddr::from(Ipv4Addr::UNSPECIFIED).into(), place: None }
}

impl From<Delayed> for NotSignedIn {
    fn from(delayed: Delayed) -> Self {
        Self::Delayed { retry_after: delayed.retry_after }
    }
}

impl State {
    /// Starts a session for a correct username and password. An unknown username is treated like a
    /// wrong password, in response, timing and counting.
    pub fn sign_in(
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
        let is_right = user.map_or(&decoy, |user| &user.password).matches_password(password);
        let Some(account) = user.filter(|_| is_right).map(|user| user.account.clone()) else {
            self.tries.password.record_wrong(username, now);
            return Err(NotSignedIn::WrongPassword);
        };
        self.tries.password.reset(&username);
        Ok(self.begin_session(account, from, now))
    }

    /// Starts a session of an account, as after a correct password.
    pub fn begin_session(&mut self, account: AccountId, from: Context, now: Timestamp) -> SessionId {
        // A new user needs time to install the app.
        let ends_at =
            now + if self.onboarding(&account).is_some() { IDLE_TIMEOUT } else { CONFIRMATION_TIMEOUT };
        let session = Session { account, from, confirmed: None, ends_at, challenge: None, list_until: None };
        let id = SessionId::random();
        self.sessions.insert(id.clone(), session);
        id
    }

    /// Returns a session's data; `None` once the session has ended. Does not extend the session.
    pub fn session(&self, id: &SessionId, now: Timestamp) -> Option<SessionView> {
        let session = self.live(id, now)?;
        let user = self.user(&session.account)?;
        Some(SessionView {
            user: user.clone(),
            has_connected: self.paired_device(id).is_some(),
            confirmed: session.confirmed.clone(),
            devices: self.connected(&session.account).count(),
        })
    }

    /// Extends a session that is logged in or onboarding.
    pub fn extend_session(&mut self, id: &SessionId, now: Timestamp) {
        if self.trusted(id, now).is_some()
            && let Some(session) = self.live_mut(id, now)
        {
            session.ends_at = now + IDLE_TIMEOUT;
        }
    }

    /// Ends a session and cancels its challenge.
    pub fn log_out(&mut self, id: &SessionId, now: Timestamp) {
        self.cancel_requested(id, now);
        self.forget(id);
    }

    /// Completes a login under a new session id, which prevents session fixation.
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
            if !matches!(confirmed, Confirmed::InApp { .. }) {
                user.end_row_by_login();
            }
            // From now on the password alone grants no access.
            user.onboarding = None;
            let username = user.username.key();
            if confirmed.method() != Method::OfflineCode && self.is_offline_closed(&username) {
                self.tries.offline_code.reset(&username);
            }
        }
        let (from, end) = (session.from.clone(), End::Confirmed(confirmed.clone()));
        self.add_to_logbook(&session.account, Kind::Login, from, end, now);
        let new = SessionId::random();
        self.hand_over_pairings(id, &new);
        // The same browser may repeat its release.
        for asked in self.challenges.iter_mut().filter(|asked| asked.session == *id) {
            asked.session = new.clone();
        }
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

    /// Returns a session that is not confirmed yet.
    pub(super) fn unconfirmed(&self, id: &SessionId, now: Timestamp) -> Option<&Session> {
        self.live(id, now).filter(|session| session.confirmed.is_none())
    }

    /// Returns a session that is logged in.
    pub(super) fn logged_in(&self, id: &SessionId, now: Timestamp) -> Option<&Session> {
        self.live(id, now).filter(|session| session.confirmed.is_some())
    }

    /// Ends every session of an account with its pairing codes.
    pub(super) fn end_sessions(&mut self, account: &AccountId) {
        let theirs = |session: &Session| session.account == *account;
        let ended: Vec<_> =
            self.sessions.iter().filter(|(_, session)| theirs(session)).map(|(id, _)| id.clone()).collect();
        for id in &ended {
            self.forget(id);
        }
    }

    fn forget(&mut self, id: &SessionId) {
        self.sessions.remove(id);
        self.pairings.retain(|pairing| pairing.session != *id);
    }

    pub(super) fn tick_sessions(&mut self, now: Timestamp) {
        self.sessions.retain(|_, session| now < session.ends_at);
        let sessions = &self.sessions;
        self.pairings.retain(|pairing| sessions.contains_key(&pairing.session));
    }
}
