//! The contract of a [`Vault`]: whole records and durable secrets, also after a restart.

use std::sync::Arc;

use async_trait::async_trait;

use crate::domain::secret::Secret;
use crate::ports::{Vault, VaultFailed};

/// A vault under test.
#[async_trait]
pub trait VaultHarness: Sized + Send + Sync {
    /// Returns an empty store. No two share anything.
    async fn fresh() -> Self;
    /// Opens the vault, as an app does that has just been started.
    async fn open(&self) -> Arc<dyn Vault>;
}

/// A vault whose writes can be made to fail, as on a full disk or in a read-only folder.
#[async_trait]
pub trait FailingVaultHarness: VaultHarness {
    /// Makes every write fail, until [`mend`](Self::mend). What is stored stays readable.
    async fn break_writing(&self);
    /// Makes writing work again.
    async fn mend(&self);
}

/// Checks the whole contract, except for failing writes.
pub async fn all<H: VaultHarness>() {
    starts_empty::<H>().await;
    returns_the_last_saved_record::<H>().await;
    stores_any_bytes::<H>().await;
    erases_the_record::<H>().await;
    stores_secrets_separately::<H>().await;
    forgets_a_secret::<H>().await;
    simultaneous_saves_do_not_mix::<H>().await;
}

/// A new vault is empty, and erasing or removing nothing is fine.
pub async fn starts_empty<H: VaultHarness>() {
    let harness = H::fresh().await;
    let vault = harness.open().await;
    assert_eq!(vault.load().await, Ok(None), "a new vault has no record");
    assert_eq!(vault.secret(KEYSTORE).await, Ok(None), "a new vault has no secret");
    assert_eq!(vault.erase(None).await, Ok(()), "erasing nothing is fine");
    assert_eq!(vault.remove(KEYSTORE).await, Ok(()), "removing nothing is fine");
}

/// A shorter record replaces a longer one completely, also after a restart.
pub async fn returns_the_last_saved_record<H: VaultHarness>() {
    let harness = H::fresh().await;
    let vault = harness.open().await;
    for record in [&b"{\"version\":1,\"long\":true}"[..], b"{}", b"{\"version\":1}"] {
        assert_eq!(vault.save(record).await, Ok(()));
        assert_eq!(vault.load().await, Ok(Some(record.to_vec())), "read back at once");
        let reopened = harness.open().await;
        assert_eq!(reopened.load().await, Ok(Some(record.to_vec())), "and after a restart");
    }
}

/// Records and secrets may hold any bytes, and a record far more than forty usernames need.
pub async fn stores_any_bytes<H: VaultHarness>() {
    let harness = H::fresh().await;
    let vault = harness.open().await;
    let every_byte: Vec<u8> = (0..=255).collect();
    let large = every_byte.repeat(1024);

    assert_eq!(vault.save(&large).await, Ok(()));
    assert_eq!(vault.store(KEYSTORE, &Secret::new(every_byte.clone())).await, Ok(()));

    let reopened = harness.open().await;
    assert!(reopened.load().await == Ok(Some(large)), "a large record comes back as it was");
    assert_eq!(reopened.secret(KEYSTORE).await, Ok(Some(Secret::new(every_byte))));
}

/// Erasing removes the record, leaves the secrets, and a new record can be saved.
pub async fn erases_the_record<H: VaultHarness>() {
    let harness = H::fresh().await;
    let vault = harness.open().await;
    let secret = Secret::new(vec![7; 32]);
    assert_eq!(vault.save(b"{}").await, Ok(()));
    assert_eq!(vault.store(KEYSTORE, &secret).await, Ok(()));

    assert_eq!(vault.erase(None).await, Ok(()));
    assert_eq!(vault.load().await, Ok(None), "an erased record is gone");
    assert_eq!(harness.open().await.load().await, Ok(None), "for good");
    assert_eq!(vault.secret(KEYSTORE).await, Ok(Some(secret)), "secrets stay");
    assert_eq!(vault.erase(None).await, Ok(()), "erasing twice is fine");

    assert_eq!(vault.save(b"{\"new\":1}").await, Ok(()));
    assert_eq!(vault.load().await, Ok(Some(b"{\"new\":1}".to_vec())));
}

