//! `cargo xtask setup`: installs what a machine with only git and Rust lacks. Each package is
//! looked up first, so that a second run costs nothing.

mod install;
mod prerequisite;

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::children;
use crate::lane::{self, Lane, Missing};
use prerequisite::{COMPARING, DRIVING, JDK, PHONES, PYTHON, Prerequisite, SCRIPTS, STORIES, WINDOW};

/// Rust target of the interface.
pub(crate) const WEBASSEMBLY: &str = "wasm32-unknown-unknown";

/// Rust target of Android phones.
pub(crate) const ANDROID: &str = "aarch64-linux-android";

/// Rust target of Android on the processor of this machine: emulators, and the lanes.
pub(crate) const ANDROID_HERE: &str = "x86_64-linux-android";

/// Rust target of iPhones.
pub(crate) const IOS: &str = "aarch64-apple-ios";

/// Installs what every command needs, except the stories of the Android app.
pub(crate) fn everything() -> Result<()> {
    testing()?;
    phones()
}

/// Installs what the tests need.
pub(crate) fn testing() -> Result<()> {
    interface()?;
    packages(&[WINDOW, DRIVING, COMPARING, SCRIPTS].concat())
}

/// Installs what the checks of the phone apps need.
pub(crate) fn phones() -> Result<()> {
    for rust_target in [ANDROID, ANDROID_HERE, IOS] {
        compiler_for(rust_target)?;
    }
    packages(&[PHONES, SCRIPTS].concat())
}

/// Installs everything, including what the stories of the Android app need: a JDK, Maven and its
/// packages.
pub(crate) fn lanes() -> Result<()> {
    everything()?;
    if let Err(error) = webpush() {
        println!("What pushes are compared with cannot be fetched, so lane webpush does not run: {error:#}");
    }
    stories()
}

fn webpush() -> Result<()> {
    packages(PYTHON)?;
    lane::webpush::fetch()
}

/// Installs what one lane needs.
pub(crate) fn lane(lane: Lane) -> Result<()> {
    match lane {
        Lane::Template => packages(JDK),
        Lane::Webpush => webpush(),
        Lane::Types | Lane::Android => phones(),
        Lane::App => {
            driving()?;
            phones()?;
            stories()
        }
    }
}

fn stories() -> Result<()> {
    packages(STORIES)?;
    lane::app::fetch()
}

/// Tools that Tauri's template needs and this machine lacks.
pub(crate) fn missing_for_template() -> Option<Missing> {
    missing(&[], JDK)
}

/// Tools that type checks for phones need and this machine lacks.
pub(crate) fn missing_for_types() -> Option<Missing> {
    missing(&[ANDROID, IOS], PHONES)
}

/// Tools that tests for Android need and this machine lacks.
pub(crate) fn missing_for_android() -> Option<Missing> {
    missing(&[ANDROID_HERE], PHONES).or_else(not_on_this_processor)
}

/// Tools that stories need and this machine lacks. Maven packages are checked elsewhere.
pub(crate) fn missing_for_stories() -> Option<Missing> {
    missing_for_android().or_else(|| missing(&[], &[STORIES, DRIVING].concat()))
}

fn missing(rust_targets: &[&str], wanted: &[Prerequisite]) -> Option<Missing> {
    let mut lacks: Vec<_> = rust_targets
        .iter()
        .filter(|rust_target| !matches!(compiles_for(rust_target), Ok(true)))
        .map(|rust_target| format!("Rust for {rust_target}"))
        .collect();
    lacks.extend(wanted.iter().filter(|one| !one.is_installed()).map(|one| one.probe.to_string()));
    (!lacks.is_empty()).then(|| Missing::installed_by_setup(format!("missing: {}", lacks.join(", "))))
}

fn not_on_this_processor() -> Option<Missing> {
    let here = cfg!(all(target_os = "linux", target_arch = "x86_64"));
    (!here).then(|| Missing {
        what: "Android's programs run on Linux with an x86-64 processor alone".to_owned(),
        command: "run it on such a machine",
    })
}

/// Installs what driving the product needs: the window, and the drivers of window and browsers.
pub(crate) fn driving() -> Result<()> {
    interface()?;
    packages(&[WINDOW, DRIVING].concat())
}

/// Installs what building the window and its interface needs.
pub(crate) fn window() -> Result<()> {
    interface()?;
    packages(WINDOW)
}

/// Installs what building the interface needs.
pub(crate) fn interface() -> Result<()> {
    compiler_for(WEBASSEMBLY)
}

fn compiles_for(rust_target: &str) -> Result<bool> {
    let libraries = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", rust_target])
        .output()
        .context("cannot start rustc")?;
    Ok(std::path::Path::new(String::from_utf8_lossy(&libraries.stdout).trim()).is_dir())
}

fn compiler_for(rust_target: &str) -> Result<()> {
    if compiles_for(rust_target)? {
        return Ok(());
    }
    let mut add = Command::new("rustup");
    add.args(["target", "add", rust_target]);
    let by_hand = children::command_line(&add);
    println!("Rust cannot compile for {rust_target} yet. Running: {by_hand}");
    children::run("adding a target of Rust", &mut add)
        .with_context(|| format!("Rust cannot compile for {rust_target}. Please run: {by_hand}"))
}

fn packages(wanted: &[Prerequisite]) -> Result<()> {
    let missing: Vec<_> = wanted.iter().filter(|one| !one.is_installed()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("This machine lacks:");
    for one in &missing {
        println!("  {:<24} {}", one.package, one.needed_for);
    }
    install::packages(&missing.iter().map(|one| one.package).collect::<Vec<_>>())?;
    if let Some(one) = missing.iter().find(|one| !one.is_installed()) {
        bail!("{} was installed, but {} is still not to be found", one.package, one.probe);
    }
    Ok(())
}
