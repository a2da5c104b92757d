//! Confirms a login after the password: in the app, with a one-time password, or with an offline
//! code. A logged-in user can confirm a payment, their identity, or a change of the account in the
//! app too.

use key_protocol::challenge::{Context, Detail, Kind, MAX_DETAILS};
use key_protocol::ids::{AccountId, Timestamp, UsernameKey};
use key_protocol::notice::NoticeKind;
use key_protocol::offline::Step;
use key_protocol::typed::normalised;

use super::challenge::Challenge;
use super::confirmed::{Confirmed, Method};
use super::limits::ChallengeRefused;
use super::notice::Actor;
use super::secret::{is_possible_code, is_possible_offline_code};
use super::session_id::SessionId;
use super::tries::Delayed;
use super::{Settings, State};

/// Number of wrong offline codes since the last right one after which the method is closed.
const MAX_OFFLINE_WRONG: u32 = 100;

/// Request of a logged-in user to confirm something in the app.
pub enum ConfirmationRequest {
    /// A payment, with the details that the app shows.
    Payment(Vec<Detail>),
    /// The identity of a caller.
    Identification,
    /// A change of how the account is confirmed, with the details of what changes.
    Account(Vec<Detail>),
}

/// A code cannot confirm a login.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotConfirmed {
    /// The session has ended, or is logged in already.
    NoSession,
    /// The code is wrong or was used before.
    WrongCode,
    /// Offline codes are closed until a login in another way.
    Closed,
    /// Codes are not checked because of too many wrong ones.
    Delayed {
        /// Seconds until the next attempt.
        retry_after: u64,
    },
}

impl State {
    /// Issues a login challenge for a session. Cancels the session's previous one. `from` is the
    /// browser that asks.
    pub fn request_login(
        &mut self,
        id: &SessionId,
        from: Context,
        settings: &Settings,
        now: Timestamp,
    ) -> Result<&Challenge, ChallengeRefused> {
        let account = self.unconfirmed(id, now).ok_or(ChallengeRefused::NoSession)?.account.clone();
        self.check_limits(&account, id, Kind::Login, now)?;
        if let Some(user) = self.user_mut(&account) {
            user.preferred = Some(Method::App);
        }
        let settings = self.bounded_settings(&account, settings);
        let issued = self.issue_for_session(id, Kind::Login, Vec::new(), from, &settings, now);
        issued.ok_or(ChallengeRefused::NoSession)
    }

    /// Issues a challenge for a logged-in session. Cancels the session's previous one.
    pub fn request_confirmation(
        &mut self,
        id: &SessionId,
        requested: ConfirmationRequest,
        from: Context,
        settings: &Settings,
        now: Timestamp,
    ) -> Result<&Challenge, ChallengeRefused> {
        let account = self.logged_in(id, now).ok_or(ChallengeRefused::NoSession)?.account.clone();
        let (kind, details) = match requested {
            ConfirmationRequest::Payment(details) => (Kind::Payment, details),
            ConfirmationRequest::Identification => (Kind::Identification, Vec::new()),
            ConfirmationRequest::Account(details) => (Kind::Account, details),
        };
        if details.len() > MAX_DETAILS {
            return Err(ChallengeRefused::TooManyDetails);
        }
        self.check_limits(&account, id, kind, now)?;
        let settings = self.bounded_settings(&account, settings);
        let issued = self.issue_for_session(id, kind, details, from, &settings, now);
        issued.ok_or(ChallengeRefused::NoSession)
    }

    /// Returns the session's current challenge: a login or something else to confirm.
    pub fn waiting(&self, id: &SessionId, now: Timestamp) -> Option<&Challenge> {
        self.challenge(self.live(id, now)?.challenge.as_ref()?)
    }

    /// Cancels the session's challenge if it is open or awaits its release.
    pub fn cancel_requested(&mut self, id: &SessionId, now: Timestamp) {
        if let Some(challenge) = self.live(id, now).and_then(|session| session.challenge.clone()) {
            self.cancel(&challenge, now);
        }
    }

    /// Cancels the session's challenge for its next one, which does not count as unapproved.
    pub(super) fn replace_requested(&mut self, id: &SessionId, now: Timestamp) {
        let is_replaced = |asked: &&Challenge| asked.ended.is_none() || asked.awaits_release();
        let Some(asked) = self.waiting(id, now).filter(is_replaced) else { return };
        let (challenge, account) = (asked.claims.id.clone(), asked.claims.account.clone());
        let is_unreleased = asked.awaits_release();
        self.cancel(&challenge, now);
        if let Some(user) = self.user_mut(&account) {
            user.uncount_unapproved();
        }
        let replaced = self.challenges.iter_mut().find(|known| known.claims.id == challenge);
        if let Some(replaced) = replaced.filter(|_| is_unreleased) {
            replaced.takes_no_room = true;
        }
    }

