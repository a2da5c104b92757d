//! Tells Tauri which commands the window may call, and sees to it that there is an interface to embed.

use std::error::Error;
use std::fs;
use std::path::Path;

use tauri_build::{AppManifest, Attributes};

/// `frontendDist` of tauri.conf.json.
const BUNDLE: &str = "../target/ui/dist";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={BUNDLE}");
    if !tauri_build::is_dev() && !Path::new(BUNDLE).join("index.html").is_file() {
        return Err("the interface is not built yet: run `cargo xtask ui` first".into());
    }
    // Enough for Tauri to compile against, so that checking the shell does not take building the interface.
    fs::create_dir_all(BUNDLE)?;

    let commands = AppManifest::new().commands(&["dispatch", "current_view"]);
    tauri_build::try_build(Attributes::new().app_manifest(commands))?;
    Ok(())
}
