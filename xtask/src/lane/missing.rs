//! What a lane lacks, and how to get it.

use std::fmt;

/// A tool that is not on this machine, with the command that gets it.
#[derive(Debug)]
pub(crate) struct Missing {
    pub what: String,
    pub command: &'static str,
}

impl Missing {
    /// A tool that `cargo xtask setup --lanes` fetches.
    pub(crate) fn until_lanes_are_set_up(what: impl Into<String>) -> Self {
        Self { what: what.into(), command: "cargo xtask setup --lanes" }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.what, self.command)
    }
}

impl std::error::Error for Missing {}
