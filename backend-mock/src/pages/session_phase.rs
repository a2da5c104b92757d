//! Phase of a browser's session: the single source from which every page, reload and second tab is
//! rendered.

use backend_model::{Challenge, Confirmed, Onboarding, SessionId, SessionView, State};
use key_messages::pages::Reason;
use key_protocol::decision::Outcome;
use key_protocol::ids::Timestamp;

use super::path;

pub(super) enum SessionPhase {
    /// There is no session, or it has expired.
    SignedOut,
    /// A new user has yet to finish this step of the onboarding.
    Onboarding(SessionView, Onboarding),
    /// A new user's first device is connected; the browser has yet to fetch its new session.
    Connected,
    /// The password was correct; the user has yet to choose a confirmation method.
    Choosing(SessionView),
    /// The app was sent a challenge, which is still open.
    Waiting(SessionView, Challenge),
    /// The app on the same phone approved the login; the browser has yet to come back with the
    /// release.
    Unreleased(SessionView, Challenge),
    /// The app approved the login; the browser has yet to fetch its new session.
    Approved,
    /// The challenge ended without approval.
    Aborted(SessionView, Reason, Challenge),
    /// The login was confirmed.
    LoggedIn(SessionView, Confirmed),
}

impl SessionPhase {
    pub(super) fn of(state: &State, id: &SessionId, now: Timestamp) -> Self {
        let Some(session) = state.session(id, now) else { return Self::SignedOut };
        if let Some(confirmed) = session.confirmed.clone() {
            return Self::LoggedIn(session, confirmed);
        }
        if session.has_connected {
            return Self::Connected;
        }
        if let Some(joining) = session.user.onboarding {
            return Self::Onboarding(session, joining);
        }
        let Some(login) = state.waiting(id, now).cloned() else { return Self::Choosing(session) };
        match login.outcome().map(reason) {
            None => Self::Waiting(session, login),
            Some(None) if login.awaits_release() => Self::Unreleased(session, login),
            Some(None) => Self::Approved,
            Some(Some(reason)) => Self::Aborted(session, reason, login),
        }
    }

    pub(super) fn path(&self) -> &'static str {
        match self {
            Self::SignedOut => path::LOGIN,
            Self::Onboarding(_, Onboarding::Information) => path::INFORMATION,
            Self::Onboarding(_, Onboarding::Method) => path::ONBOARDING,
            Self::Connected => path::PAIRING,
            Self::Choosing(_) => path::METHOD,
            Self::Waiting(..) | Self::Unreleased(..) | Self::Approved => path::WAITING,
            Self::Aborted(..) => path::ABORTED,
            Self::LoggedIn(..) => path::START,
        }
    }

    /// The session, if its login has yet to be confirmed and no challenge is open. Asking again
    /// replaces an approval that was not released.
    pub(super) fn unconfirmed(&self) -> Option<&SessionView> {
        match self {
            Self::Choosing(session) | Self::Aborted(session, ..) | Self::Unreleased(session, _) => {
                Some(session)
            }
            _ => None,
        }
    }

    /// The session, if its user is new and chooses how to confirm logins.
    pub(super) fn choosing_first_method(&self) -> Option<&SessionView> {
        match self {
            Self::Onboarding(session, Onboarding::Method) => Some(session),
            _ => None,
        }
    }

    /// The session, if it may be confirmed with a one-time password: an unconfirmed login, or a new
    /// user who has just got the list.
    pub(super) fn may_use_one_time_password(&self) -> Option<&SessionView> {
        self.choosing_first_method().or_else(|| self.unconfirmed())
    }

    /// The session, if it may connect a device: a logged-in user, or a new user who chooses a
    /// method.
    pub(super) fn may_connect(&self) -> Option<&SessionView> {
        self.choosing_first_method().or_else(|| self.logged_in())
    }

    pub(super) fn logged_in(&self) -> Option<&SessionView> {
        match self {
            Self::LoggedIn(session, _) => Some(session),
            _ => None,
        }
    }

    /// Version of the page of this phase, for live updates.
    pub(super) fn version(&self) -> String {
        match self {
            Self::Waiting(_, login) => login.claims.id.to_string(),
            Self::Unreleased(_, login) => format!("{} approved", login.claims.id),
            other => other.path().to_owned(),
        }
    }
}

/// Reason of an outcome; none for an approval.
pub(super) fn reason(outcome: Outcome) -> Option<Reason> {
    match outcome {
        Outcome::Approved => None,
        Outcome::Denied => Some(Reason::Denied),
        Outcome::Reported => Some(Reason::Reported),
        Outcome::WrongNumber => Some(Reason::WrongNumber),
        Outcome::Expired => Some(Reason::Expired),
        Outcome::Cancelled | Outcome::Ended => Some(Reason::Cancelled),
    }
}
