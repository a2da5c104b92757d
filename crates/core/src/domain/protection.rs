//! Slots: ways to unwrap the data key.

use std::fmt;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use key_protocol::enrolment::Platform;
use ring::hkdf;
use ring::rand::SecureRandom;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::pin::{self, Pin};
use super::sealed::{Entry, Sealed};
use super::secret::{CryptoFailed, DataKey, Secret};

/// PIN slot of the data key. Each slot is bound to its owner, the device that the record belongs
/// to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "slot", rename_all = "snake_case")]
pub enum Protection {
    /// Wrapped under the keystore secret alone: enrolled, but no PIN chosen yet. Nothing can be
    /// approved in this state; it exists so that an app that ends before the PIN is chosen has not
    /// wasted the one-time password.
    Provisional {
        /// Wrapped data key.
        wrapped: Sealed,
    },
    /// Wrapped under the PIN and the keystore secret.
    Pin {
        /// Cost of the key derivation.
        cost: KdfCost,
        /// 16 random bytes, base64.
        salt: String,
        /// Wrapped data key.
        wrapped: Sealed,
        /// Number of digits of the PIN. Unknown in a record from before it was stored, until the PIN is
        /// next right.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        length: Option<u8>,
    },
}

/// Parameters of Argon2id (RFC 9106 §3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Number of passes.
    pub passes: u32,
    /// Degree of parallelism.
    pub lanes: u32,
}

impl KdfCost {
    /// Cost for phones with ample memory: 250 ms to 1 s on a phone of 2022.
    pub const REFERENCE: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 4 };
    /// Cost for iOS, which ends extensions and background work at a lower memory limit.
    pub const FRUGAL: Self = Self { memory_kib: 32 * 1024, passes: 6, lanes: 4 };

    /// Upper bound of the cost in a record, so that a damaged record cannot exhaust the phone's
    /// memory.
    const MAX: Self = Self { memory_kib: 256 * 1024, passes: 16, lanes: 16 };

    /// Returns the cost for a platform.
    #[must_use]
    pub const fn of(platform: Platform) -> Self {
        match platform {
            Platform::Ios => Self::FRUGAL,
            Platform::Android | Platform::Desktop | Platform::Other => Self::REFERENCE,
        }
    }

    /// Returns whether any part of the cost is below that of `least`.
    fn is_below(self, least: Self) -> bool {
        self.memory_kib < least.memory_kib || self.passes < least.passes || self.lanes < least.lanes
    }

    fn params(self) -> Option<Params> {
        let max = Self::MAX;
        let within_max =
            self.memory_kib <= max.memory_kib && self.passes <= max.passes && self.lanes <= max.lanes;
        within_max.then(|| Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).ok()).flatten()
    }
}

impl Protection {
    /// Wraps `data_key` in a provisional slot, until a PIN is chosen.
    pub fn provisional(
        data_key: &DataKey,
        owner: &str,
        keystore: &Secret,
        rng: &dyn SecureRandom,
    ) -> Result<Self, CryptoFailed> {
        let wrapped = SlotKey::derive(keystore, &[])?.wrap(data_key, Entry::DataKey, owner, rng)?;
        Ok(Self::Provisional { wrapped })
    }

    /// Wraps `data_key` under `pin`, and returns the slot with its key. Takes as long as `cost`
    /// requires.
    pub fn pin(
        data_key: &DataKey,
        owner: &str,
        pin: &Pin,
        cost: KdfCost,
        keystore: &Secret,
        rng: &dyn SecureRandom,
    ) -> Result<(Self, SlotKey), CryptoFailed> {
        let mut salt = [0; 16];
        rng.fill(&mut salt).map_err(|_| CryptoFailed)?;
        let derived = derive(pin, cost, &salt).ok_or(CryptoFailed)?;
        let key = SlotKey::derive(keystore, derived.as_ref())?;
        let wrapped = key.wrap(data_key, Entry::DataKey, owner, rng)?;
        let length = Some(pin.length());
        Ok((Self::Pin { cost, salt: BASE64.encode(salt), wrapped, length }, key))
    }

    /// Returns this PIN slot around another data key, for the same PIN. Fails for any other slot.
    pub(crate) fn rewrapped(
        &self,
        data_key: &DataKey,
        owner: &str,
        key: &SlotKey,
        rng: &dyn SecureRandom,
    ) -> Result<Self, CryptoFailed> {
        let Self::Pin { cost, salt, length, .. } = self else { return Err(CryptoFailed) };
        let wrapped = key.wrap(data_key, Entry::DataKey, owner, rng)?;
        Ok(Self::Pin { cost: *cost, salt: salt.clone(), wrapped, length: *length })
    }

