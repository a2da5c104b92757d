//! What the flows rely on of a [`Notebook`].

use std::sync::Arc;

use crate::ports::Notebook;

/// A notebook, and the same opened again.
pub trait NotebookHarness: Sized {
    /// An empty one.
    fn fresh() -> Self;
    /// It, as an app that has just been started opens it.
    fn open(&self) -> Arc<dyn Notebook>;
}

/// The whole contract.
pub async fn all<H: NotebookHarness>() {
    let harness = H::fresh();
    assert_eq!(harness.open().read().await, None);
    for notes in [b"first".as_slice(), b"", b"something longer"] {
        harness.open().write(notes).await.expect("it is kept");
        assert_eq!(harness.open().read().await.as_deref(), Some(notes), "the last is what stands there");
    }
}
