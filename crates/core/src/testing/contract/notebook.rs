//! The contract of a [`Notebook`].

use std::sync::Arc;

use crate::ports::Notebook;

/// A notebook under test.
pub trait NotebookHarness: Sized {
    /// Returns an empty notebook.
    fn fresh() -> Self;
    /// Opens the notebook, as an app does that has just been started.
    fn open(&self) -> Arc<dyn Notebook>;
}

/// Checks the whole contract.
pub async fn all<H: NotebookHarness>() {
    let harness = H::fresh();
    assert_eq!(harness.open().read().await, None);
    for notes in [b"first".as_slice(), b"", b"something longer"] {
        harness.open().write(notes).await.expect("it is stored");
        assert_eq!(harness.open().read().await.as_deref(), Some(notes), "the notes written last");
    }
}
