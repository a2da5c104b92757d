//! The software signer: possession keys in the platform's keystore, approval keys sealed in the
//! record.

use std::sync::Arc;

use async_trait::async_trait;
use key_protocol::enrolment::approval_statement;
use key_protocol::ids::Jti;
use key_protocol::jws::Jws;
use key_protocol::keys::{Signature, SigningKey};
use key_protocol::sensor_key::SensorKey;
use ring::rand::SystemRandom;

use crate::domain::account::AccountHandle;
use crate::domain::presence::Presence;
use crate::domain::sealed::{Entry, Sealed};
use crate::domain::secret::{CryptoFailed, DataKey, Secret};
use crate::domain::wiped::wiped;
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
        let (keys, possession) = wiped(|| new_keys(handle, jti, data_key))?;
        self.vault.store(handle.as_str(), &possession).await?;
        Ok(keys)
    }

    async fn prove(&self, handle: &AccountHandle, input: &[u8]) -> Result<Signature, SignFailed> {
        let stored = self.vault.secret(handle.as_str()).await?.ok_or(SignFailed::KeyGone)?;
        wiped(|| sign(&stored, input))
    }

    async fn approve(
        &self,
        handle: &AccountHandle,
        approval: &Sealed,
        input: &[u8],
        presence: Presence,
    ) -> Result<Signature, SignFailed> {
        let data_key = presence.into_data_key();
        sign_sealed(handle, approval, &data_key, input)
    }

    async fn vouch(
        &self,
        handle: &AccountHandle,
        approval: &Sealed,
        registration: &SensorKey<'_>,
        data_key: &DataKey,
    ) -> Result<Jws, SignFailed> {
        let draft = registration.draft();
        let signature = sign_sealed(handle, approval, data_key, draft.signing_input())?;
        Ok(draft.sealed(&signature))
    }

    async fn destroy(&self, handle: &AccountHandle) -> Result<(), SignFailed> {
        Ok(self.vault.remove(handle.as_str()).await?)
    }
}

/// Generates the keys of an enrolment; the possession key is returned as it is to be stored.
fn new_keys(handle: &AccountHandle, jti: &Jti, data_key: &DataKey) -> Result<(NewKeys, Secret), SignFailed> {
    let rng = SystemRandom::new();
    let possession = SigningKey::generate(&rng).map_err(|_| CryptoFailed)?;
    let approval = SigningKey::generate(&rng).map_err(|_| CryptoFailed)?;
    let vouching = approval_statement(jti, approval.public(), possession.public())
        .signed_by(&approval)
        .map_err(|_| CryptoFailed)?;
    let plain = Secret::from(approval.to_pkcs8());
    let sealed_approval = Sealed::seal(data_key.expose(), Entry::ApprovalKey, handle.as_str(), &plain, &rng)?;
    let keys = NewKeys { possession: *possession.public(), vouching, sealed_approval };
    Ok((keys, Secret::from(possession.to_pkcs8())))
}

/// Signs with a sealed approval key.
fn sign_sealed(
    handle: &AccountHandle,
    approval: &Sealed,
    data_key: &DataKey,
    input: &[u8],
) -> Result<Signature, SignFailed> {
    wiped(|| {
        let key = approval.open(data_key.expose(), Entry::ApprovalKey, handle.as_str());
        sign(&key.ok_or(SignFailed::KeyGone)?, input)
    })
}

/// Signs with a key in PKCS #8.
fn sign(pkcs8: &Secret, input: &[u8]) -> Result<Signature, SignFailed> {
    let key = SigningKey::from_pkcs8(pkcs8.expose()).map_err(|_| SignFailed::KeyGone)?;
    key.sign(input).map_err(|_| CryptoFailed.into())
}
