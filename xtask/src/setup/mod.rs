//! `cargo xtask setup`: what a machine with only git and Rust lacks. Looked for first, so a second run costs nothing.

mod install;
mod prerequisite;

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::children;
use prerequisite::{COMPARING, DRIVING, PHONES, Prerequisite, WINDOW};

/// Rust's name for what the interface is compiled to.
pub(crate) const WEBASSEMBLY: &str = "wasm32-unknown-unknown";

/// Rust's name for a phone with Android.
pub(crate) const ANDROID: &str = "aarch64-linux-android";

/// Rust's name for an iPhone.
pub(crate) const IOS: &str = "aarch64-apple-ios";

/// Everything that any command needs.
pub(crate) fn everything() -> Result<()> {
    for rust_target in [WEBASSEMBLY, ANDROID, IOS] {
        compiler_for(rust_target)?;
    }
    packages(&[WINDOW, DRIVING, COMPARING, PHONES].concat())
}

/// What checking the app for phones needs.
pub(crate) fn phones() -> Result<()> {
    compiler_for(ANDROID)?;
    compiler_for(IOS)?;
    packages(PHONES)
}

/// What playing with the product by itself needs: the window, and what drives it and browsers.
pub(crate) fn driving() -> Result<()> {
    interface()?;
    packages(&[WINDOW, DRIVING].concat())
}

/// What building the window and its interface needs.
pub(crate) fn window() -> Result<()> {
    interface()?;
    packages(WINDOW)
}

/// What building the interface needs.
pub(crate) fn interface() -> Result<()> {
    compiler_for(WEBASSEMBLY)
}

fn compiler_for(rust_target: &str) -> Result<()> {
    let libraries = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", rust_target])
        .output()
        .context("cannot start rustc")?;
    if std::path::Path::new(String::from_utf8_lossy(&libraries.stdout).trim()).is_dir() {
        return Ok(());
    }
    let mut add = Command::new("rustup");
    add.args(["target", "add", rust_target]);
    let by_hand = children::spelled(&add);
    println!("Rust cannot compile for {rust_target} yet. Running: {by_hand}");
    children::run("adding a target of Rust", &mut add)
        .with_context(|| format!("Rust cannot compile for {rust_target}. Please run: {by_hand}"))
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
