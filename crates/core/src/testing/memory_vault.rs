//! A vault in memory with fault injection: calls can fail, lie, or never return, as if the app had
//! died.

use std::collections::HashMap;
use std::future::pending;
use std::sync::{Arc, Mutex, MutexGuard};

use async_trait::async_trait;
use tokio::time::timeout;

use crate::domain::secret::Secret;
use crate::ports::{Vault, VaultFailed};
use crate::testing::{Barrier, Phone};

/// A vault in memory. Clones share what is stored, as do runs of one app.
#[derive(Clone, Default)]
pub struct MemoryVault(Arc<Mutex<Inside>>);

#[derive(Default)]
struct Inside {
    record: Option<Vec<u8>>,
    aside: Option<Vec<u8>>,
    secrets: HashMap<String, Secret>,
    faults: Vec<Planned>,
    calls: Vec<Operation>,
}

/// An operation of a vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Load the record.
    Load,
    /// Save the record.
    Save,
    /// Erase the record.
    Erase,
    /// Read a secret.
    Secret,
    /// Store a secret.
    Store,
    /// Remove a secret.
    Remove,
}

/// A fault in an operation.
#[derive(Clone)]
pub enum Fault {
    /// Nothing is done; the vault returns the error.
    Refuses(VaultFailed),
    /// Nothing is done; the vault reports success. A read returns `None`.
    Lies,
    /// A save writes half of the record and returns an error. The contract forbids this; real disks
    /// do it.
    Tears,
    /// The app dies before the operation: the call never returns.
    DiesBefore,
    /// The app dies after the operation: the call never returns.
    DiesAfter,
    /// The operation succeeds after waiting at the barrier.
    Waits(Barrier),
}

struct Planned {
    operation: Operation,
    /// Number of calls that succeed first.
    after: usize,
    fault: Fault,
    /// Whether the fault applies to every later call, not only to one.
    lasting: bool,
}

impl MemoryVault {
    /// Returns an empty vault.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes every later `operation` fail with `fault`, until [`mend`](Self::mend).
    pub fn fail(&self, operation: Operation, fault: Fault) {
        self.plan(operation, 0, fault, true);
    }

    /// Makes one `operation` fail with `fault`, after `after` calls that succeed.
    pub fn fail_once(&self, operation: Operation, after: usize, fault: Fault) {
        self.plan(operation, after, fault, false);
    }

    fn plan(&self, operation: Operation, after: usize, fault: Fault, lasting: bool) {
        self.inside().faults.push(Planned { operation, after, fault, lasting });
    }

    /// Removes all faults.
    pub fn mend(&self) {
        self.inside().faults.clear();
    }

    /// Returns the operations called so far, in order.
    pub fn calls(&self) -> Vec<Operation> {
        self.inside().calls.clone()
    }

    /// Returns when `operation` was called `times` times, with or without success.
    pub async fn called(&self, operation: Operation, times: usize) {
        let count = || self.calls().iter().filter(|call| **call == operation).count();
        let enough = async {
            while count() < times {
                tokio::task::yield_now().await;
            }
        };
        let waited = timeout(Phone::TIMEOUT, enough).await;
        assert!(waited.is_ok(), "{operation:?} was called {} times, not {times}", count());
    }

    /// Returns the record as stored.
    pub fn record(&self) -> Option<Vec<u8>> {
        self.inside().record.clone()
    }

    /// Returns the copy of a damaged record that was set aside for support.
    pub fn aside(&self) -> Option<Vec<u8>> {
        self.inside().aside.clone()
    }

    /// Replaces the stored record, as restoring a backup or damaging a file would.
    pub fn put_record(&self, record: Option<Vec<u8>>) {
        self.inside().record = record;
    }

    /// Returns the names of the stored secrets, sorted.
    pub fn entries(&self) -> Vec<String> {
        let mut entries: Vec<_> = self.inside().secrets.keys().cloned().collect();
        entries.sort();
        entries
    }

    /// Returns the names of the stored possession keys: 16 hexadecimal digits, while every other
    /// entry is named by words.
    pub fn possession_keys(&self) -> Vec<String> {
        let is_opaque = |name: &String| name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        self.entries().into_iter().filter(is_opaque).collect()
    }

    /// Loses every secret, as a keystore does whose own key was lost or replaced.
    pub fn lose_secrets(&self) {
        self.inside().secrets.clear();
    }

