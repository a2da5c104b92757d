//! `cargo xtask ui`: builds the interface that the window and the browser load. Cargo compiles it,
//! wasm-bindgen's library generates the JavaScript, and the style sheets are merged into one file.

mod bindings;
mod styles;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::cargo::{cargo, target, workspace};
use crate::children;
use crate::setup::WEBASSEMBLY;

/// Builds the bundle and returns its folder. Unchanged files are not rewritten: the shell is
/// rebuilt when the folder changes.
pub(crate) fn bundle() -> Result<PathBuf> {
    let own_target = target("ui");
    children::run(
        "building the interface",
        cargo(&["build", "--package", "finago-key-ui", "--profile", "ui", "--target", WEBASSEMBLY])
            .env("CARGO_TARGET_DIR", &own_target),
    )?;
    let dist = own_target.join("dist");
    fs::create_dir_all(&dist).with_context(|| format!("cannot create {}", dist.display()))?;
    let module = own_target.join(WEBASSEMBLY).join("ui/finago-key-ui.wasm");
    bindings::generate(&module, &dist)?;

    let sources = workspace().join("ui");
    write(&dist.join("style.css"), &styles::inlined(&sources.join("styles/index.css"))?)?;
    for page in ["index.html", "start.js"] {
        let source = sources.join(page);
        let text =
            fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))?;
        write(&dist.join(page), &text)?;
    }
    Ok(dist)
}

fn write(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|present| present == text) {
        return Ok(());
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
