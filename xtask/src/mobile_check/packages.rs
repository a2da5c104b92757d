//! What Cargo.lock names, as cargo unpacked it on this machine: plugins bring Gradle files and manifests of their own.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context as _, Result};

use super::project::Project;
use crate::cargo::cargo;
use crate::children;

/// A package of crates.io, or a plugin of the app's own.
pub(super) struct Package {
    /// With its version, as its folder is called.
    pub name: String,
    folder: PathBuf,
}

impl Package {
    /// One of its files, when it has such a file.
    pub(super) fn text(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(file)).ok()
    }
}

/// The packages whose names start like this.
pub(super) fn called(project: &Project<'_>, start: &str) -> Result<Vec<Package>> {
    let lock = project.text("Cargo.lock")?;
    let of_line = |entry: &str, key: &str| {
        let line = entry.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""));
        line.map(|value| value.trim_end_matches('"').to_owned()).unwrap_or_default()
    };
    let called = |entry: &&str| of_line(entry, "name").starts_with(start);
    let package = |entry: &str| {
        let (name, version) = (of_line(entry, "name"), of_line(entry, "version"));
        if !entry.contains("\nsource = ") {
            let folder =
                project.path(&format!("src-tauri/plugins/{}", name.trim_start_matches("tauri-plugin-")));
            return Ok(Package { name, folder });
        }
        unpacked(format!("{name}-{version}"))
    };
    lock.split("[[package]]").filter(called).map(package).collect()
}

/// The plugins of Tauri that are built into the Android app.
pub(super) fn on_android(project: &Project<'_>) -> Result<Vec<Package>> {
    let is_elsewhere = |plugin: &Package| plugin.name.starts_with("tauri-plugin-notification");
    let mut plugins = called(project, "tauri-plugin-")?;
    plugins.retain(|plugin| !is_elsewhere(plugin));
    Ok(plugins)
}

/// What only phones need, cargo fetches when it is first asked to.
fn unpacked(name: String) -> Result<Package> {
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
