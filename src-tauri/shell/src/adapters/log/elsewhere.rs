//! iOS and computers: writes to standard error, which Xcode and terminals show.

use std::io::{self, IsTerminal as _};

use tracing_subscriber::EnvFilter;

/// Starts logging what `filter` lets through.
pub(crate) fn init(filter: EnvFilter) {
    let log = tracing_subscriber::fmt().with_ansi(io::stderr().is_terminal()).with_writer(io::stderr);
    log.with_env_filter(filter).init();
}
