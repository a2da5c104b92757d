//! Packages in Cargo.lock, as cargo unpacked them on this machine: plugins contain Gradle files and
//! manifests.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context as _, Result};

use super::project::Project;
use crate::cargo::cargo;
use crate::children;

/// A package of crates.io, or one of the app's own plugins.
pub(super) struct Package {
    /// Name of its folder, which includes the version for a package of crates.io.
    pub name: String,
    folder: PathBuf,
}

impl Package {
    /// Content of one of its files, if the file exists.
    pub(super) fn text(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(file)).ok()
    }
}

/// The packages whose names start with `start`.
pub(super) fn with_prefix(project: &Project<'_>, start: &str) -> Result<Vec<Package>> {
    let lock = project.text("Cargo.lock")?;
    let value_of = |entry: &str, key: &str| {
        let line = entry.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""));
        line.map(|value| value.trim_end_matches('"').to_owned()).unwrap_or_default()
    };
    let has_prefix = |entry: &&str| value_of(entry, "name").starts_with(start);
    let package = |entry: &str| {
        let (name, version) = (value_of(entry, "name"), value_of(entry, "version"));
        if !entry.contains("\nsource = ") {
            let folder =
                project.path(&format!("src-tauri/plugins/{}", name.trim_start_matches("tauri-plugin-")));
            return Ok(Package { name, folder });
        }
        find_unpacked(format!("{name}-{version}"))
    };
    lock.split("[[package]]").filter(has_prefix).map(package).collect()
}

/// Cargo downloads what only phones need on the first request.
fn find_unpacked(name: String) -> Result<Package> {
    let mut folder = folder_of(&name);
    if folder.is_none() {
        children::run("fetching what phones need", &mut cargo(&["fetch", "--locked", "--quiet"]))?;
        folder = folder_of(&name);
    }
    let folder = folder.with_context(|| format!("cargo has not fetched {name}"))?;
    Ok(Package { name, folder })
}

fn folder_of(name: &str) -> Option<PathBuf> {
    let home =
        env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))?;
    let mut registries = fs::read_dir(home.join("registry/src")).ok()?.flatten();
    registries.find_map(|registry| Some(registry.path().join(name)).filter(|folder| folder.is_dir()))
}
