//! A vault for development without a keystore: record and secrets in one unencrypted file. Not part
//! of a release.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use key_core::domain::secret::Secret;
use key_core::ports::{Vault, VaultFailed};
use serde::{Deserialize, Serialize};

use super::durable_file::DurableFile;
use super::off_thread;

/// Vault in one file.
pub(crate) struct DevelopmentVault {
    file: Arc<DurableFile>,
    path: PathBuf,
}

/// Content of the file.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    record: Option<Bytes>,
    secrets: BTreeMap<String, Bytes>,
}

/// Bytes, serialised as base64.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct Bytes(Vec<u8>);

impl From<Bytes> for String {
    fn from(bytes: Bytes) -> Self {
        BASE64_STANDARD.encode(bytes.0)
    }
}

impl TryFrom<String> for Bytes {
    type Error = base64::DecodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        BASE64_STANDARD.decode(text).map(Self)
    }
}

impl DevelopmentVault {
    /// Opens the vault in a file. Fails, without changing the file, if it is not a vault.
    pub(crate) fn open(path: &Path) -> Result<Self, VaultFailed> {
        let vault = Self { file: Arc::new(DurableFile::new(path)), path: path.to_owned() };
        read(vault.file.read()?.as_deref(), path)?;
        Ok(vault)
    }

    async fn query<T: Send + 'static>(
        &self,
        query: impl FnOnce(Stored) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>, VaultFailed> {
        let (file, path) = (Arc::clone(&self.file), self.path.clone());
        off_thread(move || read(file.read()?.as_deref(), &path).map(query)).await
    }

    async fn change(&self, change: impl FnOnce(&mut Stored) + Send + 'static) -> Result<(), VaultFailed> {
        let (file, path) = (Arc::clone(&self.file), self.path.clone());
        off_thread(move || {
            file.change(|held| {
                let mut stored = read(held, &path)?;
                change(&mut stored);
                serde_json::to_vec_pretty(&stored).map(Some).map_err(|_| VaultFailed::Failed)
            })
        })
        .await
    }
}

fn read(held: Option<&[u8]>, path: &Path) -> Result<Stored, VaultFailed> {
    let Some(bytes) = held else { return Ok(Stored::default()) };
    serde_json::from_slice(bytes).map_err(|error| {
        tracing::error!(path = %path.display(), line = error.line(), "the development vault is damaged");
        VaultFailed::Failed
    })
}

#[async_trait]
impl Vault for DevelopmentVault {
    async fn load(&self) -> Result<Option<Vec<u8>>, VaultFailed> {
        self.query(|stored| stored.record.map(|record| record.0)).await
    }

    async fn save(&self, record: &[u8]) -> Result<(), VaultFailed> {
        let record = Bytes(record.to_vec());
        self.change(|stored| stored.record = Some(record)).await
    }

    async fn erase(&self, aside: Option<&[u8]>) -> Result<(), VaultFailed> {
        if let Some(aside) = aside {
            self.file.put_aside(aside);
        }
        self.change(|stored| stored.record = None).await
    }

    async fn secret(&self, entry: &str) -> Result<Option<Secret>, VaultFailed> {
        let entry = entry.to_owned();
        self.query(move |mut stored| stored.secrets.remove(&entry).map(|secret| Secret::new(secret.0))).await
    }

    async fn store(&self, entry: &str, secret: &Secret) -> Result<(), VaultFailed> {
        let (entry, secret) = (entry.to_owned(), Bytes(secret.expose().to_vec()));
        self.change(move |stored| drop(stored.secrets.insert(entry, secret))).await
    }

    async fn remove(&self, entry: &str) -> Result<(), VaultFailed> {
        let entry = entry.to_owned();
        self.change(move |stored| drop(stored.secrets.remove(&entry))).await
    }
}
