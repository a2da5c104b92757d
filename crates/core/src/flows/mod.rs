//! The app's use cases, one per file. Each reads top to bottom like the protocol: call a port,
//! apply the result to the state.
//!
//! No flow holds a lock while it waits for the user or the network. Before an irreversible send, a
//! flow checks the state again; after it, it records what happened whatever the state. A flow that
//! needs presence waits for it at the PIN pad (`presence_for`, `confirmation_for`), and ends if that pad
//! is closed.

mod answer;
mod call;
mod check_now;
mod devices;
mod disconnect;
mod enrol;
mod fill_in;
pub(crate) mod generation;
mod hand_over;
mod hide;
mod history;
mod inbox;
pub(crate) mod notes;
mod notices;
pub(crate) mod notify;
mod pad;
mod presence;
mod protect;
pub(crate) mod push;
mod push_test;
mod recognise;
mod reveal_code;
mod sensor;
mod sensor_key;
mod start;
pub(crate) mod store;
mod sync;
mod sync_mode;
pub(crate) mod time;
mod untrusted;

use crate::domain::wiped::wiped;
use crate::ports::VaultFailed;

/// Runs slow, CPU-bound work on secrets on the blocking thread pool, so that it does not stall the
/// runtime, and overwrites the stack that it used.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, VaultFailed> {
    tokio::task::spawn_blocking(|| wiped(work)).await.map_err(|_| VaultFailed::Failed)
}
