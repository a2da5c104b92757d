//! The ephemeral keys of an enrolment: made, used once, gone.

use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::rand::SecureRandom;

use super::{NoRandomness, NotAKey, PublicKey};
use crate::jws::Jws;
use crate::offline::OfflineSecret;

/// One side's ephemeral ECDH key. Agreeing consumes it.
pub struct AgreementKey {
    secret: EphemeralPrivateKey,
    public: PublicKey,
}

impl AgreementKey {
    /// A new key.
    pub fn generate(rng: &dyn SecureRandom) -> Result<Self, NoRandomness> {
        let secret = EphemeralPrivateKey::generate(&ECDH_P256, rng).map_err(|_| NoRandomness)?;
        let public = secret.compute_public_key().map_err(|_| NoRandomness)?;
        let public = PublicKey::from_point(public.as_ref()).map_err(|_| NoRandomness)?;
        Ok(Self { secret, public })
    }

    /// What the other side needs.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Gives `derive` the x-coordinate that `peer` computes too. Nothing else sees it.
    pub(crate) fn shared<T>(self, peer: &PublicKey, derive: impl FnOnce(&[u8]) -> T) -> Result<T, NotAKey> {
        let peer = UnparsedPublicKey::new(&ECDH_P256, peer.as_point());
        agree_ephemeral(self.secret, &peer, derive).map_err(|_| NotAKey)
    }

    /// Derives the offline secret that `peer` derives too, bound to the whole of `enrolment` as it crossed the network.
    pub fn agree(self, peer: &PublicKey, enrolment: &Jws) -> Result<OfflineSecret, NotAKey> {
        self.shared(peer, |shared| OfflineSecret::derive(shared, enrolment))?.map_err(|_| NotAKey)
    }
}
