//! The vault of a release: the record in a file, secrets in the platform's keystore.

use std::sync::Arc;

use async_trait::async_trait;
use key_core::domain::secret::Secret;
use key_core::ports::{Vault, VaultFailed};

use super::durable_file::DurableFile;
use super::keystore::Keystore;
use super::off_thread;

/// Vault of a file and a keystore.
pub(crate) struct SystemVault {
    record: Arc<DurableFile>,
    keystore: Arc<Keystore>,
}

impl SystemVault {
    pub(crate) fn new(record: DurableFile, keystore: Keystore) -> Self {
        Self { record: Arc::new(record), keystore: Arc::new(keystore) }
    }

    async fn in_record<T: Send + 'static>(
        &self,
        work: impl FnOnce(&DurableFile) -> Result<T, VaultFailed> + Send + 'static,
    ) -> Result<T, VaultFailed> {
        let record = Arc::clone(&self.record);
        off_thread(move || work(&record)).await
    }

    async fn in_keystore<T: Send + 'static>(
        &self,
        entry: &str,
        work: impl FnOnce(&Keystore, &str) -> Result<T, VaultFailed> + Send + 'static,
    ) -> Result<T, VaultFailed> {
        let (keystore, entry) = (Arc::clone(&self.keystore), entry.to_owned());
        off_thread(move || work(&keystore, &entry)).await
    }
}

#[async_trait]
impl Vault for SystemVault {
    async fn load(&self) -> Result<Option<Vec<u8>>, VaultFailed> {
        self.in_record(DurableFile::read).await
    }

    async fn save(&self, record: &[u8]) -> Result<(), VaultFailed> {
        let record = record.to_vec();
        self.in_record(move |file| file.replace(&record)).await
    }

    async fn erase(&self, aside: Option<&[u8]>) -> Result<(), VaultFailed> {
        let aside = aside.map(<[u8]>::to_vec);
        self.in_record(move |file| {
            if let Some(aside) = aside {
                file.put_aside(&aside);
            }
            file.remove()
        })
        .await
    }

    async fn secret(&self, entry: &str) -> Result<Option<Secret>, VaultFailed> {
        self.in_keystore(entry, Keystore::secret).await
    }

    async fn store(&self, entry: &str, secret: &Secret) -> Result<(), VaultFailed> {
        let secret = secret.clone();
        self.in_keystore(entry, move |keystore, entry| keystore.store(entry, &secret)).await
    }

    async fn remove(&self, entry: &str) -> Result<(), VaultFailed> {
        self.in_keystore(entry, Keystore::forget).await
    }
}
