//! Path of the workspace, and `cargo` as every command here calls it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::children;
use crate::setup::ANDROID_HERE;

/// Folder with the workspace's `Cargo.toml`.
pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// Path in the `target` folder of the workspace. A `CARGO_TARGET_DIR` of the caller is ignored, so
/// that builds are found here.
pub(crate) fn target(path: &str) -> PathBuf {
    workspace().join("target").join(path)
}

/// `cargo <arguments>`, which are separated by spaces, run in the workspace.
pub(crate) fn cargo(arguments: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments.split(' ')).current_dir(workspace()).env("CARGO_TARGET_DIR", target(""));
    for (name, _) in std::env::vars_os() {
        if is_set_by_outer_cargo(&name) {
            command.env_remove(name);
        }
    }
    command
}

/// Whether `cargo run` set this variable for us. A build script that watches such a variable would
/// rerun each time the developer alternates between xtask and plain cargo.
pub(crate) fn is_set_by_outer_cargo(name: &OsStr) -> bool {
    let is_ours = |name: &str| {
        name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "LD_LIBRARY_PATH"
    };
    name.to_str().is_some_and(is_ours)
}

/// Folders of the packages that the app on Android is built from, by name, as cargo unpacked them.
pub(crate) fn packages() -> Result<&'static BTreeMap<String, PathBuf>> {
    static PACKAGES: OnceLock<BTreeMap<String, PathBuf>> = OnceLock::new();
    if let Some(packages) = PACKAGES.get() {
        return Ok(packages);
    }
    let mut metadata = cargo("metadata --format-version 1 --locked --filter-platform");
    let metadata = children::output("asking cargo for the packages", metadata.arg(ANDROID_HERE))?;
    let metadata: Value = serde_json::from_str(&metadata).context("cargo metadata printed no JSON")?;
    let folder = |package: &Value| {
        let manifest = Path::new(package["manifest_path"].as_str()?);
        Some((package["name"].as_str()?.to_owned(), manifest.parent()?.to_owned()))
    };
    let packages = metadata["packages"].as_array().into_iter().flatten().filter_map(folder).collect();
    Ok(PACKAGES.get_or_init(|| packages))
}

/// Command that builds the mock, the app as a window and as a page, and the story runner. Always
/// all of them: cargo would rebuild half of the dependencies for another selection.
pub(crate) fn build_product() -> Command {
    let packages = "--package backend-mock --package finago-key --package stories";
    cargo(&format!("build --bins {packages} --features finago-key/custom-protocol"))
}
