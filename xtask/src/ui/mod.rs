//! `cargo xtask ui`: builds the interface that the window and the browser load. Cargo compiles it,
//! wasm-bindgen's library generates the JavaScript, and the style sheets are merged into one file.

mod bindings;
mod styles;

use std::path::PathBuf;

use anyhow::Result;

use crate::cargo::{cargo, target, workspace};
use crate::setup::{self, WEBASSEMBLY};
use crate::{children, files};

/// Builds the bundle and returns its folder. Unchanged files are not rewritten: the shell is
/// rebuilt when the folder changes.
pub(crate) fn bundle() -> Result<PathBuf> {
    setup::interface()?;
    let own_target = target("ui");
    children::run(
        "building the interface",
        cargo(&["build", "--package", "finago-key-ui", "--profile", "ui", "--target", WEBASSEMBLY])
            .env("CARGO_TARGET_DIR", &own_target),
    )?;
    let dist = own_target.join("dist");
    files::make_folder(&dist)?;
    let module = own_target.join(WEBASSEMBLY).join("ui/finago-key-ui.wasm");
    bindings::generate(&module, &dist)?;

    let sources = workspace().join("ui");
    files::write_if_changed(&dist.join("style.css"), &styles::inlined(&sources.join("styles/index.css"))?)?;
    for page in ["index.html", "start.js"] {
        files::write_if_changed(&dist.join(page), &files::read(&sources.join(page))?)?;
    }
    Ok(dist)
}
