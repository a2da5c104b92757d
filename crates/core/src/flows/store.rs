//! What is stored, and in which order it is written: so that whatever dies in between, the old or the new is there, and what is older
//! than that is known to be.

use crate::authenticator::Authenticator;
use crate::domain::account::AccountHandle;
use crate::domain::secret::Secret;
use crate::domain::tries::Tries;
use crate::ports::VaultFailed;
use crate::record::Record;

/// The entry of the keystore without which no PIN opens anything.
pub(crate) const KEYSTORE_SECRET: &str = "keystore-secret";
/// The entry that holds the last record's generation: a file can be put back by whoever has a copy, a keystore not so easily.
const GENERATION: &str = "generation";
/// The entry that names every possession key, so that none is left behind when nobody remembers its account.
const HANDLES: &str = "key-names";

impl Authenticator {
    /// Saves a changed record, reads it back, and only then believes it. `record` knows the last generation that is sure to be in the
    /// keystore; what is on the disk is that one or the next.
    pub(crate) async fn save(&self, record: &mut Record, changed: Record) -> Result<(), VaultFailed> {
        let generation = record.generation.saturating_add(1);
        let changed = Record { generation, ..changed };
        if let Err(why) = self.write(&changed).await {
            // It may be on the disk all the same, and whoever is told that it failed goes on from the old one.
            if let Err(why) = self.put_back(Record { generation, ..record.clone() }).await {
                tracing::warn!(%why, "the record as it was could not be put back");
            }
            return Err(why);
        }
        *record = changed;
        Ok(())
    }

    /// Saves tries that were taken back, as new as they were counted: whoever puts the counted ones back gains nothing, and the
    /// keystore, which is the slowest part of unlocking, is not asked again.
    pub(crate) async fn save_taken_back(&self, record: &mut Record) -> Result<(), VaultFailed> {
        let changed = Record { tries: Tries::default(), ..record.clone() };
        self.replace(&changed).await?;
        *record = changed;
        Ok(())
    }

    async fn put_back(&self, record: Record) -> Result<(), VaultFailed> {
        match record.protection {
            Some(_) => self.ports.vault.save(&record.to_bytes()).await,
            None => self.ports.vault.erase(None).await,
        }
    }

    async fn write(&self, record: &Record) -> Result<(), VaultFailed> {
        self.replace(record).await?;
        self.keep_generation(record.generation).await
    }

    async fn replace(&self, record: &Record) -> Result<(), VaultFailed> {
        let bytes = record.to_bytes();
        self.ports.vault.save(&bytes).await?;
        if self.ports.vault.load().await?.as_deref() != Some(&bytes) {
            return Err(VaultFailed::Failed);
        }
        Ok(())
    }

    async fn keep_generation(&self, generation: u64) -> Result<(), VaultFailed> {
        self.ports.vault.store(GENERATION, &Secret::new(generation.to_string().into_bytes())).await
    }

    /// Whether a record is the last one that was saved. The app may have died between the record and its generation; a record that
    /// is older was put back.
    pub(crate) async fn is_latest(&self, record: &Record) -> Result<bool, VaultFailed> {
        let stored = match self.ports.vault.secret(GENERATION).await {
            Ok(stored) => {
                stored.map_or(Some(0), |stored| std::str::from_utf8(stored.expose()).ok()?.parse().ok())
            }
            // Half of one was being written, and the record before it.
            Err(VaultFailed::Failed) => Some(record.generation.saturating_sub(1)),
            Err(why) => return Err(why),
        };
        let Some(stored) = stored else { return Ok(false) };
        if record.generation == stored {
            return Ok(true);
        }
        if Some(record.generation) != u64::checked_add(stored, 1) {
            return Ok(false);
        }
        self.keep_generation(record.generation).await?;
        Ok(true)
    }

    /// The keystore secret that the record's data key is wrapped by.
    pub(crate) async fn kept_keystore_secret(&self) -> Result<Secret, VaultFailed> {
        self.ports.vault.secret(KEYSTORE_SECRET).await?.ok_or(VaultFailed::Failed)
    }

