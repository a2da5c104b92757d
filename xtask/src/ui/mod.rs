//! `cargo xtask ui`: builds the interface that the window and the browser load. Cargo compiles it,
//! wasm-bindgen's library generates the JavaScript, and the style sheets are merged into one file.

mod styles;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

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
        cargo("build --package finago-key-ui --profile ui --target")
            .arg(WEBASSEMBLY)
            .env("CARGO_TARGET_DIR", &own_target),
    )?;
    let dist = own_target.join("dist");
    files::make_folder(&dist)?;
    let module = own_target.join(WEBASSEMBLY).join("ui/finago-key-ui.wasm");
    generate_bindings(&module, &dist)?;

    let sources = workspace().join("ui");
    files::write_if_changed(&dist.join("style.css"), &styles::inlined(&sources.join("styles/index.css"))?)?;
    for page in ["index.html", "start.js"] {
        files::write_if_changed(&dist.join(page), &files::read(&sources.join(page))?)?;
    }
    Ok(dist)
}

/// Writes `app.js` and `app_bg.wasm` into `dist`, unless they are newer than `module`. Module and library have one version:
/// cargo accepts only one wasm-bindgen-shared, with which both agree exactly.
fn generate_bindings(module: &Path, dist: &Path) -> Result<()> {
    let bundle = files::modified(&dist.join("app_bg.wasm"));
    if bundle.is_some() && bundle > files::modified(module) {
        return Ok(());
    }
    Bindgen::new()
        .input_path(module)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(dist)
        .with_context(|| format!("cannot make JavaScript for {}", module.display()))
}
