//! Ephemeral P-256 ECDH keys, each used for one agreement: an offline secret or a sealed push.

use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::rand::SecureRandom;

use super::{NoRandomness, NotAKey, PublicKey};

/// Ephemeral ECDH key pair of one side. Agreement consumes it.
pub struct AgreementKey {
    secret: EphemeralPrivateKey,
    public: PublicKey,
}

impl AgreementKey {
    /// Generates a key pair.
    pub fn generate(rng: &dyn SecureRandom) -> Result<Self, NoRandomness> {
        let secret = EphemeralPrivateKey::generate(&ECDH_P256, rng).map_err(|_| NoRandomness)?;
        let public = secret.compute_public_key().map_err(|_| NoRandomness)?;
        let public = PublicKey::from_point(public.as_ref()).map_err(|_| NoRandomness)?;
        Ok(Self { secret, public })
    }

    /// Public key, to send to the other side.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Agrees with `peer` and passes the shared x-coordinate to `derive` only.
    pub(crate) fn shared<T>(self, peer: &PublicKey, derive: impl FnOnce(&[u8]) -> T) -> Result<T, NotAKey> {
        let peer = UnparsedPublicKey::new(&ECDH_P256, peer.as_point());
        agree_ephemeral(self.secret, &peer, derive).map_err(|_| NotAKey)
    }
}