    /// Returns the number of digits of the PIN, if it is known. One that no PIN can have is unknown: a
    /// pad of that length would take none.
    #[must_use]
    pub(crate) fn pin_length(&self) -> Option<u8> {
        let Self::Pin { length, .. } = self else { return None };
        length.filter(|length| (pin::MIN_LENGTH..=pin::MAX_LENGTH).contains(length))
    }

    /// Records the number of digits of the PIN that has just opened this slot.
    pub(crate) fn learn_length(&mut self, of_pin: u8) {
        if let Self::Pin { length, .. } = self {
            *length = Some(of_pin);
        }
    }

    /// Unwraps the data key of a provisional slot; returns `None` for any other slot, and if the
    /// owner or the keystore secret does not match.
    #[must_use]
    pub(crate) fn open_provisional(&self, owner: &str, keystore: &Secret) -> Option<DataKey> {
        let Self::Provisional { wrapped } = self else {
            return None;
        };
        SlotKey::derive(keystore, &[]).ok()?.open(wrapped, Entry::DataKey, owner)
    }

    /// Returns whether the slot's key derivation costs less than `least`, what this platform derives
    /// with. The app writes no such slot; whoever edits one in would have PINs tried cheaply.
    #[must_use]
    pub(crate) fn is_weaker_than(&self, least: KdfCost) -> bool {
        matches!(self, Self::Pin { cost, .. } if cost.is_below(least))
    }

    /// Returns the keys between a PIN and the data key, which tests search for: the derived one and
    /// the wrapping one.
    #[cfg(feature = "testing")]
    pub(crate) fn keys_from(&self, pin: &Pin, keystore: &Secret) -> Option<[Zeroizing<[u8; 32]>; 2]> {
        let Self::Pin { cost, salt, .. } = self else { return None };
        let derived = derive(pin, *cost, &BASE64.decode(salt).ok()?)?;
        let SlotKey(wrapping) = SlotKey::derive(keystore, derived.as_ref()).ok()?;
        Some([derived, *wrapping])
    }

    /// Unwraps the data key of a PIN slot, and returns it with the slot's key. Returns `None` for any
    /// other slot, if the slot's cost is below `least`, and if the owner, the PIN or the keystore
    /// secret does not match. Takes as long as the slot's cost requires.
    #[must_use]
    pub(crate) fn open_with_pin(
        &self,
        owner: &str,
        pin: &Pin,
        keystore: &Secret,
        least: KdfCost,
    ) -> Option<(DataKey, SlotKey)> {
        let Self::Pin { cost, salt, wrapped, .. } = self else {
            return None;
        };
        if cost.is_below(least) {
            return None;
        }
        let derived = derive(pin, *cost, &BASE64.decode(salt).ok()?)?;
        let key = SlotKey::derive(keystore, derived.as_ref()).ok()?;
        Some((key.open(wrapped, Entry::DataKey, owner)?, key))
    }
}

