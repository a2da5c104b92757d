//! Proof that the person is there, for one act.

use key_protocol::decision::Amr;

use super::biometric_slot::BiometricSlot;
use super::pin::Pin;
use super::protection::Protection;
use super::secret::{DataKey, Secret};

/// A PIN or a biometric was just accepted. Cannot be copied, and is consumed by what it allows; it carries the data key, so
/// without it an approval key cannot even be opened.
pub struct Presence {
    method: Amr,
    key: DataKey,
}

impl Presence {
    /// By the right PIN; none by a wrong one. Takes as long as the slot's cost says.
    pub(crate) fn by_pin(protection: &Protection, owner: &str, pin: &Pin, keystore: &Secret) -> Option<Self> {
        tracing::trace!("a PIN is looked at");
        let key = protection.open_with_pin(owner, pin, keystore)?;
        Some(Self { method: Amr::Pin, key })
    }

    /// By the secret that the platform released after it had recognised somebody; none by any other.
    pub(crate) fn by_biometric(
        slot: &BiometricSlot,
        owner: &str,
        released: &Secret,
        keystore: &Secret,
        method: Amr,
    ) -> Option<Self> {
        Some(Self { method, key: slot.open(owner, released, keystore)? })
    }

    /// How the person showed it.
    #[must_use]
    pub fn method(&self) -> Amr {
        self.method
    }

    /// What it opens.
    pub(crate) fn into_data_key(self) -> DataKey {
        self.key
    }
}
