//! Proof of user presence for one act.

use key_protocol::decision::Amr;

use super::biometric_slot::BiometricSlot;
use super::pin::Pin;
use super::protection::{KdfCost, Protection, SlotKey};
use super::secret::{DataKey, Secret};

/// Proof that a PIN or a biometric was just accepted. It cannot be copied, and the act that it
/// authorises consumes it. It carries the data key, without which no approval key can be opened.
pub struct Presence {
    method: Amr,
    key: DataKey,
    /// Key of the PIN slot; `None` if a biometric was accepted.
    pin_key: Option<SlotKey>,
    /// The PIN; `None` if a biometric was accepted.
    pin: Option<Pin>,
}

impl Presence {
    /// Establishes presence by PIN; returns `None` if the PIN is wrong, or the slot's key derivation
    /// costs less than `least`. Takes as long as the slot's cost requires.
    pub(crate) fn by_pin(
        protection: &Protection,
        owner: &str,
        pin: &Pin,
        keystore: &Secret,
        least: KdfCost,
    ) -> Option<Self> {
        tracing::trace!("a PIN is looked at");
        let (key, pin_key) = protection.open_with_pin(owner, pin, keystore, least)?;
        Some(Self { method: Amr::Pin, key, pin_key: Some(pin_key), pin: Some(pin.clone()) })
    }

    /// Establishes presence by the secret that the platform released after recognising the user;
    /// returns `None` if the secret does not open the slot.
    pub(crate) fn by_biometric(
        slot: &BiometricSlot,
        owner: &str,
        released: &Secret,
        keystore: &Secret,
        method: Amr,
    ) -> Option<Self> {
        Some(Self { method, key: slot.open(owner, released, keystore)?, pin_key: None, pin: None })
    }

    /// Returns the authentication method.
    #[must_use]
    pub fn method(&self) -> Amr {
        self.method
    }

    /// Returns the data key, and the key of the PIN slot if presence is by PIN.
    pub(crate) fn keys(&self) -> (&DataKey, Option<&SlotKey>) {
        (&self.key, self.pin_key.as_ref())
    }

    /// Returns whether `digits` are the PIN that was accepted.
    pub(crate) fn is_by_pin(&self, digits: &str) -> bool {
        self.pin.as_ref().is_some_and(|pin| pin.expose() == digits.as_bytes())
    }

    /// Returns this presence with the data key that replaced its own.
    pub(crate) fn with_data_key(self, key: DataKey) -> Self {
        Self { key, ..self }
    }

    /// Consumes the presence and returns the data key.
    pub(crate) fn into_data_key(self) -> DataKey {
        self.key
    }
}
