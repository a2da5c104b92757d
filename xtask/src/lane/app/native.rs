//! Finds the native halves of crates: the Android libraries of Tauri and its plugins, where cargo
//! unpacked them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::cargo::packages;

/// The Android library in a crate.
pub(super) struct NativeHalf {
    /// Package of its `R` class.
    pub namespace: String,
    folder: PathBuf,
}

impl NativeHalf {
    pub(super) fn manifest(&self) -> PathBuf {
        self.folder.join("src/main/AndroidManifest.xml")
    }

    pub(super) fn kotlin(&self) -> PathBuf {
        self.folder.join("src/main/java")
    }

    pub(super) fn resources(&self) -> Option<PathBuf> {
        Some(self.folder.join("src/main/res")).filter(|folder| folder.is_dir())
    }

    pub(super) fn rules(&self) -> Option<PathBuf> {
        Some(self.folder.join("consumer-rules.pro")).filter(|file| file.is_file())
    }
}

/// Every native half of the app, and the R8 rules of Tauri itself.
pub(super) struct NativeHalves {
    pub halves: Vec<NativeHalf>,
    pub tauri_rules: PathBuf,
}

/// Lists the crates of the app on Android and collects their native halves.
pub(super) fn all() -> Result<NativeHalves> {
    let packages = packages()?;
    let mut halves = Vec::new();
    for folder in packages.values() {
        for path in ["android", "mobile/android"] {
            let half = folder.join(path);
            if half.join("src/main/AndroidManifest.xml").is_file() {
                halves.push(NativeHalf { namespace: namespace(&half)?, folder: half });
            }
        }
    }
    let tauri = packages.get("tauri").context("the app is built without Tauri")?;
    Ok(NativeHalves { halves, tauri_rules: tauri.join("mobile/proguard-tauri.pro") })
}

/// Namespace in a library's Gradle file.
fn namespace(folder: &Path) -> Result<String> {
    let gradle = fs::read_to_string(folder.join("build.gradle.kts"))
        .with_context(|| format!("{} has no Gradle file", folder.display()))?;
    let (_, after) = gradle.split_once("namespace = \"").context("a library has no namespace")?;
    Ok(after.split('"').next().unwrap_or_default().to_owned())
}
