//! The simulated storage of a phone: what a running app sees, and what remains after its end or a
//! power cut.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::fault::{Ending, Extent};

/// Files and secrets.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Storage {
    /// Index of the content of each file, as a running app sees it.
    names: BTreeMap<PathBuf, usize>,
    /// Index of the content of each file after a power cut.
    synced_names: BTreeMap<PathBuf, usize>,
    contents: Vec<Content>,
    secrets: BTreeMap<String, Vec<u8>>,
    /// Secrets that remain when the keystore is reopened.
    durable_secrets: BTreeMap<String, Vec<u8>>,
}

#[derive(Clone, PartialEq, Eq)]
struct Content {
    visible: Vec<u8>,
    synced: Vec<u8>,
}

impl Storage {
    pub(super) fn file(&self, path: &Path) -> Option<Vec<u8>> {
        self.names.get(path).map(|at| self.contents[*at].visible.clone())
    }

    /// Overwrites the content of a file and syncs it. A new name is only synced with the folder.
    pub(super) fn write(&mut self, path: &Path, bytes: &[u8], extent: Extent) {
        let half = &bytes[..bytes.len() / 2];
        let (visible, synced) = match extent {
            Extent::Nothing => return,
            Extent::Half => (half, half),
            Extent::Volatile => (bytes, half),
            Extent::All => (bytes, bytes),
        };
        let content = Content { visible: visible.to_vec(), synced: synced.to_vec() };
        match self.names.get(path) {
            Some(at) => self.contents[*at] = content,
            None => {
                self.names.insert(path.to_owned(), self.contents.len());
                self.contents.push(content);
            }
        }
    }

    /// Renames a file. Returns false if it does not exist.
    pub(super) fn rename(&mut self, from: &Path, to: &Path) -> bool {
        let content = self.names.remove(from);
        content.map(|content| self.names.insert(to.to_owned(), content)).is_some()
    }

    pub(super) fn remove(&mut self, path: &Path) {
        self.names.remove(path);
    }

    pub(super) fn sync_folder(&mut self) {
        self.synced_names = self.names.clone();
    }

    pub(super) fn secret(&self, name: &str) -> Option<Vec<u8>> {
        self.secrets.get(name).cloned()
    }

    pub(super) fn has_secrets(&self) -> bool {
        !self.secrets.is_empty()
    }

    pub(super) fn set_secret(&mut self, name: &str, secret: &[u8], extent: Extent) {
        let bytes = match extent {
            Extent::Nothing => return,
            Extent::Half => &secret[..secret.len() / 2],
            Extent::Volatile | Extent::All => secret,
        };
        self.secrets.insert(name.to_owned(), bytes.to_vec());
        if extent != Extent::Volatile {
            self.durable_secrets.insert(name.to_owned(), bytes.to_vec());
        }
    }

    pub(super) fn delete_secret(&mut self, name: &str, extent: Extent) {
        if extent != Extent::Nothing {
            self.secrets.remove(name);
        }
        if extent == Extent::All {
            self.durable_secrets.remove(name);
        }
    }

    /// Returns what the next run of the app finds.
    pub(super) fn after(&self, ending: Ending) -> Self {
        let names = match ending {
            Ending::Killed | Ending::PowerCutBetween => &self.names,
            Ending::PowerCut => &self.synced_names,
        };
        let mut after = Self { durable_secrets: self.durable_secrets.clone(), ..Self::default() };
        after.secrets = after.durable_secrets.clone();
        for (path, at) in names {
            let content = &self.contents[*at];
            let left = if ending == Ending::Killed { &content.visible } else { &content.synced };
            after.write(path, left, Extent::All);
        }
        after.sync_folder();
        after
    }
}
