//! `cargo xtask demo --story`: runs the main story unattended and writes screenshots to
//! `target/story`.

use std::process::Command;

use anyhow::Result;

use crate::cargo::{build_product, target};
use crate::{children, setup, ui};

/// Builds the story and runs it.
pub(crate) fn run() -> Result<()> {
    setup::driving()?;
    ui::bundle()?;
    children::run("building the story", &mut build_product())?;
    let mut story = Command::new(target("debug/story"));
    story.arg("--pictures").arg(target("story")).arg("--app").arg(target("debug/finago-key"));
    children::run_without_progress("playing the story", &mut story)
}
