//! Builds the app's Rust library for Android, with the interface embedded, and the programs of this
//! machine that stories start.

use std::path::PathBuf;

use anyhow::Result;

use super::super::{folder, linker};
use crate::cargo::{cargo, target};
use crate::children;
use crate::setup::ANDROID_HERE;

/// Builds the library as a development build with the interface embedded, and returns its folder.
/// wry generates its Kotlin during the build.
pub(super) fn build() -> Result<PathBuf> {
    let mut build = linker::cargo_for_android(
        &[
            "rustc",
            "--package",
            "finago-key",
            "--lib",
            "--crate-type",
            "cdylib",
            "--features",
            "custom-protocol",
        ],
        &folder("generated")?,
    )?;
    children::run("building the app's library for Android", &mut build)?;
    Ok(target("mobile").join(ANDROID_HERE).join("debug"))
}

/// Builds the mock and the push contract with the tests' selection of packages and features, so
/// that neither build invalidates the other.
pub(super) fn programs() -> Result<()> {
    children::run(
        "building what stories start",
        &mut cargo(&[
            "build",
            "--bin",
            "backend-mock",
            "--bin",
            "push-contract",
            "--workspace",
            "--features",
            "finago-key/custom-protocol",
        ]),
    )
}
