//! Every vault passes the contract suite of the core's port, as does the core's fake.

use std::io::ErrorKind;
use std::sync::Arc;

use async_trait::async_trait;
use key_core::ports::{Notebook, Vault};
use key_core::testing::contract::notebook::{self, NotebookHarness};
use key_core::testing::contract::vault::{self, FailingVaultHarness, VaultHarness};
use keyring_core::api::CredentialStoreApi;
use keyring_core::mock;
use tempfile::TempDir;

use super::super::development::DevelopmentVault;
use super::super::durable_file::DurableFile;
use super::super::keystore::{Keystore, failed};
use super::super::notebook::FileNotebook;
use super::super::system::SystemVault;
use super::failing_disk::{FailingDisk, Step};

/// The system vault, with a keystore in memory.
struct System {
    folder: TempDir,
    disk: Arc<FailingDisk>,
    store: Arc<mock::Store>,
}

#[async_trait]
impl VaultHarness for System {
    async fn fresh() -> Self {
        let store = mock::Store::new().unwrap();
        Self { folder: TempDir::new().unwrap(), disk: Arc::default(), store }
    }

    async fn open(&self) -> Arc<dyn Vault> {
        let store = Arc::clone(&self.store);
        let keystore = Keystore::new(move |name| store.build("test", name, None).map_err(failed));
        let record = DurableFile::on(self.disk.clone(), &self.folder.path().join("record.json"));
        Arc::new(SystemVault::new(record, keystore))
    }
}

#[async_trait]
impl FailingVaultHarness for System {
    async fn break_writing(&self) {
        self.disk.fail_at(Step::PartialWrite, ErrorKind::StorageFull);
    }

    async fn mend(&self) {
        self.disk.repair();
    }
}

/// The development vault.
struct Development(TempDir);

#[async_trait]
impl VaultHarness for Development {
    async fn fresh() -> Self {
        Self(TempDir::new().unwrap())
    }

    async fn open(&self) -> Arc<dyn Vault> {
        Arc::new(DevelopmentVault::open(&self.0.path().join("phone.json")).unwrap())
    }
}

#[tokio::test]
async fn system_vault_passes_the_contract() {
    vault::all::<System>().await;
    vault::loses_nothing_when_writing_fails::<System>().await;
}

#[tokio::test]
async fn development_vault_passes_the_contract() {
    vault::all::<Development>().await;
}

/// A notebook in a folder.
struct NotebookFolder(TempDir);

impl NotebookHarness for NotebookFolder {
    fn fresh() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn open(&self) -> Arc<dyn Notebook> {
        Arc::new(FileNotebook::new(&self.0.path().join("notes.json")))
    }
}

#[tokio::test]
async fn file_notebook_passes_the_contract() {
    notebook::all::<NotebookFolder>().await;
}
