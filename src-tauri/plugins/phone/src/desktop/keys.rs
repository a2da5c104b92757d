//! Keys of a subscription (RFC 8291). The private key is used more than once, which ring does not
//! support, so it comes from `p256`.

use key_protocol::keys::PublicKey;
use key_protocol::push::{NotSealed, Receiver, open};
use p256::SecretKey;
use p256::ecdh::diffie_hellman;
use p256::elliptic_curve::sec1::ToSec1Point as _;
use ring::rand::{SecureRandom as _, SystemRandom};
use zeroize::Zeroizing;

/// Keys of one subscription.
pub(super) struct Keys {
    secret: SecretKey,
    receiver: Receiver,
}

/// The system's random number generator failed.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the system gave no random numbers")]
pub(super) struct RandomFailed;

impl Keys {
    pub(super) fn generate() -> Result<Self, RandomFailed> {
        let rng = SystemRandom::new();
        let mut bytes = Zeroizing::new([0; 32]);
        rng.fill(&mut *bytes).map_err(|_| RandomFailed)?;
        // All but one in 2³² values are valid keys.
        let secret = SecretKey::from_slice(&*bytes).map_err(|_| RandomFailed)?;
        let point = secret.public_key().to_sec1_point(false);
        let public = PublicKey::from_point(point.as_bytes()).map_err(|_| RandomFailed)?;
        let mut auth = [0; 16];
        rng.fill(&mut auth).map_err(|_| RandomFailed)?;
        Ok(Self { secret, receiver: Receiver::new(public, auth) })
    }

    /// Returns the public part, which is sent to the backend.
    pub(super) fn receiver(&self) -> &Receiver {
        &self.receiver
    }

    /// Decrypts a message that was sealed for these keys.
    pub(super) fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, NotSealed> {
        open(sealed, &self.receiver, |sender| {
            let sender = p256::PublicKey::from_sec1_bytes(sender.as_point()).ok()?;
            let shared = diffie_hellman(self.secret.to_nonzero_scalar(), sender.as_affine());
            Some(Zeroizing::new(shared.raw_secret_bytes()[..].try_into().ok()?))
        })
    }
}
