//! Secrets in the platform's keystore. The platform provides the entries; their use is the same on
//! every platform.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use key_core::domain::secret::Secret;
use key_core::ports::VaultFailed;
use keyring_core::{Entry, Error};
use zeroize::Zeroizing;

/// Returns the keystore's entry for a name, or why the keystore cannot be reached.
pub(crate) type Entries = dyn Fn(&str) -> Result<Entry, VaultFailed> + Send + Sync;

/// The platform's keystore. Its methods block, also while the user unlocks the keystore.
pub(crate) struct Keystore(Box<Entries>);

impl Keystore {
    /// The keystore with these entries.
    pub(crate) fn new(entries: impl Fn(&str) -> Result<Entry, VaultFailed> + Send + Sync + 'static) -> Self {
        Self(Box::new(entries))
    }

    /// Returns a secret, or `None` if it cannot be found or decrypted.
    pub(crate) fn secret(&self, name: &str) -> Result<Option<Secret>, VaultFailed> {
        match self.0(name)?.get_password() {
            Ok(text) => read(&Zeroizing::new(text)).map(Some),
            Err(Error::NoEntry) => Ok(None),
            // The entry's encryption key was lost or replaced, for example because the phone was
            // restored from a backup: the entry is unreadable for good.
            Err(error @ Error::BadDataFormat(..)) => {
                tracing::error!(cause = %error, "an entry of the keystore is not this phone's");
                Ok(None)
            }
            Err(error) => Err(failed(error)),
        }
    }

    /// Stores a secret and reads it back: Android's keystore reports success before the entry is on
    /// the disk.
    pub(crate) fn store(&self, name: &str, secret: &Secret) -> Result<(), VaultFailed> {
        // Text, since KDE's keystore does not preserve binary values.
        let text = Zeroizing::new(BASE64_STANDARD.encode(secret.expose()));
        let entry = self.0(name)?;
        match entry.set_password(&text) {
            // Apple's keychain returns this for an entry that exists with another protection class
            // than requested, such as an earlier version's: such an entry can neither be added
            // again nor be found for an update. All other entries are updated in place, so that a
            // crash loses none.
            Err(Error::NoEntry) => {
                entry.delete_credential().map_err(failed)?;
                entry.set_password(&text).map_err(failed)?;
            }
            set => set.map_err(failed)?,
        }
        if self.secret(name)?.as_ref() == Some(secret) {
            Ok(())
        } else {
            tracing::error!("the keystore did not keep what it was given");
            Err(VaultFailed::Failed)
        }
    }

    /// Removes a secret. Succeeds if there is none.
    pub(crate) fn forget(&self, name: &str) -> Result<(), VaultFailed> {
        match self.0(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(failed(error)),
        }
    }
}

fn read(text: &str) -> Result<Secret, VaultFailed> {
    BASE64_STANDARD.decode(text).map(Secret::new).map_err(|_| {
        tracing::error!("an entry of the keystore was written by somebody else");
        VaultFailed::Failed
    })
}

/// Logs an error of the keystore and converts it. Error messages contain names of entries, never
/// secrets.
pub(crate) fn failed(error: Error) -> VaultFailed {
    tracing::error!(cause = %error, "the keystore failed");
    match error {
        Error::NoStorageAccess(_) => VaultFailed::KeystoreLocked,
        Error::NoDefaultStore => VaultFailed::NoKeystore,
        _ => VaultFailed::Failed,
    }
}
