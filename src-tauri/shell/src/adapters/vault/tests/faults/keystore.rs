//! The simulated keystore.

use std::any::Any;
use std::sync::Arc;

use keyring_core::api::CredentialApi;
use keyring_core::{Credential, Entry, Error, Result};

use super::access::{Access, OperationFailed};
use super::fault::{Extent, Operation};

/// Entry of the simulated keystore.
struct SimulatedEntry {
    access: Access,
    name: String,
}

/// Returns the entry for `name`.
pub(super) fn entry(access: &Access, name: &str) -> Entry {
    Entry::new_with_credential(Arc::new(SimulatedEntry { access: access.clone(), name: name.to_owned() }))
}

impl From<OperationFailed> for Error {
    fn from(_: OperationFailed) -> Self {
        Self::PlatformFailure("the keystore's own words".into())
    }
}

impl CredentialApi for SimulatedEntry {
    fn set_secret(&self, secret: &[u8]) -> Result<()> {
        let set =
            |storage: &mut super::storage::Storage, extent| storage.set_secret(&self.name, secret, extent);
        Ok(self.access.perform(Operation::Set, set)?)
    }

    fn get_secret(&self) -> Result<Vec<u8>> {
        let found = self.access.perform(Operation::Get, |storage, extent| {
            let mut secret = storage.secret(&self.name).filter(|_| extent != Extent::Nothing);
            if let (Some(secret), Extent::Half) = (&mut secret, extent) {
                secret.truncate(secret.len() / 2);
            }
            secret
        })?;
        found.ok_or(Error::NoEntry)
    }

    fn delete_credential(&self) -> Result<()> {
        let delete =
            |storage: &mut super::storage::Storage, extent| storage.delete_secret(&self.name, extent);
        Ok(self.access.perform(Operation::Delete, delete)?)
    }

    fn get_credential(&self) -> Result<Option<Arc<Credential>>> {
        Ok(None)
    }

    fn get_specifiers(&self) -> Option<(String, String)> {
        None
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
