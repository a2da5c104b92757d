//! What the app says about itself, for whoever develops or operates it, and never anything of a person.

use std::panic::{self, PanicHookInfo};

use tracing_subscriber::EnvFilter;

use crate::adapters::log;

/// Our own crates; `RUST_LOG` says otherwise.
const USUAL: &str = "finago_key=info,key_backend_client=info,key_core=info";

/// Begins to write the log.
pub(crate) fn begin() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(USUAL));
    log::begin(filter);
    panic::set_hook(Box::new(|panic| tracing::error!("stopped at a mistake of ours {}", place_of(panic))));
}

/// Where a panic happened, with its message if that was written by a programmer: one that was put together while running
/// may hold anything.
pub(crate) fn place_of(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map(|at| format!("in {}:{}", at.file(), at.line())).unwrap_or_default();
    match panic.payload().downcast_ref::<&'static str>() {
        Some(message) => format!("{place}: {message}"),
        None => place,
    }
}
