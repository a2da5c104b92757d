//! The system vault on the session's real Secret Service. Without one the test is skipped, with a
//! message; `cargo xtask test` provides one.

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use key_core::ports::{Vault, VaultFailed};
use key_core::testing::contract::vault::{self, VaultHarness};
use tempfile::TempDir;

use super::super::durable_file::DurableFile;
use super::super::keystore::Keystore;
use super::super::platform;
use super::super::system::SystemVault;

/// A vault with its own service name, whose entries are deleted afterwards.
struct RealKeystore {
    folder: TempDir,
    service: String,
    entries: Arc<Mutex<BTreeSet<String>>>,
}

static MADE: AtomicU32 = AtomicU32::new(0);

#[async_trait]
impl VaultHarness for RealKeystore {
    async fn fresh() -> Self {
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let service = format!("fi.finago.key.test.{}.{number}", std::process::id());
        Self { folder: TempDir::new().unwrap(), service, entries: Arc::default() }
    }

    async fn open(&self) -> Arc<dyn Vault> {
        let (service, entries) = (self.service.clone(), Arc::clone(&self.entries));
        let keystore = Keystore::new(move |name| {
            entries.lock().unwrap().insert(name.to_owned());
            platform::entry(&service, name)
        });
        let record = DurableFile::new(&self.folder.path().join("record.json"));
        Arc::new(SystemVault::new(record, keystore))
    }
}

impl Drop for RealKeystore {
    fn drop(&mut self) {
        for name in self.entries.lock().unwrap().iter() {
            let _ = platform::entry(&self.service, name).map(|entry| entry.delete_credential());
        }
    }
}

#[tokio::test]
async fn system_vault_passes_the_contract_on_the_real_secret_service() {
    let looked = tokio::task::spawn_blocking(|| platform::entry("fi.finago.key.test", "is it there?"));
    if let Err(VaultFailed::NoKeystore) = looked.await.unwrap().map(drop) {
        // Written directly, because the test harness hides the output of a passing test.
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED system_vault_passes_the_contract_on_the_real_secret_service: no secret service on the session bus"
        );
        return;
    }
    vault::all::<RealKeystore>().await;
}
