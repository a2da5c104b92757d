//! `cargo xtask setup`: what a machine with only git and Rust lacks. Looked for first, so a second run costs nothing.

mod install;
mod prerequisite;

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::children;
use prerequisite::{COMPARING, DRIVING, Prerequisite, WINDOW};

/// Rust's name for what the interface is compiled to.
pub(crate) const WEBASSEMBLY: &str = "wasm32-unknown-unknown";

/// Everything that any command needs.
pub(crate) fn everything() -> Result<()> {
    interface()?;
    packages(&[WINDOW, DRIVING, COMPARING].concat())
}

/// What building the window and its interface needs.
pub(crate) fn window() -> Result<()> {
    interface()?;
    packages(WINDOW)
}

/// What building the interface needs.
pub(crate) fn interface() -> Result<()> {
    let libraries = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", WEBASSEMBLY])
        .output()
        .context("cannot start rustc")?;
    if std::path::Path::new(String::from_utf8_lossy(&libraries.stdout).trim()).is_dir() {
        return Ok(());
    }
    let mut add = Command::new("rustup");
    add.args(["target", "add", WEBASSEMBLY]);
    println!("Rust cannot compile for WebAssembly yet. Running: {}", children::spelled(&add));
    children::run("adding the WebAssembly target", &mut add).with_context(|| {
        format!("Rust cannot compile for WebAssembly. Please run: rustup target add {WEBASSEMBLY}")
    })
}

fn packages(wanted: &[Prerequisite]) -> Result<()> {
    let missing: Vec<_> = wanted.iter().filter(|one| !one.is_here()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("This machine lacks:");
    for one in &missing {
        println!("  {:<24} {}", one.package, one.needed_for);
    }
    install::packages(&missing.iter().map(|one| one.package).collect::<Vec<_>>())?;
    if let Some(one) = missing.iter().find(|one| !one.is_here()) {
        bail!("{} was installed, but {} is still not to be found", one.package, one.sign);
    }
    Ok(())
}
