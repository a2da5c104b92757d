//! Declares to Tauri the commands that the window may call. A production build fails without a
//! built interface.
#![allow(clippy::disallowed_methods, reason = "a build script writes files")]

use std::error::Error;
use std::fs;
use std::path::Path;

use tauri_build::{AppManifest, Attributes};

/// `frontendDist` of tauri.conf.json.
const BUNDLE: &str = "../../target/ui/dist";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={BUNDLE}");
    if !tauri_build::is_dev() && !Path::new(BUNDLE).join("index.html").is_file() {
        return Err("the interface is not built yet: run `cargo xtask ui` first".into());
    }
    // Tauri only needs the folder to compile, so checking the shell does not require building the
    // interface.
    fs::create_dir_all(BUNDLE)?;

    let commands = AppManifest::new().commands(&["dispatch", "current_view"]);
    tauri_build::try_build(Attributes::new().config_path("../tauri.conf.json").app_manifest(commands))?;
    Ok(())
}
