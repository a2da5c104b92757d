//! Everything that nobody may guess.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::keys::NoRandomness;
use ring::rand::{SecureRandom, SystemRandom};

/// No 0, 1, I or O: what is read from a screen and typed elsewhere has to survive both. 32 characters, so that five random
/// bits choose one fairly.
const LEGIBLE: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// What was made, or the end: a backend that cannot make keys and codes nobody can guess must not go on.
#[allow(clippy::panic, reason = "there is nothing safe left to do")]
pub(crate) fn expect_random<T>(made: Result<T, NoRandomness>) -> T {
    match made {
        Ok(made) => made,
        Err(reason) => panic!("{reason}"),
    }
}

/// 256 random bits in base64url.
pub(crate) fn long_id() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<32>())
}

/// 64 random bits.
pub(crate) fn number() -> u64 {
    u64::from_be_bytes(bytes())
}

/// A code of 40 random bits to be typed, like `4F7K-29QX`.
pub(crate) fn code() -> String {
    let letters: String =
        bytes::<8>().iter().map(|byte| char::from(LEGIBLE[usize::from(byte % 32)])).collect();
    format!("{}-{}", &letters[..4], &letters[4..])
}

/// So many random digits, each string of them equally likely.
pub(crate) fn digits(count: usize) -> String {
    let mut digits = String::with_capacity(count);
    while digits.len() < count {
        let [byte] = bytes::<1>();
        // 250 is the largest multiple of ten a byte holds: beyond it, low digits would come more often.
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
