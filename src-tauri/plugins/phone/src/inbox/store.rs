//! Stores the inbox in a file, which is replaced atomically on each change: if the app is killed,
//! the file holds the inbox before or after the change.
#![allow(clippy::disallowed_methods, reason = "the owner of the inbox file")]

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use key_protocol::ids::Timestamp;
use tokio::sync::Notify;

use super::Inbox;

/// The inbox in its file, and the signal that wakes the core.
pub(crate) struct Store {
    file: PathBuf,
    /// The new content, before it is renamed to `file`.
    next: PathBuf,
    inbox: Mutex<Inbox>,
    look: Notify,
}

impl Store {
    /// Opens the inbox in a folder. An unreadable one is replaced by an empty one: on its start the
    /// app registers every device again.
    pub(crate) fn open(folder: &Path) -> Self {
        let file = folder.join("inbox.json");
        let mut inbox = read(&file).unwrap_or_else(|error| {
            tracing::warn!(cause = &error as &dyn std::error::Error, "the inbox cannot be read");
            Inbox::default()
        });
        inbox.remove_expired(now());
        Self { file, next: folder.join("inbox.json.next"), inbox: Mutex::new(inbox), look: Notify::new() }
    }

    /// Reads the inbox.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Inbox) -> T) -> T {
        read(&self.inbox())
    }

    /// Changes the inbox. The change is on the disk when this returns; if writing fails, it is
    /// logged and the change lasts for this run.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Inbox) -> T) -> T {
        let mut inbox = self.inbox();
        let before = inbox.clone();
        let result = change(&mut inbox);
        if *inbox != before
            && let Err(error) = self.write(&inbox)
        {
            tracing::warn!(cause = &error as &dyn std::error::Error, "the inbox cannot be written");
        }
        result
    }

    /// Wakes the core, because there is something to look at.
    pub(crate) fn look(&self) {
        self.look.notify_one();
    }

    /// Waits until there is something to look at.
    pub(crate) async fn wait_for_news(&self) {
        self.look.notified().await;
    }

    fn write(&self, inbox: &Inbox) -> io::Result<()> {
        let mut next = File::create(&self.next)?;
        next.write_all(&serde_json::to_vec(inbox)?)?;
        next.sync_all()?;
        fs::rename(&self.next, &self.file)
    }

    fn inbox(&self) -> MutexGuard<'_, Inbox> {
        self.inbox.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the time by the phone's clock.
pub(crate) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

fn read(file: &Path) -> io::Result<Inbox> {
    match fs::read(file) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Inbox::default()),
        Err(error) => Err(error),
    }
}
