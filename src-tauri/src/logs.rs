//! The log, for developers and operators. It never contains personal data.

use std::panic::{self, PanicHookInfo};

use tracing_subscriber::EnvFilter;

use crate::adapters::log;

/// Log level of the app's own crates, unless `RUST_LOG` is set.
const USUAL: &str = "finago_key=info,key_backend_client=info,key_core=info";

/// Starts logging.
pub(crate) fn begin() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(USUAL));
    log::begin(filter);
    panic::set_hook(Box::new(|panic| tracing::error!("stopped at a mistake of ours {}", place_of(panic))));
}

/// Describes a panic by its location, and by its message if that is a literal. A formatted message
/// is left out, since it may contain secrets.
pub(crate) fn place_of(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map(|at| format!("in {}:{}", at.file(), at.line())).unwrap_or_default();
    match panic.payload().downcast_ref::<&'static str>() {
        Some(message) => format!("{place}: {message}"),
        None => place,
    }
}
