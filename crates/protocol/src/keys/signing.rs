//! Private keys that sign.

use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use zeroize::Zeroizing;

use super::{NoRandomness, NotAKey, PublicKey, Signature};

/// A P-256 key pair that signs with ES256: a device's possession or approval key, or a backend's.
pub struct SigningKey {
    pair: EcdsaKeyPair,
    public: PublicKey,
    /// ring does not let a key pair out again, so the form it is stored in is kept beside it.
    pkcs8: Zeroizing<Vec<u8>>,
}

impl SigningKey {
    /// A new key.
    pub fn generate(rng: &dyn SecureRandom) -> Result<Self, NoRandomness> {
        let document =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, rng).map_err(|_| NoRandomness)?;
        Self::from_pkcs8(document.as_ref()).map_err(|_| NoRandomness)
    }

    /// Reads a key from storage: PKCS #8 (RFC 5958) with its public key, as [`SigningKey::to_pkcs8`] gives it.
    pub fn from_pkcs8(pkcs8: &[u8]) -> Result<Self, NotAKey> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8, &SystemRandom::new())
            .map_err(|_| NotAKey)?;
        let public = PublicKey::from_point(pair.public_key().as_ref())?;
        Ok(Self { pair, public, pkcs8: Zeroizing::new(pkcs8.to_vec()) })
    }

    /// The key as it is stored; as secret as the key itself.
    #[must_use]
    pub fn to_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        self.pkcs8.clone()
    }

    /// The half that anyone may have.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs `bytes` with ES256.
    pub fn sign(&self, bytes: &[u8]) -> Result<Signature, NoRandomness> {
        let signature = self.pair.sign(&SystemRandom::new(), bytes).map_err(|_| NoRandomness)?;
        Signature::try_from(signature.as_ref()).map_err(|_| NoRandomness)
    }
}
