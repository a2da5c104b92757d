//! Unpredictable ids, codes and numbers.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::keys::NoRandomness;
use ring::rand::{SecureRandom, SystemRandom};

/// Characters of codes, without the ambiguous 0, 1, I and O. Their number divides 256, so every
/// character is equally likely.
const LEGIBLE: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Returns the value, or panics: without randomness the backend cannot make safe keys and codes.
#[allow(clippy::panic, reason = "there is nothing safe left to do")]
pub fn expect_random<T>(made: Result<T, NoRandomness>) -> T {
    match made {
        Ok(made) => made,
        Err(reason) => panic!("{reason}"),
    }
}

/// Returns 256 random bits in base64url.
pub fn long_id() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<32>())
}

/// Returns 64 random bits.
pub(crate) fn number() -> u64 {
    u64::from_be_bytes(bytes())
}

/// Returns a code of 40 random bits to be typed, like `4F7K-29QX`.
pub(crate) fn code() -> String {
    let letters: String =
        bytes::<8>().iter().map(|byte| char::from(LEGIBLE[usize::from(byte % 32)])).collect();
    format!("{}-{}", &letters[..4], &letters[4..])
}

/// Returns `count` uniformly random digits.
pub(crate) fn digits(count: usize) -> String {
    let mut digits = String::with_capacity(count);
    while digits.len() < count {
        let [byte] = bytes::<1>();
        // 250 is the largest multiple of ten in a byte; larger values would favour low digits.
        if byte < 250 {
            digits.push(char::from(b'0' + byte % 10));
        }
    }
    digits
}

fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    expect_random(SystemRandom::new().fill(&mut bytes).map_err(|_| NoRandomness));
    bytes
}
