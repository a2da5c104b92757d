//! The app's library for Android, with the interface inside, and the programs of this machine that stories start.

use std::path::PathBuf;

use anyhow::Result;

use super::super::{folder, linker};
use crate::cargo::{cargo, target};
use crate::children;
use crate::setup::ANDROID_HERE;

/// Builds the library as a development build that embeds the interface, and returns its folder. wry writes its Kotlin meanwhile.
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

/// Builds the mock and the contract of pushes as the tests build them, so that neither undoes the other's work.
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
