//! `cargo xtask licences`: writes the third-party packages of the phone apps and their licences,
//! for the app to show. The list is stored in the shell's folder, so that a build needs neither
//! network nor `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::cargo::{cargo, workspace};

/// Each root package of the app with the platform it is compiled for.
const PARTS: [(&str, &str); 3] = [
    ("finago-key", "aarch64-linux-android"),
    ("finago-key", "aarch64-apple-ios"),
    ("finago-key-ui", "wasm32-unknown-unknown"),
];

/// Packages of the workspace that only tests are compiled with. Cargo's metadata covers the features
/// of tests as well.
const ONLY_IN_TESTS: &[&str] = &["backend-model"];

/// Path of the list.
fn file() -> PathBuf {
    workspace().join("src-tauri/licences.txt")
}

/// Regenerates the list.
pub(crate) fn write() -> Result<()> {
    fs::write(file(), list()?).context("cannot write the list of licences")
}

/// Checks that the stored list matches `Cargo.lock`.
pub(crate) fn are_current() -> Result<()> {
    let stored = fs::read_to_string(file()).context("there is no list of licences")?;
    anyhow::ensure!(stored == list()?, "other packages are built in now: run `cargo xtask licences`");
    Ok(())
}

fn list() -> Result<String> {
    let mut licences: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (root, platform) in PARTS {
        let arguments = ["metadata", "--format-version", "1", "--locked", "--filter-platform", platform];
        let output = cargo(&arguments).output().context("cannot start cargo metadata")?;
        let metadata: Value =
            serde_json::from_slice(&output.stdout).context("cargo metadata printed no JSON")?;
        for package in built_in(&metadata, root) {
            let text = |name: &str| package[name].as_str().unwrap_or("unknown").to_owned();
            licences.entry(text("license")).or_default().insert(text("name"));
        }
    }
    let line = |(licence, packages): (String, BTreeSet<String>)| {
        let packages: Vec<String> = packages.into_iter().collect();
        format!("{licence}: {}\n", packages.join(", "))
    };
    Ok(licences.into_iter().map(line).collect())
}

/// Third-party packages that are built into `root`.
fn built_in<'a>(metadata: &'a Value, root: &str) -> Vec<&'a Value> {
    let array = |value: &'a Value| value.as_array().map(Vec::as_slice).unwrap_or_default();
    let packages: BTreeMap<&str, &Value> = array(&metadata["packages"])
        .iter()
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let nodes: BTreeMap<&str, &Value> = array(&metadata["resolve"]["nodes"])
        .iter()
        .filter_map(|node| Some((node["id"].as_str()?, node)))
        .collect();
    let mut waiting: Vec<&str> =
        packages.iter().filter(|(_, package)| package["name"] == root).map(|(id, _)| *id).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let is_only_in_tests =
            packages[id]["name"].as_str().is_some_and(|name| ONLY_IN_TESTS.contains(&name));
        if is_only_in_tests || !seen.insert(id) {
            continue;
        }
        let dependencies = nodes.get(id).map(|node| array(&node["deps"])).unwrap_or_default();
        let normal = dependencies
            .iter()
            .filter(|dependency| array(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()));
        waiting.extend(normal.filter_map(|dependency| dependency["pkg"].as_str()));
    }
    // Packages of this workspace have no source.
    seen.iter()
        .filter_map(|id| packages.get(id))
        .filter(|package| !package["source"].is_null())
        .copied()
        .collect()
}
