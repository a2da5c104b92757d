//! Lane `memory`: searches the memory of a process for secrets that outlived their act. The plain tests
//! do this with a development build; what stays on a stack depends on the optimisation, so the lane does
//! it with that of a release.

use anyhow::{Context as _, Result};

use super::Missing;
use crate::cargo::{cargo, target};
use crate::children;
use crate::test::Tally;

/// What the lane needs and this machine lacks.
pub(super) fn missing() -> Option<Missing> {
    (!cfg!(target_os = "linux")).then(|| Missing {
        what: "the memory of another process is read on Linux alone".to_owned(),
        command: "run it on such a machine",
    })
}

/// Builds the program that is searched as `cargo xtask bench` builds what it measures, and searches it.
pub(super) fn run(tally: &mut Tally) -> Result<()> {
    let build = "build --profile measured --package memory --bins";
    children::run("building the program whose memory is searched", &mut cargo(build))?;
    let mut tests = cargo("test --package memory --test memory");
    tests.env("MEMORY_TARGET", target("measured/memory-target"));
    tally.run("searching memory", &mut tests).map(drop).context("the search did not run")
}
