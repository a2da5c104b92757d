//! The history: what it remembers, how presence opens it, and when an entry leaves it.

use key_protocol::ids::ChallengeId;
use key_view::Ending;

use super::challenge_view::{challenge_kind, details};
use super::{History, OpenPad, PresencePurpose, Refused, ScreenState, State, check};
use crate::domain::account::AccountHandle;
use crate::domain::challenge::Pending;
use crate::domain::history::{HistoryEntry, HistoryRead, Past, SealedPast};
use crate::domain::notes::Notes;

impl State {
    /// Opens the history, with the PIN pad over it.
    pub(crate) fn open_history(&mut self) -> Result<OpenPad, Refused> {
        self.open(ScreenState::History(History::Hidden))?;
        Ok(self.open_pad(PresencePurpose::ReadHistory))
    }

    /// Shows the history that was read with the presence just established, and drops the entries that
    /// nothing opens any more.
    pub(crate) fn history_read(&mut self, read: HistoryRead) -> Result<(), Refused> {
        check(self.has_presence(|purpose| *purpose == PresencePurpose::ReadHistory))?;
        let HistoryRead { opened, unreadable } = read;
        let before = self.notes.history.len();
        self.notes.history.retain(|entry| !unreadable.contains(entry));
        self.noted += u64::from(self.notes.history.len() != before);
        self.go_to(ScreenState::History(History::Opened { entries: opened, shown: None }));
        self.update_open_history();
        Ok(())
    }

    /// Opens an entry of the history.
    pub(crate) fn open_past(&mut self, id: ChallengeId) -> Result<(), Refused> {
        let ScreenState::History(History::Opened { entries, shown }) = &mut self.screen else {
            return Err(Refused);
        };
        check(entries.iter().any(|past| past.id == id))?;
        *shown = Some(id);
        Ok(())
    }

    /// Returns whether the history has an entry of this challenge.
    pub(super) fn has_past(&self, id: &ChallengeId) -> bool {
        self.notes.history.iter().any(|entry| entry.id() == id)
    }

    /// Adds an ended challenge. It is in clear until it is sealed, which follows each change.
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
        if let ScreenState::History(History::Opened { entries, .. }) = &mut self.screen {
            entries.insert(0, past.clone());
        }
        self.notes.remember(HistoryEntry::Clear(past));
        self.noted += 1;
        self.update_open_history();
    }

    /// Returns whether an entry is in clear.
    pub(crate) fn has_clear_history(&self) -> bool {
        self.notes.history.iter().any(|entry| matches!(entry, HistoryEntry::Clear(_)))
    }

    /// Seals the entries that are in clear. One that cannot be sealed is dropped, rather than written
    /// in clear.
    pub(crate) fn seal_history(&mut self, seal: impl Fn(&Past) -> Option<SealedPast>) {
        let entries = std::mem::take(&mut self.notes.history).into_iter();
        self.notes.history = entries
            .filter_map(|entry| match entry {
                HistoryEntry::Clear(past) => seal(&past).map(HistoryEntry::Sealed),
                sealed @ HistoryEntry::Sealed(_) => Some(sealed),
            })
            .collect();
        self.noted += 1;
    }

    /// Corrects the history after an approval that took no effect, since its browser never brought the
    /// release.
    pub(crate) fn taken_back(&mut self, handle: &AccountHandle, id: &ChallengeId, ending: Ending) {
        let is_it = |entry: &&mut HistoryEntry| entry.id() == id && entry.handle() == handle;
        let took_none = matches!(ending, Ending::Expired | Ending::Cancelled);
        if took_none && let Some(entry) = self.notes.history.iter_mut().find(is_it) {
            entry.correct(ending);
            self.noted += 1;
            self.update_open_history();
        }
    }

    /// Removes the history, the notices and the news of accounts that are not enrolled any more.
    pub(super) fn prune_history(&mut self) {
        let count = |notes: &Notes| notes.history.len() + notes.notices.len() + notes.news.len();
        let before = count(&self.notes);
        let accounts = &self.accounts;
        let known =
            |handle: &AccountHandle| accounts.iter().any(|enrolled| &enrolled.account.handle == handle);
        self.notes.history.retain(|entry| known(entry.handle()));
        self.notes.notices.retain(|notice| known(&notice.handle));
        self.notes.news.retain(|kept| kept.handle.as_ref().is_none_or(known));
        self.noted += u64::from(count(&self.notes) != before);
        self.update_open_history();
    }

    /// Updates the opened history after its notes changed: what left them is gone, corrections apply,
    /// and an entry on the screen that is gone gives way to the list.
    pub(super) fn update_open_history(&mut self) {
        let ScreenState::History(History::Opened { entries, shown }) = &mut self.screen else { return };
        entries.retain_mut(|past| {
            let entry = self.notes.history.iter().find(|entry| entry.is_about(past));
            match entry {
                Some(HistoryEntry::Clear(kept)) => past.ending = kept.ending.clone(),
                Some(entry) => entry.correction().into_iter().for_each(|ending| past.correct(ending.clone())),
                None => return false,
            }
            true
        });
        shown.take_if(|id| entries.iter().all(|past| &past.id != id));
    }
}
