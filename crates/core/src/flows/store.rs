//! Storage and the order of its writes: after a crash at any point either the old or the new record
//! is present, and an older one is detected.

use crate::core::Core;
use crate::domain::account::AccountHandle;
use crate::domain::record_key::RecordKey;
use crate::domain::secret::Secret;
use crate::domain::tries::Tries;
use crate::flows::generation::{GENERATION, Generation};
use crate::ports::VaultFailed;
use crate::record::{Record, Stored};

/// Keystore entry that every slot depends on: without it no PIN opens anything.
pub(crate) const KEYSTORE_SECRET: &str = "keystore-secret";
/// Keystore entry that lists the handle of every possession key, so that none is left behind when
/// its account is lost.
const HANDLES: &str = "key-names";

impl Core {
    /// Saves `changed`, authenticated under the keystore secret, reads it back, and only then copies it
    /// to `record`. The generation in `record` is known to be in the keystore; the disk holds that
    /// generation or the next.
    pub(crate) async fn save(
        &self,
        record: &mut Record,
        changed: Record,
        keystore: &Secret,
    ) -> Result<(), VaultFailed> {
        let key = RecordKey::derive(keystore)?;
        let generation = record.generation.saturating_add(1);
        let changed = Record { generation, ..changed };
        if let Err(why) = self.write(&changed, &key).await {
            // The new record may be on the disk despite the failure, while the caller continues
            // with the old one.
            if let Err(why) = self.restore(Record { generation, ..record.clone() }, &key).await {
                tracing::warn!(%why, "the record as it was could not be put back");
            }
            return Err(why);
        }
        self.follow_history_key(&changed);
        *record = changed;
        Ok(())
    }

    /// Saves reset tries under the same generation. Restoring the record with the counted tries
    /// gains an attacker nothing, and this spares a keystore write, the slowest part of unlocking.
    pub(crate) async fn save_reset_tries(
        &self,
        record: &mut Record,
        keystore: &Secret,
    ) -> Result<(), VaultFailed> {
        let changed = Record { tries: Tries::default(), ..record.clone() };
        self.replace(&changed, &RecordKey::derive(keystore)?).await?;
        *record = changed;
        Ok(())
    }

    async fn restore(&self, record: Record, key: &RecordKey) -> Result<(), VaultFailed> {
        match record.protection {
            Some(_) => self.ports.vault.save(&record.to_bytes(key)).await,
            None => self.ports.vault.erase(None).await,
        }
    }

    async fn write(&self, record: &Record, key: &RecordKey) -> Result<(), VaultFailed> {
        self.replace(record, key).await?;
        self.store_generation(Generation { number: record.generation, authenticated: true }).await
    }

    async fn replace(&self, record: &Record, key: &RecordKey) -> Result<(), VaultFailed> {
        let bytes = record.to_bytes(key);
        self.ports.vault.save(&bytes).await?;
        if self.ports.vault.load().await?.as_deref() != Some(&bytes) {
            return Err(VaultFailed::Failed);
        }
        Ok(())
    }

    /// Returns the keystore secret that the record's data key is wrapped with.
    pub(crate) async fn existing_keystore_secret(&self) -> Result<Secret, VaultFailed> {
        self.ports.vault.secret(KEYSTORE_SECRET).await?.ok_or(VaultFailed::Failed)
    }

    /// Returns the keystore secret for a data key that is not wrapped yet, and creates it on first
    /// use. An entry that cannot be read, such as a torn one, is replaced: otherwise it would block
    /// every enrolment for good.
    pub(crate) async fn keystore_secret_or_new(&self) -> Result<Secret, VaultFailed> {
        match self.ports.vault.secret(KEYSTORE_SECRET).await {
            Ok(Some(secret)) => return Ok(secret),
            Ok(None) | Err(VaultFailed::Failed) => {}
            Err(why) => return Err(why),
        }
        let secret = Secret::random(32, &self.rng).map_err(|_| VaultFailed::Failed)?;
        self.ports.vault.store(KEYSTORE_SECRET, &secret).await?;
        Ok(secret)
    }

    /// Stores the handle of a possession key before the key is created.
    pub(crate) async fn add_handle(&self, handle: &AccountHandle) -> Result<(), VaultFailed> {
        let mut handles = self.stored_handles().await?;
        handles.push(handle.clone());
        self.store_handles(&handles).await
    }

    /// Destroys a possession key with the sensor key beside it, and removes its handle from the list.
    /// Failures are only logged: the key is of no use any more.
    pub(crate) async fn destroy_key(&self, handle: &AccountHandle) {
        self.ports.sensor_keys.remove(handle).await;
        if let Err(why) = self.signer.destroy(handle).await {
            return tracing::error!(%why, "a possession key that is not used any more stays in the keystore");
        }
        let forgotten = async {
            let mut handles = self.stored_handles().await?;
            handles.retain(|stored| stored != handle);
            self.store_handles(&handles).await
        };
        if let Err(why) = forgotten.await {
            tracing::warn!(%why, "the name of a destroyed key stays in the keystore");
        }
    }

    async fn stored_handles(&self) -> Result<Vec<AccountHandle>, VaultFailed> {
        let stored = match self.ports.vault.secret(HANDLES).await {
            Err(VaultFailed::Failed) => None,
            stored => stored?,
        };
        let text = stored.as_ref().and_then(|stored| std::str::from_utf8(stored.expose()).ok());
        Ok(text.unwrap_or_default().split_whitespace().map(AccountHandle::from_view).collect())
    }

    async fn store_handles(&self, handles: &[AccountHandle]) -> Result<(), VaultFailed> {
        let text = handles.iter().map(AccountHandle::as_str).collect::<Vec<_>>().join(" ");
        self.ports.vault.store(HANDLES, &Secret::new(text.into_bytes())).await
    }

    /// Returns whether the stored record might satisfy `holds`. True if it cannot be read: a save
    /// that reported failure may have reached the disk.
    pub(crate) async fn may_be_stored(&self, holds: impl FnOnce(&Record) -> bool) -> bool {
        match self.ports.vault.load().await {
            Ok(Some(bytes)) => Stored::read(&bytes).map_or(true, |stored| holds(stored.unverified())),
            Ok(None) => false,
            Err(_) => true,
        }
    }

    /// Erases every key of this device, then the record, so that an interrupted erasure is repeated
    /// at the next start. `redacted` is stored for support.
    pub(crate) async fn destroy(
        &self,
        record: &mut Record,
        redacted: Option<&[u8]>,
    ) -> Result<(), VaultFailed> {
        self.ports.vault.remove(KEYSTORE_SECRET).await?;
        if let Some(slot) = &record.biometric {
            self.ports.presence.discard(&slot.enclosed).await;
        }
        for stored in &record.accounts {
            self.stop_listening(&stored.account.handle);
            self.ports.sensor_keys.remove(&stored.account.handle).await;
            self.ports.vault.remove(stored.account.handle.as_str()).await?;
        }
        self.ports.vault.erase(redacted).await?;
        *record = Record::empty();
        self.clear_leftovers().await
    }

    /// Erases keystore entries left without a record, as after reinstalling the app. Runs at the
    /// first start, and again before the first record is written, where it must succeed.
    pub(crate) async fn clear_leftovers(&self) -> Result<(), VaultFailed> {
        for handle in self.stored_handles().await? {
            self.ports.sensor_keys.remove(&handle).await;
            self.ports.vault.remove(handle.as_str()).await?;
        }
        for entry in [KEYSTORE_SECRET, GENERATION, HANDLES] {
            self.ports.vault.remove(entry).await?;
        }
        Ok(())
    }
}
