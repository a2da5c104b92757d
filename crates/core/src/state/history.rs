//! The history: what it remembers, its screens, and when an entry leaves them.

use key_protocol::ids::ChallengeId;
use key_view::{Ending, PastView};

use super::challenge_view::{challenge_kind, details};
use super::{Refused, ScreenState, State, check};
use crate::domain::account::AccountHandle;
use crate::domain::challenge::Pending;
use crate::domain::notes::{Notes, Past};

impl State {
    /// Opens the history.
    pub(crate) fn open_history(&mut self) -> Result<(), Refused> {
        self.open(ScreenState::History)
    }

    /// Opens an entry of the history.
    pub(crate) fn open_past(&mut self, id: ChallengeId) -> Result<(), Refused> {
        check(self.past(&id).is_some())?;
        self.leave_for(ScreenState::Past(id))
    }

    /// Adds an ended challenge.
    pub(super) fn remember(&mut self, pending: &Pending, ending: &Ending) {
        let claims = pending.signed.claims();
        let Some(account) = self.account(&pending.handle) else { return };
        let past = Past {
            id: claims.id.clone(),
            handle: pending.handle.clone(),
            username: account.username.as_str().to_owned(),
            kind: challenge_kind(claims.kind),
            service: claims.service.as_str().to_owned(),
            browser: claims.context.browser.as_str().to_owned(),
            os: claims.context.os.as_str().to_owned(),
            place: claims.context.place.clone().map(String::from),
            ip: claims.context.ip.to_string(),
            details: details(claims),
            ending: ending.clone(),
            at: claims.iat,
        };
        self.notes.remember(past);
        self.noted += 1;
        // The entry on the screen may have been the oldest, which a full history drops.
        self.close_dropped_entry();
    }

    /// Corrects the history after an approval that took no effect, since its browser never brought the
    /// release.
    pub(crate) fn taken_back(&mut self, handle: &AccountHandle, id: &ChallengeId, ending: Ending) {
        let took_none = matches!(ending, Ending::Expired | Ending::Cancelled);
        let approved =
            |past: &&mut Past| &past.id == id && &past.handle == handle && past.ending == Ending::Approved;
        if took_none && let Some(past) = self.notes.history.iter_mut().find(approved) {
            past.ending = ending;
            self.noted += 1;
        }
    }

    /// Removes the history, the notices and the news of accounts that are not enrolled any more.
    pub(super) fn prune_history(&mut self) {
        let count = |notes: &Notes| notes.history.len() + notes.notices.len() + notes.news.len();
        let before = count(&self.notes);
        let accounts = &self.accounts;
        let known =
            |handle: &AccountHandle| accounts.iter().any(|enrolled| &enrolled.account.handle == handle);
        self.notes.history.retain(|past| known(&past.handle));
        self.notes.notices.retain(|notice| known(&notice.handle));
        self.notes.news.retain(|kept| kept.handle.as_ref().is_none_or(known));
        self.noted += u64::from(count(&self.notes) != before);
    }

    /// Returns to the history if the entry on the screen is not in it any more.
    pub(super) fn close_dropped_entry(&mut self) {
        if matches!(&self.screen, ScreenState::Past(id) if self.past(id).is_none()) {
            self.screen = ScreenState::History;
        }
    }
}

/// Returns the view of an entry.
pub(crate) fn past_view(past: &Past) -> PastView {
    let past = past.clone();
    PastView {
        id: past.id.as_str().to_owned(),
        kind: past.kind,
        service: past.service,
        username: past.username,
        browser: past.browser,
        os: past.os,
        place: past.place,
        ip: past.ip,
        details: past.details,
        ending: past.ending,
        at: past.at.seconds(),
    }
}