/// Secrets and the record do not affect each other; storing a secret again replaces it.
pub async fn stores_secrets_separately<H: VaultHarness>() {
    let harness = H::fresh().await;
    let vault = harness.open().await;
    let (first, second, third) =
        (Secret::new(vec![1; 138]), Secret::new(vec![2; 32]), Secret::new(vec![3; 1]));
    assert_eq!(vault.save(b"{}").await, Ok(()));
    assert_eq!(vault.store(POSSESSION, &first).await, Ok(()));
    assert_eq!(vault.store(KEYSTORE, &second).await, Ok(()));
    assert_eq!(vault.store(POSSESSION, &third).await, Ok(()));

    let reopened = harness.open().await;
    assert_eq!(reopened.secret(POSSESSION).await, Ok(Some(third)), "the one stored last");
    assert_eq!(reopened.secret(KEYSTORE).await, Ok(Some(second)), "untouched by another");
    assert_eq!(reopened.load().await, Ok(Some(b"{}".to_vec())), "the record is untouched, too");
}

/// Forgetting removes one secret for good, and no other.
pub async fn forgets_a_secret<H: VaultHarness>() {
    let harness = H::fresh().await;
    let vault = harness.open().await;
    let secret = Secret::new(vec![5; 32]);
    assert_eq!(vault.store(POSSESSION, &secret).await, Ok(()));
    assert_eq!(vault.store(KEYSTORE, &secret).await, Ok(()));

    assert_eq!(vault.remove(POSSESSION).await, Ok(()));
    assert_eq!(vault.secret(POSSESSION).await, Ok(None));
    assert_eq!(harness.open().await.secret(POSSESSION).await, Ok(None), "for good");
    assert_eq!(vault.secret(KEYSTORE).await, Ok(Some(secret)), "and only that one");
    assert_eq!(vault.remove(POSSESSION).await, Ok(()), "removing twice is fine");
}

/// Of two records saved at the same time, one is stored whole.
pub async fn simultaneous_saves_do_not_mix<H: VaultHarness>() {
    let harness = H::fresh().await;
    let vault = harness.open().await;
    let (short, long) = (vec![b'a'; 1_000], vec![b'b'; 100_000]);
    let (first, second) = tokio::join!(vault.save(&short), vault.save(&long));
    assert_eq!((first, second), (Ok(()), Ok(())));
    let stored = harness.open().await.load().await;
    assert!(stored == Ok(Some(short)) || stored == Ok(Some(long)), "a mixture of two records");
}

/// A failed write leaves what was stored before, and writing works again once its cause is gone.
pub async fn loses_nothing_when_writing_fails<H: FailingVaultHarness>() {
    let harness = H::fresh().await;
    let vault = harness.open().await;
    assert_eq!(vault.save(b"old").await, Ok(()));

    harness.break_writing().await;
    let failed = vault.save(b"a new record that finds no room").await;
    assert!(
        matches!(failed, Err(VaultFailed::Full | VaultFailed::Failed)),
        "a save that fails says so: {failed:?}"
    );
    assert_eq!(vault.load().await, Ok(Some(b"old".to_vec())), "the old record is there");
    assert_eq!(harness.open().await.load().await, Ok(Some(b"old".to_vec())), "after a restart too");

    harness.mend().await;
    assert_eq!(vault.save(b"new").await, Ok(()));
    assert_eq!(harness.open().await.load().await, Ok(Some(b"new".to_vec())));
}

/// Names of secrets, in the form the flows use.
const KEYSTORE: &str = "keystore-secret";
const POSSESSION: &str = "00c0ffee00c0ffee";
