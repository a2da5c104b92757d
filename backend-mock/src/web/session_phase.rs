//! Where a browser stands: the one truth that every page, reload and second tab is drawn from.

use key_protocol::decision::Outcome;
use key_protocol::ids::Timestamp;

use super::aborted::Reason;
use super::path;
use crate::state::{Confirmed, Onboarding, SessionId, SessionView, State, Waiting};

/// Where a browser stands.
pub(super) enum SessionPhase {
    /// No password was given, or it was too long ago.
    SignedOut,
    /// A new person, who has this yet to do.
    Onboarding(SessionView, Onboarding),
    /// A new person's first device is connected, and the browser is yet to come for its new session.
    Connected,
    /// The password was right; how to confirm is yet to be chosen.
    Choosing(SessionView),
    /// The app is asked.
    Waiting(SessionView, Waiting),
    /// The app said yes, and the browser is yet to come for its new session.
    Approved,
    /// The app was asked, and the login was not confirmed.
    Aborted(SessionView, Reason, Waiting),
    /// The login was confirmed.
    LoggedIn(SessionView, Confirmed),
}

impl SessionPhase {
    /// Where the browser with this session stands now.
    pub(super) fn of(state: &State, id: &SessionId, now: Timestamp) -> Self {
        let Some(session) = state.session(id, now) else { return Self::SignedOut };
        if let Some(confirmed) = session.confirmed.clone() {
            return Self::LoggedIn(session, confirmed);
        }
        if session.has_connected {
            return Self::Connected;
        }
        if let Some(joining) = session.onboarding {
            return Self::Onboarding(session, joining);
        }
        let Some(login) = state.waiting(id, now) else { return Self::Choosing(session) };
        let reason = match login.outcome {
            None => return Self::Waiting(session, login),
            Some(Outcome::Approved) => return Self::Approved,
            Some(Outcome::Denied) => Reason::Denied,
            Some(Outcome::Reported) => Reason::Reported,
            Some(Outcome::WrongNumber) => Reason::WrongNumber,
            Some(Outcome::Expired) => Reason::Expired,
            Some(Outcome::Cancelled) => Reason::Cancelled,
        };
        Self::Aborted(session, reason, login)
    }

    /// The page of a browser that stands here.
    pub(super) fn path(&self) -> &'static str {
        match self {
            Self::SignedOut => path::LOGIN,
            Self::Onboarding(_, Onboarding::Information) => path::INFORMATION,
            Self::Onboarding(_, Onboarding::Method) => path::ONBOARDING,
            Self::Connected => path::PAIRING,
            Self::Choosing(_) => path::METHOD,
            Self::Waiting(..) | Self::Approved => path::WAITING,
            Self::Aborted(..) => path::ABORTED,
            Self::LoggedIn(..) => path::START,
        }
    }

    /// Whose login is yet to be confirmed, while the app is not asked.
    pub(super) fn unconfirmed(&self) -> Option<&SessionView> {
        match self {
            Self::Choosing(session) | Self::Aborted(session, ..) => Some(session),
            _ => None,
        }
    }

    /// Who can confirm with a code from their list: also someone new, who has just got one.
    pub(super) fn may_use_one_time_password(&self) -> Option<&SessionView> {
        match self {
            Self::Onboarding(session, Onboarding::Method) => Some(session),
            _ => self.unconfirmed(),
        }
    }

    /// Who may connect a device: someone who is logged in, or new and about to choose how to confirm.
    pub(super) fn may_connect(&self) -> Option<&SessionView> {
        match self {
            Self::LoggedIn(session, _) | Self::Onboarding(session, Onboarding::Method) => Some(session),
            _ => None,
        }
    }

    /// Who is logged in.
    pub(super) fn logged_in(&self) -> Option<&SessionView> {
        match self {
            Self::LoggedIn(session, _) => Some(session),
            _ => None,
        }
    }

    /// Tells pages apart: what one that shows another version shows is the past.
    pub(super) fn version(&self) -> String {
        match self {
            Self::Waiting(_, login) => login.id.to_string(),
            elsewhere => elsewhere.path().to_owned(),
        }
    }
}
