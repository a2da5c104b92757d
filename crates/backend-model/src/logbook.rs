//! Log of logins and other challenges, for users to check that all of them were their own.

use key_protocol::challenge::{Context, Kind};
use key_protocol::decision::Outcome;
use key_protocol::ids::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};

use super::State;
use super::confirmed::Confirmed;

/// Most entries per account.
const MAX_ENTRIES: usize = 30;

/// A login, payment or identification that ended.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Entry {
    account: AccountId,
    /// Time of the end.
    pub at: Timestamp,
    /// Kind of action that the user was to confirm.
    pub kind: Kind,
    /// The requesting browser.
    pub from: Context,
    /// How it ended.
    pub end: End,
}

/// The end of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// Confirmed by the user.
    Confirmed(Confirmed),
    /// Not confirmed.
    Refused {
        /// How the challenge ended.
        outcome: Outcome,
        /// Name of the device that decided, at that time.
        by_device: Option<String>,
    },
}

impl State {
    /// Returns an account's entries, latest first.
    pub fn logbook(&self, account: &AccountId) -> impl Iterator<Item = &Entry> {
        self.logbook.iter().rev().filter(move |entry| entry.account == *account)
    }

    pub(super) fn add_to_logbook(
        &mut self,
        account: &AccountId,
        kind: Kind,
        from: Context,
        end: End,
        at: Timestamp,
    ) {
        self.logbook.push(Entry { account: account.clone(), at, kind, from, end });
        let theirs = |entry: &Entry| entry.account == *account;
        if self.logbook.iter().filter(|entry| theirs(entry)).count() > MAX_ENTRIES
            && let Some(oldest) = self.logbook.iter().position(theirs)
        {
            self.logbook.remove(oldest);
        }
    }
}
