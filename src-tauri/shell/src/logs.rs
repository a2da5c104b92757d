//! The log, for developers and operators. It never contains personal data.

use std::panic::{self, PanicHookInfo};

use tracing_subscriber::EnvFilter;

use crate::adapters::log;

/// Log level of the app's own crates, unless `RUST_LOG` is set.
const DEFAULT_FILTER: &str = "finago_shell=info,key_backend_client=info,key_core=info";

/// Starts logging.
pub(crate) fn init() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(DEFAULT_FILTER));
    log::init(filter);
    panic::set_hook(Box::new(|panic| tracing::error!("stopped at a mistake of ours {}", describe(panic))));
}

/// Describes a panic by its location, and by its message if that is a literal. A formatted message
/// is left out, since it may contain secrets.
pub(crate) fn describe(panic: &PanicHookInfo<'_>) -> String {
    let location = panic.location().map(|at| format!("in {}:{}", at.file(), at.line())).unwrap_or_default();
    match panic.payload().downcast_ref::<&'static str>() {
        Some(message) => format!("{location}: {message}"),
        None => location,
    }
}