fn derive(pin: &Pin, cost: KdfCost, salt: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let mut derived = Zeroizing::new([0; 32]);
    let params = cost.params()?;
    // Zeroed afterwards: what is in it leads from a guessed PIN to the key as well as the PIN does.
    let mut memory = Zeroizing::new(vec![Block::default(); params.block_count()]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(pin.expose(), salt, derived.as_mut(), memory.as_mut_slice())
        .ok()?;
    Some(derived)
}

/// Key that wraps the data key in one slot. With the one of a PIN slot, the data key can be replaced
/// and the PIN stays. Boxed, so that moving it leaves no copy behind.
pub struct SlotKey(Box<Zeroizing<[u8; 32]>>);

impl SlotKey {
    /// Derives the key by HKDF-SHA256 (RFC 5869), with the keystore secret as salt: without it, six
    /// digits can be searched in days whatever the KDF.
    pub(super) fn derive(keystore: &Secret, slot_secret: &[u8]) -> Result<Self, CryptoFailed> {
        let mut key = Box::new(Zeroizing::new([0; 32]));
        hkdf::Salt::new(hkdf::HKDF_SHA256, keystore.expose())
            .extract(slot_secret)
            .expand(&[b"finago-key/v1/data-key"], hkdf::HKDF_SHA256)
            .and_then(|okm| okm.fill(key.as_mut_slice()))
            .map_err(|_| CryptoFailed)?;
        Ok(Self(key))
    }

    /// Wraps `data_key` as the `entry` of `owner`.
    pub(super) fn wrap(
        &self,
        data_key: &DataKey,
        entry: Entry,
        owner: &str,
        rng: &dyn SecureRandom,
    ) -> Result<Sealed, CryptoFailed> {
        Sealed::seal(&self.0, entry, owner, &Secret::new(data_key.expose().to_vec()), rng)
    }

    /// Unwraps a data key; returns `None` if the key, entry or owner does not match.
    pub(super) fn open(&self, wrapped: &Sealed, entry: Entry, owner: &str) -> Option<DataKey> {
        DataKey::from_bytes(wrapped.open(&self.0, entry, owner)?.expose())
    }
}

impl fmt::Debug for SlotKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SlotKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use ring::rand::SystemRandom;

    use super::*;

    const CHEAP: KdfCost = KdfCost { memory_kib: 32, passes: 1, lanes: 4 };

    fn pin(digits: &str) -> Pin {
        Pin::typed(digits.to_owned()).unwrap()
    }

    /// The vector of RFC 9106 §5.3 needs a secret and associated data. This one comes from the
    /// `argon2` command of the reference implementation, for `482051` and salt `0123456789abcdef`,
    /// with `-id -t 1 -k 32 -p 4 -l 32`.
    #[test]
    fn derivation_matches_the_reference_implementation() {
        let derived = derive(&pin("482051"), CHEAP, b"0123456789abcdef").unwrap();
        let hex: String = derived.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "e4fb355bc14bc031723904dfc7d1f2f01bec0bf09c3e52eb34c582c9f5ea7e2a");
    }

    #[test]
    fn slot_opens_only_with_its_pin_keystore_secret_and_device() {
        let rng = SystemRandom::new();
        let keystore = Secret::random(32, &rng).unwrap();
        let data_key = DataKey::random(&rng).unwrap();
        let slot = Protection::pin(&data_key, "device-a", &pin("482051"), CHEAP, &keystore, &rng).unwrap().0;

        assert_eq!(
            slot.open_with_pin("device-a", &pin("482051"), &keystore, CHEAP).unwrap().0.expose(),
            data_key.expose()
        );
        assert!(slot.open_with_pin("device-a", &pin("482052"), &keystore, CHEAP).is_none());
        let other = Secret::random(32, &rng).unwrap();
        assert!(slot.open_with_pin("device-a", &pin("482051"), &other, CHEAP).is_none());
        assert!(slot.open_with_pin("device-b", &pin("482051"), &keystore, CHEAP).is_none());
        assert!(slot.open_provisional("device-a", &keystore).is_none());
    }

    #[test]
    fn slot_with_a_weaker_cost_than_the_platforms_does_not_open() {
        let rng = SystemRandom::new();
        let (data_key, keystore) = (DataKey::random(&rng).unwrap(), Secret::random(32, &rng).unwrap());
        let slot = Protection::pin(&data_key, "device-a", &pin("482051"), CHEAP, &keystore, &rng).unwrap().0;
        for (least, opens) in [
            (CHEAP, true),
            (KdfCost { memory_kib: 31, ..CHEAP }, true),
            (KdfCost { memory_kib: 33, ..CHEAP }, false),
            (KdfCost { passes: 2, ..CHEAP }, false),
            (KdfCost { lanes: 5, ..CHEAP }, false),
            (KdfCost::REFERENCE, false),
        ] {
            let opened = slot.open_with_pin("device-a", &pin("482051"), &keystore, least);
            assert_eq!(opened.is_some(), opens, "{least:?}");
            assert_eq!(slot.is_weaker_than(least), !opens, "{least:?}");
        }
    }

    #[test]
    fn rewrapped_slot_has_the_same_pin_and_opens_the_new_data_key_only() {
        let rng = SystemRandom::new();
        let keystore = Secret::random(32, &rng).unwrap();
        let (old, new) = (DataKey::random(&rng).unwrap(), DataKey::random(&rng).unwrap());
        let (slot, key) = Protection::pin(&old, "device-a", &pin("482051"), CHEAP, &keystore, &rng).unwrap();
        let rewrapped = slot.rewrapped(&new, "device-a", &key, &rng).unwrap();
        let opened =
            |slot: &Protection| slot.open_with_pin("device-a", &pin("482051"), &keystore, CHEAP).unwrap().0;
        assert_eq!(opened(&rewrapped).expose(), new.expose());
        assert_eq!(opened(&slot).expose(), old.expose());
        assert!(rewrapped.open_with_pin("device-a", &pin("482052"), &keystore, CHEAP).is_none());
    }

    #[test]
    fn excessive_kdf_cost_is_refused() {
        let greedy = KdfCost { memory_kib: u32::MAX, passes: 1, lanes: 1 };
        assert!(derive(&pin("482051"), greedy, b"0123456789abcdef").is_none());
    }
}
