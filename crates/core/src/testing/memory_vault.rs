//! A vault in memory that can be told to fail, to lie, and to be there when the app dies.

use std::collections::HashMap;
use std::future::pending;
use std::sync::{Arc, Mutex, MutexGuard};

use async_trait::async_trait;
use tokio::time::timeout;

use crate::domain::secret::Secret;
use crate::ports::{Vault, VaultFailed};
use crate::testing::{Barrier, Phone};

/// Keeps everything in memory. Clones share what is stored, as an app and the same app restarted do.
#[derive(Clone, Default)]
pub struct MemoryVault(Arc<Mutex<Inside>>);

#[derive(Default)]
struct Inside {
    record: Option<Vec<u8>>,
    aside: Option<Vec<u8>>,
    secrets: HashMap<String, Secret>,
    faults: Vec<Planned>,
    seen: Vec<Operation>,
}

/// What a vault is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Give the record.
    Load,
    /// Replace the record.
    Save,
    /// Remove the record.
    Erase,
    /// Give a secret.
    Secret,
    /// Set a secret.
    Keep,
    /// Remove a secret.
    Forget,
}

/// What goes wrong with an operation.
#[derive(Clone)]
pub enum Fault {
    /// Nothing is done, and the vault says why.
    Refuses(VaultFailed),
    /// Nothing is done, and the vault says that it was.
    Lies,
    /// A save leaves half of the record, and the vault says that it failed. No vault may do this; disks do.
    Tears,
    /// The app is killed before it is done: the call never returns.
    DiesBefore,
    /// The app is killed when it is done: the call never returns.
    DiesAfter,
    /// It goes well, after waiting at the gate.
    Waits(Barrier),
}

struct Planned {
    operation: Operation,
    /// So many calls go well first.
    after: usize,
    fault: Fault,
    /// Whether the fault stays.
    lasting: bool,
}

impl MemoryVault {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// From now on `operation` goes wrong, until [`mend`](Self::mend).
    pub fn fail(&self, operation: Operation, fault: Fault) {
        self.plan(operation, 0, fault, true);
    }

    /// After `after` calls that go well, `operation` goes wrong once.
    pub fn fail_once(&self, operation: Operation, after: usize, fault: Fault) {
        self.plan(operation, after, fault, false);
    }

    fn plan(&self, operation: Operation, after: usize, fault: Fault, lasting: bool) {
        self.inside().faults.push(Planned { operation, after, fault, lasting });
    }

    /// Nothing goes wrong any more.
    pub fn mend(&self) {
        self.inside().faults.clear();
    }

    /// What was asked of it so far, in order.
    #[must_use]
    pub fn seen(&self) -> Vec<Operation> {
        self.inside().seen.clone()
    }

    /// Returns when it was asked so often to do one thing, whether it did it or not.
    pub async fn asked(&self, operation: Operation, times: usize) {
        let count = || self.seen().iter().filter(|seen| **seen == operation).count();
        let enough = async {
            while count() < times {
                tokio::task::yield_now().await;
            }
        };
        let waited = timeout(Phone::PATIENCE, enough).await;
        assert!(waited.is_ok(), "{operation:?} was asked for {} times, not {times}", count());
    }

    /// The record as it lies on the disk.
    #[must_use]
    pub fn record(&self) -> Option<Vec<u8>> {
        self.inside().record.clone()
    }

    /// What was put aside for support.
    #[must_use]
    pub fn aside(&self) -> Option<Vec<u8>> {
        self.inside().aside.clone()
    }

    /// Puts a record on the disk, as somebody else would who restores a backup or damages a file.
    pub fn put_record(&self, record: Option<Vec<u8>>) {
        self.inside().record = record;
    }

    /// The names of the secrets kept.
    #[must_use]
    pub fn entries(&self) -> Vec<String> {
        let mut entries: Vec<_> = self.inside().secrets.keys().cloned().collect();
        entries.sort();
        entries
    }

    /// The names of the possession keys kept, which are opaque; everything else in a keystore has a word for a name.
    #[must_use]
    pub fn possession_keys(&self) -> Vec<String> {
        let is_opaque = |name: &String| name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        self.entries().into_iter().filter(is_opaque).collect()
    }

    /// Loses every secret, as a keystore does whose key is lost or was replaced.
    pub fn lose_secrets(&self) {
        self.inside().secrets.clear();
    }

    /// Puts a secret into the keystore, as an app that was here before did.
    pub fn put_secret(&self, entry: &str, secret: Secret) {
        self.inside().secrets.insert(entry.to_owned(), secret);
    }

    /// Another vault that holds the same now, and goes its own way from here.
    #[must_use]
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

    /// Notes the call, and says what goes wrong with it.
    fn fault(&self, operation: Operation) -> Option<Fault> {
        let mut inside = self.inside();
        inside.seen.push(operation);
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

    /// Changes what is stored, as far as the fault lets it.
    async fn change(
        &self,
        operation: Operation,
        change: impl FnOnce(&mut Inside),
        torn: impl FnOnce(&mut Inside),
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
                torn(&mut self.inside());
                Err(VaultFailed::Failed)
            }
            Some(Fault::DiesBefore) => pending().await,
            Some(Fault::DiesAfter) => {
                change(&mut self.inside());
                pending().await
            }
        }
    }

    /// Reads what is stored. A vault that lies about reading says that there is nothing.
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
        let torn = |inside: &mut Inside| inside.record = Some(half);
        self.change(Operation::Save, change, torn).await
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
        self.change(Operation::Keep, change, |_| {}).await
    }

    async fn forget(&self, entry: &str) -> Result<(), VaultFailed> {
        let change = |inside: &mut Inside| {
            inside.secrets.remove(entry);
        };
        self.change(Operation::Forget, change, |_| {}).await
    }
}
