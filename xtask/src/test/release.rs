//! A release for nobody, and one that would talk in the open, do not compile: shown by trying, since no test that was compiled can.

use std::process::Stdio;

use anyhow::{Context as _, Result, ensure};

use super::EVERYTHING;
use crate::cargo::cargo;
use crate::children;

/// The shell as a release compiles it: without what is for development only. Everything else is there already.
const SHAPE: &str = "profile.dev.package.finago-key.debug-assertions=false";

/// What the shell says then; `src-tauri/src/address.rs`.
const REFUSAL: &str = "a release is for one backend";

/// Tries what must not compile.
pub(super) fn refuses_the_open() -> Result<()> {
    for backend in [None, Some("http://key.example")] {
        // Going on, because the shell's tests do not compile as a release either, and might fail first.
        let mut build = cargo(&["build", "--bins", "--tests", "--keep-going", "--config", SHAPE]);
        build.args(EVERYTHING).env_remove("FINAGO_KEY_BACKEND");
        if let Some(backend) = backend {
            build.env("FINAGO_KEY_BACKEND", backend);
        }
        let tried = children::while_alive("trying a release in the open", || {
            build.stdin(Stdio::null()).output().context("cannot start cargo")
        })?;
        let said = String::from_utf8_lossy(&tried.stderr);
        ensure!(!tried.status.success(), "a release for {} compiled", backend.unwrap_or("no backend"));
        ensure!(
            said.contains(REFUSAL),
            "a release in the open was not refused, but something else went wrong:\n{said}"
        );
    }
    Ok(())
}
