//! Private signing keys.

use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use zeroize::Zeroizing;

use super::{NoRandomness, NotAKey, PublicKey, Signature};

/// P-256 key pair that signs with ES256: a device's possession or approval key, or a backend's key.
pub struct SigningKey {
    pair: EcdsaKeyPair,
    public: PublicKey,
    /// Serialised form for storage, needed because ring cannot export a key pair.
    pkcs8: Zeroizing<Vec<u8>>,
}

impl SigningKey {
    /// Generates a key pair.
    pub fn generate(rng: &dyn SecureRandom) -> Result<Self, NoRandomness> {
        let document =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, rng).map_err(|_| NoRandomness)?;
        Self::from_pkcs8(document.as_ref()).map_err(|_| NoRandomness)
    }

    /// Loads a key pair from PKCS #8 (RFC 5958) that includes the public key, as
    /// [`SigningKey::to_pkcs8`] returns it.
    pub fn from_pkcs8(pkcs8: &[u8]) -> Result<Self, NotAKey> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8, &SystemRandom::new())
            .map_err(|_| NotAKey)?;
        let public = PublicKey::from_point(pair.public_key().as_ref())?;
        Ok(Self { pair, public, pkcs8: Zeroizing::new(pkcs8.to_vec()) })
    }

    /// Private key in PKCS #8, for storage.
    #[must_use]
    pub fn to_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        self.pkcs8.clone()
    }

    /// Public key.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs `bytes` with ES256 (RFC 7518 §3.4).
    pub fn sign(&self, bytes: &[u8]) -> Result<Signature, NoRandomness> {
        let signature = self.pair.sign(&SystemRandom::new(), bytes).map_err(|_| NoRandomness)?;
        Signature::try_from(signature.as_ref()).map_err(|_| NoRandomness)
    }
}
