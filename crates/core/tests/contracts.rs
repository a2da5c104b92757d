//! The fakes keep the contracts that the adapters keep.

use std::sync::Arc;

use async_trait::async_trait;
use key_core::ports::{Vault, VaultFailed};
use key_core::testing::contract::vault::{self, FailingVaultHarness, VaultHarness};
use key_core::testing::{Fault, MemoryVault, Operation};

#[async_trait]
impl VaultHarness for Memory {
    async fn fresh() -> Self {
        Self(MemoryVault::new())
    }

    async fn open(&self) -> Arc<dyn Vault> {
        Arc::new(self.0.clone())
    }
}

#[async_trait]
impl FailingVaultHarness for Memory {
    async fn break_writing(&self) {
        self.0.fail(Operation::Save, Fault::Refuses(VaultFailed::Full));
    }

    async fn mend(&self) {
        self.0.mend();
    }
}

struct Memory(MemoryVault);

#[tokio::test]
async fn the_memory_vault_keeps_the_contract_of_a_vault() {
    vault::all::<Memory>().await;
    vault::loses_nothing_when_writing_fails::<Memory>().await;
}
