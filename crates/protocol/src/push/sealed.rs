//! Message encryption for Web Push (RFC 8291). HKDF (RFC 5869) derives the key from a P-256 ECDH
//! agreement and the device's authentication secret; the message is a single record of `aes128gcm`
//! (RFC 8188).

use ring::aead::{AES_128_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hkdf::{HKDF_SHA256, KeyType, Salt};
use ring::rand::SecureRandom;
use zeroize::Zeroizing;

use crate::base64url;
use crate::ids::Invalid;
use crate::keys::{AgreementKey, PublicKey};

/// Maximum size of a sealed message, in bytes. Push services must accept messages of up to this
/// size (RFC 8030 §7.2).
pub const MAX_SEALED: usize = 4096;

/// Record size in the header, large enough for any message of at most [`MAX_SEALED`] bytes to be a
/// single record.
const RECORD_SIZE: u32 = 4096;

/// Padding delimiter of the last record (RFC 8188 §2).
const LAST_RECORD: u8 = 2;

const SALT: usize = 16;
const POINT: usize = 65;
/// Size of the header: salt, record size, key id length and key id (RFC 8188 §2.1).
const HEADER: usize = SALT + 4 + 1 + POINT;

/// Public key and authentication secret of a receiving device.
#[derive(Clone, PartialEq, Eq)]
pub struct Receiver {
    p256dh: PublicKey,
    auth: [u8; 16],
}

/// Error for bytes that are not a message sealed for this device, and for a message that cannot be
/// sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a message that was sealed for this device")]
pub struct NotSealed;

impl Receiver {
    /// Creates a receiver from the device's public key and authentication secret.
    #[must_use]
    pub fn new(p256dh: PublicKey, auth: [u8; 16]) -> Self {
        Self { p256dh, auth }
    }

    /// Parses both as registered, in base64url: an uncompressed point of 65 bytes and a secret of
    /// 16 bytes.
    pub fn parse(p256dh: &str, auth: &str) -> Result<Self, Invalid> {
        let point = base64url::decode_exactly::<POINT>(p256dh);
        let p256dh = point.and_then(|point| PublicKey::from_point(&point).ok());
        Ok(Self {
            p256dh: p256dh.ok_or(Invalid("a P-256 point in base64url"))?,
            auth: base64url::decode_exactly(auth).ok_or(Invalid("16 bytes in base64url"))?,
        })
    }

    /// Public key in its registered form: base64url of the uncompressed point.
    #[must_use]
    pub fn p256dh(&self) -> String {
        base64url::encode(self.p256dh.as_point())
    }

    /// Authentication secret in its registered form: base64url.
    #[must_use]
    pub fn auth(&self) -> String {
        base64url::encode(self.auth)
    }

    /// Encrypts `plain` with a new ephemeral key and salt. Fails if the result exceeds
    /// [`MAX_SEALED`].
    pub fn seal(&self, plain: &[u8], rng: &dyn SecureRandom) -> Result<Vec<u8>, NotSealed> {
        let mut salt = [0; SALT];
        rng.fill(&mut salt).map_err(|_| NotSealed)?;
        let sender = AgreementKey::generate(rng).map_err(|_| NotSealed)?;
        let public = *sender.public();
        sender
            .shared(&self.p256dh, |shared| self.seal_with(plain, salt, &public, shared))
            .map_err(|_| NotSealed)?
    }

    /// Encrypts `plain` with a given salt and sender key; `shared` is the ECDH result of the sender
    /// key and the receiver's key.
    fn seal_with(
        &self,
        plain: &[u8],
        salt: [u8; SALT],
        sender: &PublicKey,
        shared: &[u8],
    ) -> Result<Vec<u8>, NotSealed> {
        let (key, nonce) = self.key_and_nonce(salt, sender, shared)?;
        let mut record = [plain, &[LAST_RECORD]].concat();
        key.seal_in_place_append_tag(nonce, Aad::empty(), &mut record).map_err(|_| NotSealed)?;
        let id_length = u8::try_from(POINT).map_err(|_| NotSealed)?;
        let sealed =
            [&salt[..], &RECORD_SIZE.to_be_bytes(), &[id_length], sender.as_point(), &record].concat();
        if sealed.len() <= MAX_SEALED { Ok(sealed) } else { Err(NotSealed) }
    }

    /// Derives the content encryption key and the nonce of the first record (RFC 8291 §3.4, RFC
    /// 8188 §2.2 and §2.3).
    fn key_and_nonce(
        &self,
        salt: [u8; SALT],
        sender: &PublicKey,
        shared: &[u8],
    ) -> Result<(LessSafeKey, Nonce), NotSealed> {
        let mut ikm = Zeroizing::new([0; 32]);
        let info = [b"WebPush: info\0", &self.p256dh.as_point()[..], sender.as_point()];
        hkdf(&self.auth, shared, &info, &mut *ikm)?;
        let mut key = Zeroizing::new([0; 16]);
        hkdf(&salt, &*ikm, &[b"Content-Encoding: aes128gcm\0"], &mut *key)?;
        let mut nonce = [0; NONCE_LEN];
        hkdf(&salt, &*ikm, &[b"Content-Encoding: nonce\0"], &mut nonce)?;
        let key = UnboundKey::new(&AES_128_GCM, &*key).map_err(|_| NotSealed)?;
        Ok((LessSafeKey::new(key), Nonce::assume_unique_for_key(nonce)))
    }
}

/// Decrypts a message for the device that registered `receiver`. `agree` computes the ECDH result
/// of the device's private key and the sender's public key.
pub fn open(
    sealed: &[u8],
    receiver: &Receiver,
    agree: impl FnOnce(&PublicKey) -> Option<Zeroizing<[u8; 32]>>,
) -> Result<Vec<u8>, NotSealed> {
    if sealed.len() > MAX_SEALED {
        return Err(NotSealed);
    }
    let (header, record) = sealed.split_at_checked(HEADER).ok_or(NotSealed)?;
    let (salt, rest) = header.split_at(SALT);
    let (size, id) = rest.split_at(4);
    let size = u32::from_be_bytes(size.try_into().map_err(|_| NotSealed)?);
    let is_one_record = usize::try_from(size).is_ok_and(|size| size >= record.len());
    if usize::from(id[0]) != POINT || !is_one_record {
        return Err(NotSealed);
    }
    let sender = PublicKey::from_point(&id[1..]).map_err(|_| NotSealed)?;
    let shared = agree(&sender).ok_or(NotSealed)?;
    let salt = salt.try_into().map_err(|_| NotSealed)?;
    let (key, nonce) = receiver.key_and_nonce(salt, &sender, &*shared)?;
    let mut record = record.to_vec();
    let plain = key.open_in_place(nonce, Aad::empty(), &mut record).map_err(|_| NotSealed)?;
    // Zeros after the delimiter are padding (RFC 8188 §2).
    let end = plain.iter().rposition(|byte| *byte != 0).ok_or(NotSealed)?;
    if plain[end] == LAST_RECORD { Ok(plain[..end].to_vec()) } else { Err(NotSealed) }
}

struct OutputLength(usize);

impl KeyType for OutputLength {
    fn len(&self) -> usize {
        self.0
    }
}

/// HKDF-SHA-256, extract and expand (RFC 5869 §2).
fn hkdf(salt: &[u8], ikm: &[u8], info: &[&[u8]], to: &mut [u8]) -> Result<(), NotSealed> {
    let key = Salt::new(HKDF_SHA256, salt).extract(ikm);
    key.expand(info, OutputLength(to.len())).and_then(|derived| derived.fill(to)).map_err(|_| NotSealed)
}

#[cfg(test)]
mod tests {
    use p256::SecretKey;
    use p256::ecdh::diffie_hellman;
    use ring::rand::SystemRandom;
    use serde_json::Value;

    use super::*;

    fn vectors() -> Vec<Value> {
        let vectors: Value = serde_json::from_str(include_str!("../../tests/vectors/push.json")).unwrap();
        vectors["sealed"].as_array().unwrap().clone()
    }

    fn text<'a>(vector: &'a Value, name: &str) -> &'a str {
        vector[name].as_str().unwrap()
    }

    fn receiver(vector: &Value) -> Receiver {
        Receiver::parse(text(vector, "p256dh"), text(vector, "auth")).unwrap()
    }

    /// The sender's public key, of the private one that the vector gives.
    fn sender(vector: &Value) -> PublicKey {
        let mut public = vector["sender_private"].clone();
        public.as_object_mut().unwrap().remove("d");
        PublicKey::from_jwk(&public).unwrap()
    }

    fn secret(vector: &Value, name: &str) -> SecretKey {
        SecretKey::from_slice(&base64url::decode(vector[name]["d"].as_str().unwrap()).unwrap()).unwrap()
    }

    fn shared(key: &SecretKey, with: &PublicKey) -> Zeroizing<[u8; 32]> {
        let with = p256::PublicKey::from_sec1_bytes(with.as_point()).unwrap();
        let shared = diffie_hellman(key.to_nonzero_scalar(), with.as_affine());
        Zeroizing::new(shared.raw_secret_bytes()[..].try_into().unwrap())
    }

    fn open_with_vector(sealed: &[u8], vector: &Value) -> Result<Vec<u8>, NotSealed> {
        open(sealed, &receiver(vector), |sender| Some(shared(&secret(vector, "receiver_private"), sender)))
    }

    #[test]
    fn sealing_and_opening_match_golden_vectors() {
        for vector in vectors() {
            let what = text(&vector, "what");
            let (plain, body) = (text(&vector, "plain"), base64url::decode(text(&vector, "body")).unwrap());
            let sender = sender(&vector);
            let receiver = receiver(&vector);
            let salt = base64url::decode_exactly(text(&vector, "salt")).unwrap();
            let shared = shared(&secret(&vector, "sender_private"), &receiver.p256dh);
            let sealed = receiver.seal_with(plain.as_bytes(), salt, &sender, &*shared).unwrap();
            assert_eq!(sealed, body, "{what}");
            assert_eq!(open_with_vector(&body, &vector).unwrap(), plain.as_bytes(), "{what}");
        }
    }

    #[test]
    fn sealed_message_opens_and_has_its_own_salt() {
        let vector = &vectors()[1];
        let seal = || receiver(vector).seal(b"wake up", &SystemRandom::new()).unwrap();
        let (first, second) = (seal(), seal());
        assert_eq!(open_with_vector(&first, vector).unwrap(), b"wake up");
        assert_ne!(first, second);
        assert_ne!(first[..SALT], second[..SALT]);
    }

    #[test]
    fn changed_or_truncated_message_and_wrong_secret_are_refused() {
        let vector = &vectors()[1];
        let body = base64url::decode(text(vector, "body")).unwrap();
        for index in 0..body.len() {
            let mut changed = body.clone();
            changed[index] ^= 1;
            // The record size is not authenticated: any value that still fits the record is valid.
            if !(SALT..SALT + 4).contains(&index) {
                assert_eq!(open_with_vector(&changed, vector), Err(NotSealed), "byte {index}");
            }
            assert_eq!(open_with_vector(&body[..index], vector), Err(NotSealed), "{index} bytes");
        }
        let mut other = vector.clone();
        other["auth"] = Value::from(base64url::encode([7; 16]));
        assert_eq!(open_with_vector(&body, &other), Err(NotSealed));
    }

    #[test]
    fn padding_is_removed_and_non_final_record_is_refused() {
        let vector = &vectors()[1];
        let receiver = receiver(vector);
        let key = secret(vector, "sender_private");
        let sender = sender(vector);
        let sealed = |record: &[u8]| {
            let salt = [9; SALT];
            let (aes, nonce) =
                receiver.key_and_nonce(salt, &sender, &*shared(&key, &receiver.p256dh)).unwrap();
            let mut record = record.to_vec();
            aes.seal_in_place_append_tag(nonce, Aad::empty(), &mut record).unwrap();
            [&salt[..], &RECORD_SIZE.to_be_bytes(), &[65], sender.as_point(), &record].concat()
        };
        assert_eq!(open_with_vector(&sealed(b"x\x02\0\0\0"), vector).unwrap(), b"x");
        assert_eq!(open_with_vector(&sealed(b"\x02"), vector).unwrap(), b"");
        assert_eq!(open_with_vector(&sealed(b"x\x01\0"), vector), Err(NotSealed));
        assert_eq!(open_with_vector(&sealed(b"\0\0"), vector), Err(NotSealed));
        assert_eq!(open_with_vector(&sealed(b""), vector), Err(NotSealed));
    }

    #[test]
    fn message_over_4096_bytes_is_neither_sealed_nor_opened() {
        let vector = &vectors()[1];
        let most = MAX_SEALED - HEADER - 1 - AES_128_GCM.tag_len();
        let seal = |length| receiver(vector).seal(&vec![b'x'; length], &SystemRandom::new());
        assert_eq!(open_with_vector(&seal(most).unwrap(), vector).unwrap().len(), most);
        assert_eq!(seal(most + 1), Err(NotSealed));
        let body = base64url::decode(text(vector, "body")).unwrap();
        assert_eq!(open_with_vector(&[&body[..], &vec![0; MAX_SEALED]].concat(), vector), Err(NotSealed));
    }
}
