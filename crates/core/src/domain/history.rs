//! Entries of the history: challenges that ended, sealed as soon as there is a history key. What stays
//! in clear is what the app needs without presence.

use key_protocol::ids::{ChallengeId, Timestamp};
use key_protocol::keys::{PublicKey, Thumbprint};
use key_view::{ChallengeKind, DetailView, Ending};
use ring::rand::SecureRandom;
use serde::{Deserialize, Serialize};

use super::account::AccountHandle;
use super::history_key::{HistoryKey, OpenedHistoryKey, SealedToKey};
use super::secret::{CryptoFailed, DataKey, Secret};

/// Entry of the history as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum HistoryEntry {
    /// Sealed entry.
    Sealed(SealedPast),
    /// Entry in clear: one that has just been made, or that an earlier version wrote.
    Clear(Past),
}

/// Ended challenge, sealed to a history key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedPast {
    /// Challenge id.
    pub id: ChallengeId,
    /// Local id of the account.
    #[serde(rename = "keys")]
    pub handle: AccountHandle,
    /// History key that opens it.
    pub to: Thumbprint,
    /// The challenge.
    sealed: SealedToKey,
    /// How an approval ended that took no effect. Known later than the entry, which cannot be opened
    /// then; it changes no other ending.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    took_no_effect: Option<Ending>,
}

/// Ended challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// Challenge id.
    pub id: ChallengeId,
    /// Local id of the account.
    #[serde(rename = "keys")]
    pub handle: AccountHandle,
    /// Username of the account.
    pub username: String,
    /// Kind of the challenge.
    pub kind: ChallengeKind,
    /// Service that requested the confirmation.
    pub service: String,
    /// Browser that the request came from.
    pub browser: String,
    /// Operating system of the browser.
    pub os: String,
    /// Location of the browser as the backend estimated it.
    pub place: Option<String>,
    /// IP address of the browser.
    pub ip: String,
    /// Amount, payee and the like.
    pub details: Vec<DetailView>,
    /// How the challenge ended.
    pub ending: Ending,
    /// Time of the request, by the backend's clock.
    pub at: Timestamp,
}

/// History that was read with presence.
#[derive(Default)]
pub struct HistoryRead {
    /// Entries that opened, newest first.
    pub opened: Vec<Past>,
    /// Entries whose key is gone, which nothing opens any more.
    pub unreadable: Vec<HistoryEntry>,
}

impl HistoryEntry {
    /// Returns the challenge id.
    #[must_use]
    pub fn id(&self) -> &ChallengeId {
        match self {
            Self::Sealed(SealedPast { id, .. }) | Self::Clear(Past { id, .. }) => id,
        }
    }

    /// Returns the local id of the account.
    #[must_use]
    pub fn handle(&self) -> &AccountHandle {
        match self {
            Self::Sealed(SealedPast { handle, .. }) | Self::Clear(Past { handle, .. }) => handle,
        }
    }

    /// Returns whether this entry is about the challenge of `past`.
    pub(crate) fn is_about(&self, past: &Past) -> bool {
        self.id() == &past.id && self.handle() == &past.handle
    }

    /// Corrects the ending, if it was an approval.
    pub(crate) fn correct(&mut self, ending: Ending) {
        match self {
            Self::Sealed(sealed) => sealed.took_no_effect = Some(ending),
            Self::Clear(past) => past.correct(ending),
        }
    }

    /// Returns the correction of a sealed entry.
    pub(crate) fn correction(&self) -> Option<&Ending> {
        match self {
            Self::Sealed(sealed) => sealed.took_no_effect.as_ref(),
            Self::Clear(_) => None,
        }
    }
}

impl Past {
    /// Corrects the ending, if it was an approval.
    pub(crate) fn correct(&mut self, ending: Ending) {
        if self.ending == Ending::Approved {
            self.ending = ending;
        }
    }
}

impl SealedPast {
    /// Seals an entry to a history key.
    pub(crate) fn seal(past: &Past, to: &PublicKey, rng: &dyn SecureRandom) -> Result<Self, CryptoFailed> {
        let plain = Secret::new(serde_json::to_vec(past).map_err(|_| CryptoFailed)?);
        Ok(Self {
            id: past.id.clone(),
            handle: past.handle.clone(),
            to: to.thumbprint(),
            sealed: SealedToKey::seal(to, &owner(&past.id, &past.handle), &plain, rng)?,
            took_no_effect: None,
        })
    }

    fn open(&self, keys: &[OpenedHistoryKey]) -> Option<Past> {
        let key = keys.iter().find(|key| key.public().thumbprint() == self.to)?;
        let plain = key.unseal(&self.sealed, &owner(&self.id, &self.handle))?;
        serde_json::from_slice(plain.expose()).ok()
    }
}

impl HistoryRead {
    /// Opens entries with the keys that `data_key` opens.
    pub(crate) fn open(entries: &[HistoryEntry], keys: &[HistoryKey], data_key: &DataKey) -> Self {
        let keys: Vec<_> = keys.iter().filter_map(|key| key.open(data_key)).collect();
        let mut read = Self::default();
        for entry in entries {
            let past = match entry {
                HistoryEntry::Sealed(sealed) => sealed.open(&keys),
                HistoryEntry::Clear(past) => Some(past.clone()),
            };
            match past {
                Some(past) => read.opened.push(past),
                None => read.unreadable.push(entry.clone()),
            }
        }
        read
    }
}

/// Returns what a sealed entry is bound to. A challenge id holds no line break, so that no two pairs
/// give the same text.
fn owner(id: &ChallengeId, handle: &AccountHandle) -> String {
    format!("{handle}\n{id}")
}
