//! A release without a backend or with an http backend must not compile. Only running the compiler
//! can show this.

use std::process::Stdio;

use anyhow::{Context as _, Result, ensure};

use super::EVERYTHING;
use crate::cargo::cargo;
use crate::children;

/// Cargo setting that compiles the shell as in a release, without development code. Dependencies
/// are reused.
const RELEASE_SETTING: &str = "profile.dev.package.finago-shell.debug-assertions=false";

/// Compile error of the shell in that case; `src-tauri/shell/src/address.rs`.
const REFUSAL: &str = "a release is for one backend";

/// Compiles the shell with each forbidden backend and expects the compile error.
pub(super) fn insecure_release_does_not_compile() -> Result<()> {
    for backend in [None, Some("http://key.example")] {
        // --keep-going: the shell's tests do not compile as a release either, and may fail first.
        let mut build = cargo("build --bins --tests --keep-going --config");
        build.arg(RELEASE_SETTING).args(EVERYTHING).env_remove("FINAGO_KEY_BACKEND");
        if let Some(backend) = backend {
            build.env("FINAGO_KEY_BACKEND", backend);
        }
        let output = children::with_progress("trying a release in the open", || {
            build.stdin(Stdio::null()).output().context("cannot start cargo")
        })?;
        let errors = String::from_utf8_lossy(&output.stderr);
        ensure!(!output.status.success(), "a release for {} compiled", backend.unwrap_or("no backend"));
        ensure!(
            errors.contains(REFUSAL),
            "a release in the open was not refused, but something else went wrong:\n{errors}"
        );
    }
    Ok(())
}
