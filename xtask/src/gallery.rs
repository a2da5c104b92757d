//! `cargo xtask gallery`: screenshots of every screen in every state, language, appearance and
//! size, on one sheet in `target/gallery`.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cargo::{cargo, target};
use crate::{children, npm, setup, ui};

/// Accessibility checker. Licensed under MPL-2.0; only injected into pages under test.
const AXE: &str = "axe-core@4.14.1";

/// Builds the gallery and takes screenshots of the states whose names start with one of `states`,
/// or of all.
pub(crate) fn run(states: &[String]) -> Result<()> {
    setup::driving()?;
    ui::bundle()?;
    children::run("building the gallery", &mut cargo("build --package gallery"))?;
    let folder = target("gallery");
    let _ = fs::remove_dir_all(&folder);
    let mut gallery = Command::new(target("debug/gallery"));
    children::run("taking pictures", gallery.arg(&folder).args(states))
}

/// Downloads the accessibility checker and copies it to the path where the gallery reads it.
pub(crate) fn fetch_axe() -> Result<()> {
    let script = npm::package(AXE, "axe-core/axe.min.js")?.join("axe-core/axe.min.js");
    let destination = target("npm/axe.js");
    fs::copy(&script, &destination).with_context(|| format!("cannot copy {}", script.display())).map(drop)
}
