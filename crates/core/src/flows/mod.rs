//! What the app does, one story per file. Each reads top to bottom like the protocol: ask the world, write down what it said.
//!
//! No flow keeps a lock while it waits for a person or a network. Before something that cannot be taken back is sent, the state is
//! asked once more whether it still fits; after it, what happened is written down whatever the state.

mod answer;
mod call;
mod devices;
mod disconnect;
mod enrol;
mod fill_in;
mod inbox;
pub(crate) mod notes;
pub(crate) mod notify;
mod presence;
mod protect;
pub(crate) mod push;
pub(crate) mod push_test;
mod reveal_code;
mod sensor;
mod start;
pub(crate) mod store;
pub(crate) mod sync;
pub(crate) mod sync_mode;
pub(crate) mod time;

use crate::ports::VaultFailed;

/// Runs what takes long away from the threads that keep the app alive.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, VaultFailed> {
    tokio::task::spawn_blocking(work).await.map_err(|_| VaultFailed::Failed)
}
