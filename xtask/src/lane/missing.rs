//! Tools that a lane lacks, and the commands that install them.

use std::fmt;

/// A tool that this machine lacks, with the command that installs it.
#[derive(Debug)]
pub(crate) struct Missing {
    pub what: String,
    pub command: &'static str,
}

impl Missing {
    /// A tool that `cargo xtask setup --lanes` installs.
    pub(crate) fn installed_by_setup(what: impl Into<String>) -> Self {
        Self { what: what.into(), command: "cargo xtask setup --lanes" }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.what, self.command)
    }
}

impl std::error::Error for Missing {}
