//! The software signer: possession keys in the platform's keystore, approval keys sealed in the
//! record.

use std::sync::Arc;

use async_trait::async_trait;
use key_protocol::enrolment::approval_statement;
use key_protocol::ids::Jti;
use key_protocol::keys::{Signature, SigningKey};
use ring::rand::SystemRandom;

use crate::domain::account::AccountHandle;
use crate::domain::presence::Presence;
use crate::domain::sealed::{Entry, Sealed};
use crate::domain::secret::{CryptoFailed, DataKey, Secret};
use crate::ports::{NewKeys, SignFailed, Signer, Vault};

/// Signer whose keys are in a vault.
pub struct SoftwareSigner {
    vault: Arc<dyn Vault>,
}

impl SoftwareSigner {
    /// Creates a signer that stores possession keys in `vault`.
    pub fn new(vault: Arc<dyn Vault>) -> Self {
        Self { vault }
    }
}

#[async_trait]
impl Signer for SoftwareSigner {
    async fn create(
        &self,
        handle: &AccountHandle,
        jti: &Jti,
        data_key: &DataKey,
    ) -> Result<NewKeys, SignFailed> {
        let rng = SystemRandom::new();
        let possession = SigningKey::generate(&rng).map_err(|_| CryptoFailed)?;
        let approval = SigningKey::generate(&rng).map_err(|_| CryptoFailed)?;
        let vouching = approval_statement(jti, approval.public(), possession.public())
            .signed_by(&approval)
            .map_err(|_| CryptoFailed)?;
        let plain = Secret::from(approval.to_pkcs8());
        let sealed_approval =
            Sealed::seal(data_key.expose(), Entry::ApprovalKey, handle.as_str(), &plain, &rng)?;
        self.vault.store(handle.as_str(), &Secret::from(possession.to_pkcs8())).await?;
        Ok(NewKeys { possession: *possession.public(), vouching, sealed_approval })
    }

    async fn prove(&self, handle: &AccountHandle, input: &[u8]) -> Result<Signature, SignFailed> {
        let stored = self.vault.secret(handle.as_str()).await?.ok_or(SignFailed::KeyGone)?;
        let key = SigningKey::from_pkcs8(stored.expose()).map_err(|_| SignFailed::KeyGone)?;
        key.sign(input).map_err(|_| CryptoFailed.into())
    }

    async fn approve(
        &self,
        handle: &AccountHandle,
        approval: &Sealed,
        input: &[u8],
        presence: Presence,
    ) -> Result<Signature, SignFailed> {
        let data_key = presence.into_data_key();
        let plain = approval
            .open(data_key.expose(), Entry::ApprovalKey, handle.as_str())
            .ok_or(SignFailed::KeyGone)?;
        let key = SigningKey::from_pkcs8(plain.expose()).map_err(|_| SignFailed::KeyGone)?;
        key.sign(input).map_err(|_| CryptoFailed.into())
    }

    async fn destroy(&self, handle: &AccountHandle) -> Result<(), SignFailed> {
        Ok(self.vault.remove(handle.as_str()).await?)
    }
}
