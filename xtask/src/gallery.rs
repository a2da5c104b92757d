//! `cargo xtask gallery`: a picture of every screen in every state, language, light and size, on one sheet in `target/gallery`.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cargo::{cargo, target};
use crate::{children, npm, setup, ui};

/// Finds what people who see, hear or move differently cannot use. MPL-2.0, and only ever put into a page under test.
const AXE: &str = "axe-core@4.14.1";

/// Builds what takes the pictures and takes them: of the states whose names begin with one of `states`, or of all.
pub(crate) fn run(states: &[String]) -> Result<()> {
    setup::driving()?;
    ui::bundle()?;
    children::run("building the gallery", &mut cargo(&["build", "--package", "gallery"]))?;
    let folder = target("gallery");
    let _ = fs::remove_dir_all(&folder);
    let mut gallery = Command::new(target("debug/gallery"));
    children::run("taking pictures", gallery.arg(&folder).args(states))
}

/// Puts the script that the gallery is checked with where the checks look for it.
pub(crate) fn fetch_axe() -> Result<()> {
    let script = npm::package(AXE, "axe-core/axe.min.js")?.join("axe-core/axe.min.js");
    let place = target("npm/axe.js");
    fs::copy(&script, &place).with_context(|| format!("cannot copy {}", script.display())).map(drop)
}
