//! Views of challenges: on the screen, and their results.

use std::time::Duration;

use key_protocol::challenge::{Challenge, Detail, Kind};
use key_protocol::ids::ChallengeId;
use key_view::{ChallengeKind, ChallengeView, DetailView, Ending, Handback, ResultView};

use super::{ScreenState, State};
use crate::domain::challenge::{Pending, Progress};
use crate::now::Now;

/// Summary of an ended challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concluded {
    /// Id of the challenge.
    pub challenge: ChallengeId,
    /// Kind of the challenge.
    pub kind: ChallengeKind,
    /// Service that requested the confirmation.
    pub service: String,
    /// Username of the account.
    pub username: String,
    /// How the challenge ended.
    pub ending: Ending,
    /// Part that a browser on this phone has in it.
    pub handback: Handback,
    /// Moment at which the screen closes by itself, on the monotonic clock; `None` for a result that
    /// says what to do, and before it is shown.
    pub until: Option<Duration>,
}

impl Concluded {
    /// Time that a result is shown in which the user did what was to be done.
    const SHOWN: Duration = Duration::from_secs(2);

    /// Returns whether nothing is left to read or do: the answer of this device was taken.
    fn is_settled(&self) -> bool {
        let answered = matches!(self.ending, Ending::Approved | Ending::Denied);
        answered && self.handback != Handback::NotOpened
    }
}

impl State {
    /// Starts the time of a result that has just appeared. Called once after every change.
    pub(crate) fn result_follows(&mut self, now: Now) {
        if let ScreenState::Result(concluded) = &mut self.screen
            && concluded.until.is_none()
        {
            concluded.until = concluded.is_settled().then(|| now.monotonic + Concluded::SHOWN);
        }
    }

    /// Returns when the result on the screen closes by itself, on the monotonic clock.
    pub(crate) fn result_until(&self) -> Option<Duration> {
        match &self.screen {
            ScreenState::Result(concluded) => concluded.until,
            _ => None,
        }
    }

    /// Leaves a result whose time is over. What comes next was not asked for.
    pub(super) fn close_result(&mut self, now: Now) {
        if self.result_until().is_some_and(|until| until <= now.monotonic) {
            self.arrivals += 1;
            self.go_home();
        }
    }

    /// Returns the view of the challenge on the screen.
    pub(crate) fn challenge_view(&self, pending: &Pending, now: Now) -> ChallengeView {
        let claims = pending.signed.claims();
        let time_left = now.time_left(pending.deadline, pending.lifetime());
        ChallengeView {
            id: pending.id().as_str().to_owned(),
            kind: challenge_kind(claims.kind),
            service: claims.service.as_str().to_owned(),
            username: self.username(&pending.handle),
            browser: claims.context.browser.as_str().to_owned(),
            os: claims.context.os.as_str().to_owned(),
            place: claims.context.place.clone().map(String::from),
            ip: claims.context.ip.to_string(),
            details: details(claims),
            number_digits: pending.matching().into(),
            time_left,
            asked_seconds_ago: time_left.of_ms.saturating_sub(time_left.ms) / 1000,
            busy: matches!(pending.progress, Progress::Sending(_)),
            unsent: match pending.progress {
                Progress::Unsent { trouble, .. } => Some(trouble),
                Progress::Open | Progress::Sending(_) => None,
            },
            trouble: pending.trouble,
            report_asked: self.report_asked,
            others_waiting: self.others(1),
        }
    }

    /// Returns the view of a result.
    pub(crate) fn result_view(&self, concluded: &Concluded) -> ResultView {
        ResultView {
            kind: concluded.kind,
            service: concluded.service.clone(),
            username: concluded.username.clone(),
            ending: concluded.ending.clone(),
            handback: concluded.handback,
            others_waiting: self.others(0),
        }
    }

    /// Returns the number of open challenges besides those that the screen shows.
    fn others(&self, shown: usize) -> u32 {
        u32::try_from(self.pending.len().saturating_sub(shown)).unwrap_or(u32::MAX)
    }
}

/// Converts the details of a challenge for the view.
pub(super) fn details(claims: &Challenge) -> Vec<DetailView> {
    let view = |detail: &Detail| DetailView {
        label: detail.label.as_str().to_owned(),
        value: detail.value.as_str().to_owned(),
    };
    claims.details.iter().map(view).collect()
}

/// Converts the kind of a challenge for the view.
pub(super) fn challenge_kind(kind: Kind) -> ChallengeKind {
    match kind {
        Kind::Login => ChallengeKind::Login,
        Kind::Payment => ChallengeKind::Payment,
        Kind::Identification => ChallengeKind::Identification,
        Kind::Account => ChallengeKind::Account,
        Kind::Unknown => ChallengeKind::Unknown,
    }
}
