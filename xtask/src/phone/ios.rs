//! Runs the app in an iOS simulator, which shares the network of its Mac.

use std::fs;

use anyhow::{Context as _, Result, bail};

use super::Show;
use super::machine::Machine;
use crate::children;

/// Folders that the project refers to and git does not store, because they are empty before the
/// first build.
const FOLDERS: [&str; 3] = ["Externals", "assets", "finago-key_iOS"];

/// Names of the booted simulators.
pub(super) fn booted(machine: &Machine) -> Vec<String> {
    let said = machine.says("xcrun", &["simctl", "list", "devices", "booted"]).unwrap_or_default();
    // "    iPhone 17 (B1C5…) (Booted)"
    let names = said.lines().filter_map(|line| line.trim().strip_suffix("(Booted)")?.rsplit_once(" ("));
    names.map(|(name, _)| name.to_owned()).collect()
}

/// Runs the app until it is closed.
pub(super) fn show(show: &Show<'_>) -> Result<()> {
    let booted = booted(show.machine);
    let name = match (show.device, booted.as_slice()) {
        (Some(name), _) => name,
        (None, [only]) => only,
        (None, []) => bail!("no simulator is booted"),
        (None, _) => bail!("there are several: {}. Say which one: cargo xtask ios NAME", booted.join(", ")),
    };
    project(show)?;
    let _mock = show.mock(&["--simulator"])?;
    children::listen("running the app", &mut show.tauri("ios", Some(name))?)
}

/// Generates the Xcode project from `project.yml`.
fn project(show: &Show<'_>) -> Result<()> {
    let folder = show.workspace.join("gen/apple");
    for name in FOLDERS {
        let folder = folder.join(name);
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let xcodegen = show.machine.program("xcodegen").context("there is no xcodegen")?;
    let mut generate = show.machine.command(xcodegen);
    generate.args(["generate", "--spec", "project.yml"]).current_dir(&folder);
    children::run("making the Xcode project", &mut generate)
}