    /// The keystore secret for a data key that nothing is wrapped by yet, made on first use. One that cannot be read, such as half
    /// of one, gives way to a new one: it would be in the way of every username for good.
    pub(crate) async fn keystore_secret(&self) -> Result<Secret, VaultFailed> {
        match self.ports.vault.secret(KEYSTORE_SECRET).await {
            Ok(Some(secret)) => return Ok(secret),
            Ok(None) | Err(VaultFailed::Failed) => {}
            Err(why) => return Err(why),
        }
        let secret = Secret::random(32, &self.rng).map_err(|_| VaultFailed::Failed)?;
        self.ports.vault.store(KEYSTORE_SECRET, &secret).await?;
        Ok(secret)
    }

    /// Notes the name of a possession key, before there is such a key.
    pub(crate) async fn note_key(&self, handle: &AccountHandle) -> Result<(), VaultFailed> {
        let mut names = self.key_names().await?;
        names.push(handle.clone());
        self.keep_names(&names).await
    }

    /// Destroys a possession key and forgets its name. What stays is told to the log: nobody can use it any more.
    pub(crate) async fn destroy_key(&self, handle: &AccountHandle) {
        if let Err(why) = self.signer.destroy(handle).await {
            return tracing::error!(%why, "a possession key that is not used any more stays in the keystore");
        }
        let forgotten = async {
            let mut names = self.key_names().await?;
            names.retain(|name| name != handle);
            self.keep_names(&names).await
        };
        if let Err(why) = forgotten.await {
            tracing::warn!(%why, "the name of a destroyed key stays in the keystore");
        }
    }

    async fn key_names(&self) -> Result<Vec<AccountHandle>, VaultFailed> {
        let stored = match self.ports.vault.secret(HANDLES).await {
            Err(VaultFailed::Failed) => None,
            stored => stored?,
        };
        let text = stored.as_ref().and_then(|stored| std::str::from_utf8(stored.expose()).ok());
        Ok(text.unwrap_or_default().split_whitespace().map(AccountHandle::from_view).collect())
    }

    async fn keep_names(&self, names: &[AccountHandle]) -> Result<(), VaultFailed> {
        let text = names.iter().map(AccountHandle::as_str).collect::<Vec<_>>().join(" ");
        self.ports.vault.store(HANDLES, &Secret::new(text.into_bytes())).await
    }

    /// Whether the record on the disk may be one of which that is true, whatever the app was told about saving it.
    pub(crate) async fn may_be_stored(&self, holds: impl FnOnce(&Record) -> bool) -> bool {
        match self.ports.vault.load().await {
            Ok(Some(bytes)) => Record::from_bytes(&bytes).map_or(true, |record| holds(&record)),
            Ok(None) => false,
            Err(_) => true,
        }
    }

    /// Erases every key of this device, the record last: what is left half-done is done again at the next start. What is given is
    /// put aside for support.
    pub(crate) async fn destroy(&self, record: &mut Record, aside: Option<&[u8]>) -> Result<(), VaultFailed> {
        self.ports.vault.forget(KEYSTORE_SECRET).await?;
        if let Some(slot) = &record.biometric {
            self.ports.presence.discard(&slot.enclosed).await;
        }
        for stored in &record.accounts {
            self.stop_listening(&stored.account.handle);
            self.ports.vault.forget(stored.account.handle.as_str()).await?;
        }
        self.ports.vault.erase(aside).await?;
        *record = Record::empty();
        self.clear_leftovers().await
    }

    /// Without a record, nothing in the keystore is of use: an app that was removed and installed again finds what it had there.
    /// Done at the first start, and again before the first record is written, where it has to succeed.
    pub(crate) async fn clear_leftovers(&self) -> Result<(), VaultFailed> {
        for name in self.key_names().await? {
            self.ports.vault.forget(name.as_str()).await?;
        }
        for entry in [KEYSTORE_SECRET, GENERATION, HANDLES] {
            self.ports.vault.forget(entry).await?;
        }
        Ok(())
    }
}
