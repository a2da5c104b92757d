//! `cargo xtask demo --story`: the main job plays by itself and leaves pictures in `target/story`.

use std::process::Command;

use anyhow::Result;

use crate::cargo::{cargo, target};
use crate::{children, setup, ui};

/// What is built: the player, and the app with the interface inside.
const PARTS: &[&str] =
    &["--package", "stories", "--package", "finago-key", "--features", "finago-key/custom-protocol"];

/// Builds what is played and plays it.
pub(crate) fn run() -> Result<()> {
    setup::everything()?;
    ui::bundle()?;
    children::run("building the story", cargo(&["build", "--bins"]).args(PARTS))?;
    let mut story = Command::new(target("debug/story"));
    story.arg("--pictures").arg(target("story")).arg("--app").arg(target("debug/finago-key"));
    children::listen("playing the story", &mut story)
}
