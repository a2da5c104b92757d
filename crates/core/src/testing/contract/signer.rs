//! The contract of a [`Signer`]: each key signs what it is for, and nothing else opens it.

use std::sync::Arc;

use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::ids::{DeviceId, Jti, Origin, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::keys::{PublicKey, SigningKey};
use key_protocol::sensor_key::{self, SensorKey, SensorKeyRequest};
use ring::rand::SystemRandom;
use serde_json::Value;

use crate::domain::account::AccountHandle;
use crate::domain::pin::Pin;
use crate::domain::presence::Presence;
use crate::domain::protection::{KdfCost, Protection};
use crate::domain::secret::{DataKey, Secret};
use crate::ports::{NewKeys, SignFailed, Signer};

/// A signer under test, and its keystore.
#[async_trait]
pub trait SignerHarness: Sized + Send + Sync {
    /// Returns a keystore without keys.
    async fn fresh() -> Self;
    /// Returns the signer, as an app has it that has just been started.
    async fn signer(&self) -> Arc<dyn Signer>;
}

const MESSAGE: &[u8] = b"what is signed";

/// Checks the whole contract.
pub async fn all<H: SignerHarness>() {
    signs_with_the_right_key::<H>().await;
    approval_key_is_bound_to_handle_and_data_key::<H>().await;
    approval_key_vouches_for_a_sensor_key::<H>().await;
    destroyed_key_signs_nothing::<H>().await;
}

/// `prove` signs with the possession key and `approve` with the approval key, also after a restart;
/// the two differ.
pub async fn signs_with_the_right_key<H: SignerHarness>() {
    let harness = H::fresh().await;
    let slot = PinSlot::new();
    let handle = handle("one");
    let keys = create_keys(&harness, &handle, &slot).await;
    let approval_key = vouching_key(&keys.vouching);
    assert!(keys.possession != approval_key, "two keys, not one");

    let signer = harness.signer().await;
    let proof = signer.prove(&handle, MESSAGE).await.unwrap();
    assert!(keys.possession.verify(MESSAGE, &proof));
    assert!(!approval_key.verify(MESSAGE, &proof));
    assert!(!keys.possession.verify(b"something else", &proof));

    let approval = signer.approve(&handle, &keys.sealed_approval, MESSAGE, slot.presence()).await.unwrap();
    assert!(approval_key.verify(MESSAGE, &approval));
    assert!(!keys.possession.verify(MESSAGE, &approval));
}

/// A sealed approval key signs nothing under another handle or with another data key.
pub async fn approval_key_is_bound_to_handle_and_data_key<H: SignerHarness>() {
    let harness = H::fresh().await;
    let (slot, other_slot) = (PinSlot::new(), PinSlot::new());
    let (one, two) = (handle("one"), handle("two"));
    let keys_of_one = create_keys(&harness, &one, &slot).await;
    let keys_of_two = create_keys(&harness, &two, &slot).await;
    assert!(keys_of_one.possession != keys_of_two.possession, "a new key for each handle");

    let signer = harness.signer().await;
    let moved = signer.approve(&two, &keys_of_one.sealed_approval, MESSAGE, slot.presence()).await;
    assert_eq!(moved.err(), Some(SignFailed::KeyGone), "under another handle");
    let foreign = signer.approve(&one, &keys_of_one.sealed_approval, MESSAGE, other_slot.presence()).await;
    assert_eq!(foreign.err(), Some(SignFailed::KeyGone), "under another data key");
}

/// The approval key signs the registration of a sensor key, under its own handle and data key only.
pub async fn approval_key_vouches_for_a_sensor_key<H: SignerHarness>() {
    let harness = H::fresh().await;
    let (slot, other_slot) = (PinSlot::new(), PinSlot::new());
    let (one, two) = (handle("one"), handle("two"));
    let keys = create_keys(&harness, &one, &slot).await;
    let (origin, device) = (Origin::parse("https://key.example").unwrap(), DeviceId::parse("a".repeat(22)));
    let (device, jti) = (device.unwrap(), Jti::random(&SystemRandom::new()).unwrap());
    let sensor_key = *SigningKey::generate(&SystemRandom::new()).unwrap().public();
    let registration = SensorKey {
        origin: &origin,
        device: &device,
        iat: Timestamp(0),
        jti: &jti,
        key: &sensor_key,
        attestation: None,
    };
    let signer = harness.signer().await;
    let sealed = &keys.sealed_approval;
    let statement = signer.vouch(&one, sealed, &registration, &slot.data_key).await.unwrap();
    let approval = vouching_key(&keys.vouching);
    let expected = sensor_key::Expected { origin: &origin, device: &device, approval: &approval };
    let body = serde_json::to_vec(&SensorKeyRequest { sensor_key: statement }).unwrap();
    assert!(sensor_key::verify(&body, &expected, Timestamp(0)).unwrap().key == sensor_key);

    let moved = signer.vouch(&two, sealed, &registration, &slot.data_key).await;
    assert_eq!(moved.err(), Some(SignFailed::KeyGone), "under another handle");
    let foreign = signer.vouch(&one, sealed, &registration, &other_slot.data_key).await;
    assert_eq!(foreign.err(), Some(SignFailed::KeyGone), "under another data key");
}

/// Destroying a key leaves the others; destroying it twice, or one that never existed, is fine.
pub async fn destroyed_key_signs_nothing<H: SignerHarness>() {
    let harness = H::fresh().await;
    let slot = PinSlot::new();
    let (one, two) = (handle("one"), handle("two"));
    create_keys(&harness, &one, &slot).await;
    create_keys(&harness, &two, &slot).await;
    let signer = harness.signer().await;

    assert_eq!(signer.destroy(&one).await, Ok(()));
    assert_eq!(signer.prove(&one, MESSAGE).await.err(), Some(SignFailed::KeyGone));
    assert!(signer.prove(&two, MESSAGE).await.is_ok());
    assert_eq!(signer.destroy(&one).await, Ok(()));
    assert_eq!(signer.destroy(&handle("three")).await, Ok(()));
    let never = signer.prove(&handle("three"), MESSAGE).await;
    assert_eq!(never.err(), Some(SignFailed::KeyGone));
}

/// A PIN slot that confirms user presence as often as a test needs.
struct PinSlot {
    data_key: DataKey,
    slot: Protection,
    keystore: Secret,
}

impl PinSlot {
    const COST: KdfCost = KdfCost { memory_kib: 32, passes: 1, lanes: 1 };

    fn new() -> Self {
        let rng = SystemRandom::new();
        let data_key = DataKey::random(&rng).unwrap();
        let keystore = Secret::random(32, &rng).unwrap();
        let slot = Protection::pin(&data_key, "device", &pin(), Self::COST, &keystore, &rng).unwrap().0;
        Self { data_key, slot, keystore }
    }

    fn presence(&self) -> Presence {
        Presence::by_pin(&self.slot, "device", &pin(), &self.keystore, Self::COST)
            .expect("the PIN that was chosen")
    }
}

fn pin() -> Pin {
    Pin::typed("482051".to_owned()).unwrap()
}

fn handle(letters: &str) -> AccountHandle {
    AccountHandle::from_view(&format!("{letters:0>16}"))
}

async fn create_keys<H: SignerHarness>(harness: &H, handle: &AccountHandle, slot: &PinSlot) -> NewKeys {
    let jti = Jti::random(&SystemRandom::new()).unwrap();
    harness.signer().await.create(handle, &jti, &slot.data_key).await.unwrap()
}

/// Returns the approval key that signed `vouching`, as the backend finds it.
fn vouching_key(vouching: &Jws) -> PublicKey {
    let header = vouching.as_str().split('.').next().unwrap();
    let header: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(header).unwrap()).unwrap();
    PublicKey::from_jwk(&header["jwk"]).unwrap()
}
