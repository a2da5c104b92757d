//! Secrets in the platform's keystore. Which one that is, the platform says by making entries; how they are used is the same
//! everywhere.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use key_core::domain::secret::Secret;
use key_core::ports::VaultFailed;
use keyring_core::{Entry, Error};
use zeroize::Zeroizing;

/// Makes the keystore's entry for a name, or says why it cannot be reached.
pub(crate) type Entries = dyn Fn(&str) -> Result<Entry, VaultFailed> + Send + Sync;

/// The keystore. Blocks while it works, and as long as a person takes to unlock it.
pub(crate) struct Keystore(Box<Entries>);

impl Keystore {
    /// The keystore with these entries.
    pub(crate) fn new(entries: impl Fn(&str) -> Result<Entry, VaultFailed> + Send + Sync + 'static) -> Self {
        Self(Box::new(entries))
    }

    /// A secret; none when there is no such entry.
    pub(crate) fn secret(&self, name: &str) -> Result<Option<Secret>, VaultFailed> {
        match self.0(name)?.get_password() {
            Ok(text) => read(&Zeroizing::new(text)).map(Some),
            Err(Error::NoEntry) => Ok(None),
            // Encrypted with a key that is lost or was replaced, as on a phone that was restored: nobody can read it any more.
            Err(error @ Error::BadDataFormat(..)) => {
                tracing::error!(cause = %error, "an entry of the keystore is not this phone's");
                Ok(None)
            }
            Err(error) => Err(failed(error)),
        }
    }

    /// Sets a secret, and trusts no keystore to have done it: Android's says yes before its disk does.
    pub(crate) fn store(&self, name: &str, secret: &Secret) -> Result<(), VaultFailed> {
        // Text, because KDE's keystore keeps nothing else whole.
        let text = Zeroizing::new(BASE64_STANDARD.encode(secret.expose()));
        let entry = self.0(name)?;
        match entry.set_password(&text) {
            // Apple's keychain answers so for an entry that exists with another protection than is
            // asked for, such as an earlier version's: it can neither be added again nor be found
            // for a change. All other entries are changed in place, so that no crash loses one.
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

    /// Removes a secret; fine when there is none.
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

/// What the keystore says. Its words name entries, never what is in them.
pub(crate) fn failed(error: Error) -> VaultFailed {
    tracing::error!(cause = %error, "the keystore failed");
    match error {
        Error::NoStorageAccess(_) => VaultFailed::KeystoreLocked,
        Error::NoDefaultStore => VaultFailed::NoKeystore,
        _ => VaultFailed::Failed,
    }
}
