//! The log, for developers and operators. It never contains personal data.

use std::env;
use std::panic::{self, PanicHookInfo};

use tracing::Level;
use tracing_subscriber::filter::Targets;

use crate::adapters::log;

/// The app's own crates, which log from this level on unless `RUST_LOG` names targets and levels.
const DEFAULT: [(&str, Level); 3] =
    [("finago_shell", Level::INFO), ("key_backend_client", Level::INFO), ("key_core", Level::INFO)];

/// Starts logging. The filter knows targets and levels only: one that also knows fields would bring
/// an engine for regular expressions, a third of a megabyte.
#[allow(clippy::disallowed_methods, reason = "the levels of the log are set by the environment")]
pub(crate) fn init() {
    let named = env::var("RUST_LOG").ok().and_then(|named| named.parse().ok());
    log::init(named.unwrap_or_else(|| Targets::new().with_targets(DEFAULT)));
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
