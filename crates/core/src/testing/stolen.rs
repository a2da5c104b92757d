//! A copy of everything that opens a record at one moment, and what it opens later.

use super::phone::device;
use super::{MemoryNotebook, World};
use crate::domain::history::HistoryRead;
use crate::domain::notes::Notes;
use crate::domain::pin::Pin;
use crate::domain::sealed::Entry;
use crate::domain::secret::{DataKey, Secret};
use crate::flows::store::KEYSTORE_SECRET;
use crate::ports::{Prompt, UserPresence as _, Vault as _};
use crate::record::{Record, Stored};

/// A stolen copy: the data key of each slot of a record, opened with every secret that there is.
pub struct Stolen {
    record: Record,
    data_keys: Vec<DataKey>,
}

impl Stolen {
    /// Copies a phone whose PIN is `pin` and whose user gives the finger.
    ///
    /// # Panics
    /// If nothing is stored.
    pub async fn from(world: &World, pin: &str) -> Self {
        let record = Stored::read(&world.vault.record().unwrap()).unwrap().unverified().clone();
        let keystore = world.vault.copied().secret(KEYSTORE_SECRET).await.unwrap().unwrap();
        let owner = record.device.as_str();
        let pin = Pin::typed(pin.to_owned()).unwrap();
        let least = device("Phone", "").kdf;
        let mut data_keys = Vec::new();
        if let Some(slot) = &record.protection {
            data_keys.extend(slot.open_provisional(owner, &keystore));
            data_keys.extend(slot.open_with_pin(owner, &pin, &keystore, least).map(|(data_key, _)| data_key));
        }
        if let Some(slot) = &record.biometric {
            let prompt = Prompt::of(key_view::PinPurpose::Approve);
            let released: Secret = world.sensor.copied().release(&slot.enclosed, &prompt).await.unwrap();
            data_keys.extend(slot.open(owner, &released, &keystore));
        }
        Self { record, data_keys }
    }

    /// Returns the number of slots that this copy opens.
    #[must_use]
    pub fn slots(&self) -> usize {
        self.data_keys.len()
    }

    /// Returns whether any slot of this copy opens anything that is sealed in `later`.
    #[must_use]
    pub fn opens(&self, later: &Self) -> bool {
        self.data_keys.iter().any(|data_key| {
            let opens_key = later.record.history.iter().any(|key| key.open(data_key).is_some());
            opens_key
                || later.record.accounts.iter().any(|stored| {
                    let owner = stored.account.handle.as_str();
                    stored.approval.open(data_key.expose(), Entry::ApprovalKey, owner).is_some()
                        || stored.open_offline(data_key).is_some()
                })
        })
    }

    /// Returns the number of entries of the history in `notebook` that this copy opens.
    ///
    /// # Panics
    /// If nothing is in the notebook.
    #[must_use]
    pub fn reads(&self, notebook: &MemoryNotebook) -> usize {
        let notes = Notes::from_bytes(notebook.text().unwrap().as_bytes());
        let read = |data_key| HistoryRead::open(&notes.history, &self.record.history, data_key).opened.len();
        self.data_keys.iter().map(read).max().unwrap_or_default()
    }
}
