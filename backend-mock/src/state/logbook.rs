//! What was asked of a person's devices and who came in, for the person to read: to see that all of it was theirs.

use key_protocol::challenge::{Context, Kind};
use key_protocol::decision::Outcome;
use key_protocol::ids::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};

use super::State;
use super::session::Confirmed;

/// How many of an account's are kept.
const MAX_ENTRIES: usize = 30;

/// One login, payment or identification that ended.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Entry {
    account: AccountId,
    pub(crate) at: Timestamp,
    pub(crate) kind: Kind,
    /// The browser that asked.
    pub(crate) from: Context,
    pub(crate) end: End,
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum End {
    /// It was confirmed.
    Confirmed(Confirmed),
    /// It was not.
    Refused {
        outcome: Outcome,
        /// The device that said so, by the name it had then.
        by_device: Option<String>,
    },
}

impl State {
    /// What ended lately on an account, the latest first.
    pub(crate) fn logbook(&self, account: &AccountId) -> impl Iterator<Item = &Entry> {
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
