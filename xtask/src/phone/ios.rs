//! Runs the app in an iOS simulator, which shares the network of its Mac.

use anyhow::{Context as _, Result, bail};

use super::Launch;
use super::machine::Machine;
use crate::{children, files};

/// Folders that the project refers to and git does not store, because they are empty before the
/// first build.
pub(crate) const EMPTY_FOLDERS: [&str; 3] = ["Externals", "assets", "finago-key_iOS"];

/// Names of the booted simulators.
pub(super) fn booted(machine: &Machine) -> Vec<String> {
    let output = machine.output("xcrun", &["simctl", "list", "devices", "booted"]).unwrap_or_default();
    // "    iPhone 17 (B1C5…) (Booted)"
    let names = output.lines().filter_map(|line| line.trim().strip_suffix("(Booted)")?.rsplit_once(" ("));
    names.map(|(name, _)| name.to_owned()).collect()
}

/// Runs the app until it is closed.
pub(super) fn launch(launch: &Launch<'_>) -> Result<()> {
    let booted = booted(launch.machine);
    let name = match (launch.device, booted.as_slice()) {
        (Some(name), _) => name,
        (None, [only]) => only,
        (None, []) => bail!("no simulator is booted"),
        (None, _) => bail!("there are several: {}. Say which one: cargo xtask ios NAME", booted.join(", ")),
    };
    project(launch)?;
    let _mock = launch.mock(&["--simulator"])?;
    children::run_without_progress("running the app", &mut launch.tauri("ios", Some(name))?)
}

/// Generates the Xcode project from `project.yml`.
fn project(launch: &Launch<'_>) -> Result<()> {
    let folder = launch.workspace.join("gen/apple");
    for name in EMPTY_FOLDERS {
        files::make_folder(&folder.join(name))?;
    }
    let xcodegen = launch.machine.program("xcodegen").context("there is no xcodegen")?;
    let mut generate = launch.machine.command(xcodegen);
    generate.args(["generate", "--spec", "project.yml"]).current_dir(&folder);
    children::run("making the Xcode project", &mut generate)
}
