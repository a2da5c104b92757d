//! Destination of the log: Android's system log, or standard error, which Xcode and terminals show.

#[cfg(target_os = "android")]
mod android;

#[cfg(target_os = "android")]
pub(crate) use android::init;

/// Starts logging what `filter` lets through.
#[cfg(not(target_os = "android"))]
pub(crate) fn init(filter: tracing_subscriber::filter::Targets) {
    use std::io::{self, IsTerminal as _};

    use tracing_subscriber::fmt;
    use tracing_subscriber::prelude::*;

    let log = fmt::layer().with_ansi(io::stderr().is_terminal()).with_writer(io::stderr);
    tracing_subscriber::registry().with(log).with(filter).init();
}
