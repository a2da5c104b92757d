//! The notebook, in a file beside the record.

use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use key_core::ports::{Notebook, VaultFailed};

use super::durable_file::DurableFile;
use super::off_thread;

/// Notebook in a file.
pub(crate) struct FileNotebook(Arc<DurableFile>);

impl FileNotebook {
    /// A notebook in `file`, whose folder must exist.
    pub(crate) fn new(file: &Path) -> Self {
        Self(Arc::new(DurableFile::new(file)))
    }
}

#[async_trait]
impl Notebook for FileNotebook {
    async fn read(&self) -> Option<Vec<u8>> {
        let file = Arc::clone(&self.0);
        off_thread(move || file.read()).await.ok().flatten()
    }

    async fn write(&self, notes: &[u8]) -> Result<(), VaultFailed> {
        let (file, notes) = (Arc::clone(&self.0), notes.to_vec());
        off_thread(move || file.replace(&notes)).await
    }
}