    /// Logs in the browser whose own login was approved, under a new session id.
    pub fn enter_approved(&mut self, id: &SessionId, now: Timestamp) -> Option<SessionId> {
        self.unconfirmed(id, now)?;
        let login = self.waiting(id, now)?;
        if login.claims.kind != Kind::Login || !login.is_effective() {
            return None;
        }
        let device = login.by_device().unwrap_or_default().to_owned();
        self.log_in(id, Confirmed::InApp { device }, now)
    }

    /// Logs in a browser with a one-time password. Also ends the freeze after a report.
    pub fn enter_with_one_time_password(
        &mut self,
        id: &SessionId,
        typed: &str,
        now: Timestamp,
    ) -> Result<SessionId, NotConfirmed> {
        self.unconfirmed(id, now).ok_or(NotConfirmed::NoSession)?;
        self.use_one_time_password(id, typed, now)?;
        self.log_in(id, Confirmed::WithOneTimePassword, now).ok_or(NotConfirmed::NoSession)
    }

    /// Ends the freeze after a report, with a one-time password.
    pub fn unfreeze_with_one_time_password(
        &mut self,
        id: &SessionId,
        typed: &str,
        now: Timestamp,
    ) -> Result<(), NotConfirmed> {
        self.use_one_time_password(id, typed, now).map(drop)
    }

    /// Uses up a one-time password of a session's user, and returns the account.
    pub(super) fn use_one_time_password(
        &mut self,
        id: &SessionId,
        typed: &str,
        now: Timestamp,
    ) -> Result<AccountId, NotConfirmed> {
        let (account, username) = self.code_owner(id, now)?;
        if !is_possible_code(typed) {
            return Err(NotConfirmed::WrongCode);
        }
        self.tries.one_time_password.check(&username, now)?;
        let from = self.live(id, now).map(|session| session.from.clone());
        let user = self.user_mut(&account).ok_or(NotConfirmed::NoSession)?;
        if !user.one_time_passwords.use_up(typed) {
            self.tries.one_time_password.record_wrong(username, now);
            return Err(NotConfirmed::WrongCode);
        }
        let was_frozen = std::mem::take(&mut user.is_frozen);
        self.tries.one_time_password.reset(&username);
        if was_frozen {
            self.notify(&account, NoticeKind::Unfrozen, None, Actor::web(from), now);
        }
        Ok(account)
    }

    /// Logs in a browser with a code of any of the user's devices.
    pub fn enter_with_offline_code(
        &mut self,
        id: &SessionId,
        typed: &str,
        now: Timestamp,
    ) -> Result<SessionId, NotConfirmed> {
        self.unconfirmed(id, now).ok_or(NotConfirmed::NoSession)?;
        let (account, username) = self.code_owner(id, now)?;
        if !is_possible_offline_code(typed) {
            return Err(NotConfirmed::WrongCode);
        }
        if self.is_offline_closed(&username) {
            return Err(NotConfirmed::Closed);
        }
        self.tries.offline_code.check(&username, now)?;
        let Some(device) = self.use_offline_code(&account, typed, now) else {
            self.tries.offline_code.record_wrong(username.clone(), now);
            if self.is_offline_closed(&username) {
                self.notify(&account, NoticeKind::OfflineCodesClosed, None, Actor::Web, now);
            }
            return Err(NotConfirmed::WrongCode);
        };
        self.tries.offline_code.reset(&username);
        self.log_in(id, Confirmed::WithOfflineCode { device }, now).ok_or(NotConfirmed::NoSession)
    }

    /// Whether offline codes are closed for a username after too many wrong ones.
    pub(super) fn is_offline_closed(&self, username: &UsernameKey) -> bool {
        self.tries.offline_code.wrong(username) >= MAX_OFFLINE_WRONG
    }

    /// Uses up the step that `typed` is the code of: the current one or its neighbours, but later
    /// than the last accepted one. Returns the device's name.
    fn use_offline_code(&mut self, account: &AccountId, typed: &str, now: Timestamp) -> Option<String> {
        let typed = normalised(typed);
        let step = Step::at(now);
        for device in &mut self.devices {
            if device.account != *account || device.revoked.is_some() {
                continue;
            }
            let is_new = |step: &Step| device.last_step.is_none_or(|last| *step > last);
            let accepted = [step.before(), step, step.after()]
                .into_iter()
                .filter(is_new)
                .find(|step| device.offline.0.accepts(&typed, *step));
            if accepted.is_some() {
                device.last_step = accepted;
                return Some(device.about.name.to_string());
            }
        }
        None
    }

    /// Returns the account and username of a live session.
    fn code_owner(&self, id: &SessionId, now: Timestamp) -> Result<(AccountId, UsernameKey), NotConfirmed> {
        let session = self.live(id, now).ok_or(NotConfirmed::NoSession)?;
        let user = self.user(&session.account).ok_or(NotConfirmed::NoSession)?;
        Ok((user.account.clone(), user.username.key()))
    }
}

impl From<Delayed> for NotConfirmed {
    fn from(delayed: Delayed) -> Self {
        Self::Delayed { retry_after: delayed.retry_after }
    }
}
