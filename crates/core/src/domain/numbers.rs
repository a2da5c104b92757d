//! Every number of the PIN and of what it protects, in one table, measured by what the code does: a
//! change of one is a decision and has to be made here too.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use key_protocol::enrolment::Platform;
use key_protocol::ids::Timestamp;
use ring::rand::SystemRandom;

use super::pin::Pin;
use super::protection::{KdfCost, Protection};
use super::secret::{DataKey, Secret};
use super::tries::Tries;
use super::weak_pin::weakness;
use crate::now::Now;

const CHEAP: KdfCost = KdfCost { memory_kib: 32, passes: 1, lanes: 4 };

fn digits(length: usize) -> String {
    "482051396842739".chars().take(length).collect()
}

#[test]
fn pin_has_6_to_12_digits() {
    let lengths = |accepts: fn(String) -> bool| (0..15).filter(|&n| accepts(digits(n))).collect::<Vec<_>>();
    let stated: Vec<_> = (6..=12).collect();
    assert_eq!(lengths(|pin| Pin::typed(pin).is_some()), stated);
    assert_eq!(lengths(|pin| Pin::chosen(pin, 0).is_ok()), stated);
}

/// The count stands for the rules and the list of common PINs: none of them changes unseen.
#[test]
fn refused_pins_are_those_counted() {
    let refused = (0..1_000_000).filter(|n| weakness(&format!("{n:06}")).is_some()).count();
    assert_eq!(refused, 86_742);
}

#[test]
fn five_wrong_pins_with_their_delays() {
    let now = Now {
        wall: Timestamp(0),
        millis: 0,
        monotonic: Default::default(),
        since_boot: Default::default(),
        boot: None,
    };
    let mut tries = Tries::default();
    let mut delays = Vec::new();
    while tries.left() > 0 {
        tries = tries.counted(now);
        delays.push(tries.delay().as_secs());
    }
    // After the fifth there is no next try to delay: the keys are destroyed.
    assert_eq!(delays, [0, 0, 30, 300, 300]);
}

#[test]
fn cost_of_the_derivation_is_that_of_its_platform() {
    let reference = KdfCost { memory_kib: 64 * 1024, passes: 3, lanes: 4 };
    let ios = KdfCost { memory_kib: 32 * 1024, passes: 6, lanes: 4 };
    for (platform, stated) in
        [(Platform::Android, reference), (Platform::Desktop, reference), (Platform::Ios, ios)]
    {
        assert_eq!(KdfCost::of(platform), stated, "{platform:?}");
    }
}

#[test]
fn lengths_in_a_slot_are_those_stated() {
    let rng = SystemRandom::new();
    let (data_key, keystore) = (DataKey::random(&rng).unwrap(), Secret::random(32, &rng).unwrap());
    let pin = Pin::typed(digits(6)).unwrap();
    let (slot, _) = Protection::pin(&data_key, "device", &pin, CHEAP, &keystore, &rng).unwrap();
    let stored = serde_json::to_value(&slot).unwrap();
    let length = |member: &str| BASE64.decode(stored[member].as_str().unwrap()).unwrap().len();
    assert_eq!(length("salt"), 16);
    // A nonce of 12 bytes, a data key of 32, a tag of 16.
    assert_eq!((data_key.expose().len(), length("wrapped")), (32, 12 + 32 + 16));
}
