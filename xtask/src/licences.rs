//! `cargo xtask licences`: writes the third-party packages of the phone apps and their licences,
//! for the app to show. The list is stored in the shell's folder, so that a build needs neither
//! network nor `cargo tree`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};

use crate::cargo::{cargo, workspace};
use crate::{children, files};

/// Each root package of the app with the platform it is compiled for.
const PARTS: [(&str, &str); 3] = [
    ("finago-key", "aarch64-linux-android"),
    ("finago-key", "aarch64-apple-ios"),
    ("finago-key-ui", "wasm32-unknown-unknown"),
];

/// Path of the list.
fn file() -> PathBuf {
    workspace().join("src-tauri/licences.txt")
}

/// Regenerates the list.
pub(crate) fn write() -> Result<()> {
    files::write(&file(), list()?)
}

/// Checks that the stored list matches `Cargo.lock`.
pub(crate) fn are_current() -> Result<()> {
    ensure!(files::read(&file())? == list()?, "other packages are built in now: run `cargo xtask licences`");
    Ok(())
}

fn list() -> Result<String> {
    let mut licences: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (root, platform) in PARTS {
        for (licence, package) in built_in(root, platform)? {
            licences.entry(licence).or_default().insert(package);
        }
    }
    let line = |(licence, packages): (String, BTreeSet<String>)| {
        let packages: Vec<String> = packages.into_iter().collect();
        format!("{licence}: {}\n", packages.join(", "))
    };
    Ok(licences.into_iter().map(line).collect())
}

/// Third-party packages that are built into `root`, each after its licence: with the features that
/// `root` is built with, not those of tests or other packages of the workspace.
fn built_in(root: &str, platform: &str) -> Result<Vec<(String, String)>> {
    let mut tree = cargo("tree --locked --edges normal --prefix none --format {l}|{p}");
    tree.args(["--package", root, "--target", platform]);
    let text = children::output("asking cargo for the licences", &mut tree)?;
    // The path of a package of this workspace stands after its version.
    let foreign = text.lines().filter(|line| !line.is_empty() && !line.contains("(/"));
    foreign
        .map(|line| {
            let (licence, package) = line.split_once('|').context("a package has no licence")?;
            let name = package.split(' ').next().unwrap_or_default();
            Ok((licence.to_owned(), name.to_owned()))
        })
        .collect()
}
