//! Opens every stored secret, so that tests can search for copies of it elsewhere.

use super::Canaries;
use super::phone::device;
use crate::domain::pin::Pin;
use crate::domain::sealed::Entry;
use crate::flows::store::KEYSTORE_SECRET;
use crate::ports::Vault;
use crate::record::Stored;

impl Canaries {
    /// Collects every secret of `vault`: those in the keystore and those sealed in the record.
    ///
    /// # Panics
    /// If no username is connected, or `pin` is not the PIN.
    pub async fn stored_in(vault: &dyn Vault, pin: &str) -> Self {
        let mut canaries = Self::default();
        let record = vault.load().await.unwrap().expect("a record");
        let record = Stored::read(&record).unwrap().unverified().clone();
        let keystore = vault.secret(KEYSTORE_SECRET).await.unwrap().expect("a keystore secret");
        let least = device("Phone", "").kdf;
        let pin = Pin::typed(pin.to_owned()).expect("a PIN");
        let slot = record.protection.expect("a slot");
        let opened = slot.open_with_pin(&record.device, &pin, &keystore, least);
        let (data_key, _) = opened.expect("the PIN of this vault");
        canaries.add("the keystore secret", keystore.expose());
        canaries.add("the data key", data_key.expose());
        assert!(!record.accounts.is_empty(), "no username is connected");
        for stored in &record.accounts {
            let handle = stored.account.handle.as_str();
            let possession = vault.secret(handle).await.unwrap().expect("a possession key");
            let approval = stored.approval.open(data_key.expose(), Entry::ApprovalKey, handle).unwrap();
            let offline = stored.open_offline(&data_key).unwrap();
            canaries.add("the possession key", private_scalar(possession.expose()));
            canaries.add("the approval key", private_scalar(approval.expose()));
            canaries.add("the offline secret", offline.expose());
        }
        for key in &record.history {
            canaries.add("the history key", key.open(&data_key).unwrap().scalar().expose());
        }
        canaries
    }

    /// Collects the secrets that only an act may use, none of which may outlive it: those sealed in
    /// the record, the keys that lead to them, and `pins`, the last of which opens the record once a
    /// PIN was chosen. The words of a key are also searched for in reverse, the order in which a
    /// processor that stores the lowest byte first holds them.
    ///
    /// # Panics
    /// If no username is connected, or the last of `pins` is not the PIN.
    pub async fn of_acts(vault: &dyn Vault, pins: &[&str]) -> Self {
        let mut canaries = Self::default();
        let stored = vault.load().await.unwrap().expect("a record");
        let record = Stored::read(&stored).unwrap().unverified().clone();
        let keystore = vault.secret(KEYSTORE_SECRET).await.unwrap().expect("a keystore secret");
        for digits in pins {
            canaries.add("the PIN", digits.as_bytes());
        }
        let slot = record.protection.expect("a slot");
        let mut add = |name, key: &[u8]| {
            canaries.add(name, key);
            canaries.add(name, &key.iter().rev().copied().collect::<Vec<_>>());
        };
        let data_key = if let Some(data_key) = slot.open_provisional(&record.device, &keystore) {
            data_key
        } else {
            let pin = Pin::typed((*pins.last().expect("a PIN")).to_owned()).expect("a PIN");
            let [derived, wrapping] = slot.keys_from(&pin, &keystore).expect("a PIN slot");
            add("the key derived from the PIN", derived.as_slice());
            add("the key-encryption key", wrapping.as_slice());
            let least = device("Phone", "").kdf;
            slot.open_with_pin(&record.device, &pin, &keystore, least).expect("the PIN").0
        };
        add("the data key", data_key.expose());
        assert!(!record.accounts.is_empty(), "no username is connected");
        for stored in &record.accounts {
            let handle = stored.account.handle.as_str();
            let approval = stored.approval.open(data_key.expose(), Entry::ApprovalKey, handle).unwrap();
            add("the approval key", private_scalar(approval.expose()));
            add("the offline secret", stored.open_offline(&data_key).unwrap().expose());
        }
        for key in &record.history {
            add("the history key", key.open(&data_key).unwrap().scalar().expose());
        }
        canaries
    }
}

/// Returns the private scalar of a PKCS #8 key (RFC 5958): its first octet string of 32 bytes.
fn private_scalar(pkcs8: &[u8]) -> &[u8] {
    let at = pkcs8.windows(2).position(|bytes| bytes == [4, 32]).expect("an octet string") + 2;
    &pkcs8[at..at + 32]
}