    /// Stores a secret, as an earlier installation of the app would have.
    pub fn put_secret(&self, entry: &str, secret: Secret) {
        self.inside().secrets.insert(entry.to_owned(), secret);
    }

    /// Returns an independent copy of the record and the secrets, without the faults.
    pub fn copied(&self) -> Self {
        let inside = self.inside();
        Self(Arc::new(Mutex::new(Inside {
            record: inside.record.clone(),
            secrets: inside.secrets.clone(),
            ..Inside::default()
        })))
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().expect("no test panics while it holds a vault")
    }

    /// Records the call and returns the fault that applies to it.
    fn fault(&self, operation: Operation) -> Option<Fault> {
        let mut inside = self.inside();
        inside.calls.push(operation);
        let at = inside.faults.iter().position(|planned| planned.operation == operation)?;
        let planned = &mut inside.faults[at];
        if planned.after > 0 {
            planned.after -= 1;
            return None;
        }
        let fault = planned.fault.clone();
        if !planned.lasting {
            inside.faults.remove(at);
        }
        Some(fault)
    }

    /// Applies `change` to what is stored, unless a fault prevents it.
    async fn change(
        &self,
        operation: Operation,
        change: impl FnOnce(&mut Inside),
        tear: impl FnOnce(&mut Inside),
    ) -> Result<(), VaultFailed> {
        let fault = self.fault(operation);
        if let Some(Fault::Waits(barrier)) = &fault {
            barrier.pass().await;
        }
        match fault {
            None | Some(Fault::Waits(_)) => {
                change(&mut self.inside());
                Ok(())
            }
            Some(Fault::Lies) => Ok(()),
            Some(Fault::Refuses(why)) => Err(why),
            Some(Fault::Tears) => {
                tear(&mut self.inside());
                Err(VaultFailed::Failed)
            }
            Some(Fault::DiesBefore) => pending().await,
            Some(Fault::DiesAfter) => {
                change(&mut self.inside());
                pending().await
            }
        }
    }

    /// Reads what is stored. `Fault::Lies` reads `None`.
    async fn read<T>(
        &self,
        operation: Operation,
        read: impl FnOnce(&Inside) -> Option<T>,
    ) -> Result<Option<T>, VaultFailed> {
        let fault = self.fault(operation);
        if let Some(Fault::Waits(barrier)) = &fault {
            barrier.pass().await;
        }
        match fault {
            None | Some(Fault::Waits(_)) => Ok(read(&self.inside())),
            Some(Fault::Lies) => Ok(None),
            Some(Fault::Refuses(why)) => Err(why),
            Some(Fault::Tears) => Err(VaultFailed::Failed),
            Some(Fault::DiesBefore | Fault::DiesAfter) => pending().await,
        }
    }
}

#[async_trait]
impl Vault for MemoryVault {
    async fn load(&self) -> Result<Option<Vec<u8>>, VaultFailed> {
        self.read(Operation::Load, |inside| inside.record.clone()).await
    }

    async fn save(&self, record: &[u8]) -> Result<(), VaultFailed> {
        let (whole, half) = (record.to_vec(), record[..record.len() / 2].to_vec());
        let change = |inside: &mut Inside| inside.record = Some(whole);
        let tear = |inside: &mut Inside| inside.record = Some(half);
        self.change(Operation::Save, change, tear).await
    }

    async fn erase(&self, aside: Option<&[u8]>) -> Result<(), VaultFailed> {
        let aside = aside.map(<[u8]>::to_vec);
        let change = |inside: &mut Inside| {
            inside.record = None;
            inside.aside = aside.or(inside.aside.take());
        };
        self.change(Operation::Erase, change, |_| {}).await
    }

    async fn secret(&self, entry: &str) -> Result<Option<Secret>, VaultFailed> {
        self.read(Operation::Secret, |inside| inside.secrets.get(entry).cloned()).await
    }

    async fn store(&self, entry: &str, secret: &Secret) -> Result<(), VaultFailed> {
        let (entry, secret) = (entry.to_owned(), secret.clone());
        let change = |inside: &mut Inside| {
            inside.secrets.insert(entry, secret);
        };
        self.change(Operation::Store, change, |_| {}).await
    }

    async fn remove(&self, entry: &str) -> Result<(), VaultFailed> {
        let change = |inside: &mut Inside| {
            inside.secrets.remove(entry);
        };
        self.change(Operation::Remove, change, |_| {}).await
    }
}
