//! Lane `webpush`: compares sealed pushes with `http_ece` and `pywebpush` of PyPI, in a Python
//! environment of its own.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::Missing;
use crate::cargo::{cargo, target};
use crate::children::{output, succeeds};
use crate::test::{EVERYTHING, Tally};

/// The packages to compare with.
const PACKAGES: [&str; 2] = ["http_ece==1.2.1", "pywebpush==2.5.0"];

/// Python interpreter of the environment.
fn python() -> PathBuf {
    target("python/bin/python3")
}

/// Packages that the lane needs and this machine lacks.
pub(super) fn missing() -> Option<Missing> {
    let is_there = succeeds(Command::new(python()).args(["-c", "import http_ece, pywebpush"]));
    (!is_there).then(|| Missing::installed_by_setup("http_ece and pywebpush of PyPI are not fetched"))
}

/// Installs the Python packages, unless they are there.
pub(crate) fn fetch() -> Result<()> {
    if missing().is_none() {
        return Ok(());
    }
    let environment = target("python");
    output("making a Python environment", Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
    let mut install = Command::new(python());
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(PACKAGES);
    output("asking PyPI", &mut install).map(drop)
}

/// Runs the comparison and counts its tests.
pub(super) fn run(tally: &mut Tally) -> Result<()> {
    let mut tests = cargo("test");
    tests.args(EVERYTHING).args(["--test", "wire", "http_ece", "--", "--ignored"]);
    tests.env("WEBPUSH_PYTHON", python());
    tally.run("comparing pushes", &mut tests).map(drop).context("the comparison did not run")
}
