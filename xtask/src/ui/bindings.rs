//! Generates the JavaScript around the WebAssembly module with wasm-bindgen's library: nothing has to be installed. Module
//! and library have one version: cargo accepts only one wasm-bindgen-shared, with which both agree exactly.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

/// Writes `app.js` and `app_bg.wasm` into `dist`, unless they are newer than `module`.
pub(super) fn generate(module: &Path, dist: &Path) -> Result<()> {
    if modified(&dist.join("app_bg.wasm")).is_some_and(|bundle| Some(bundle) > modified(module)) {
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

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}
