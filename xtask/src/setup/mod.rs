//! `cargo xtask setup`: installs what a machine with only git and Rust lacks. Each package is
//! looked up first, so that a second run costs nothing.

mod prerequisite;

use std::process::Command;

use anyhow::{Result, bail, ensure};

use crate::children;
use crate::files::in_path;
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

/// Targets of Rust, and groups of packages.
type Needs = (&'static [&'static str], &'static [&'static [Prerequisite]]);

/// What a lane needs.
fn needs(lane: Lane) -> Needs {
    match lane {
        Lane::Template => (&[], &[JDK]),
        Lane::Webpush => (&[], &[PYTHON]),
        Lane::Types => (&[ANDROID, IOS], &[PHONES]),
        Lane::Android => (&[WEBASSEMBLY, ANDROID_HERE], &[PHONES]),
        Lane::App => (&[WEBASSEMBLY, ANDROID_HERE], &[PHONES, STORIES, WINDOW, DRIVING]),
        Lane::Memory => (&[], &[]),
    }
}

/// Installs what every command needs, except the stories of the Android app.
pub(crate) fn everything() -> Result<()> {
    testing()?;
    phones()
}

/// Installs what the tests need.
pub(crate) fn testing() -> Result<()> {
    install((&[WEBASSEMBLY], &[WINDOW, DRIVING, COMPARING, SCRIPTS]))
}

/// Installs what the checks of the phone apps need.
pub(crate) fn phones() -> Result<()> {
    install((&[ANDROID, ANDROID_HERE, IOS], &[PHONES, SCRIPTS]))
}

/// Installs what driving the product needs: the window, and the drivers of window and browsers.
pub(crate) fn driving() -> Result<()> {
    install((&[WEBASSEMBLY], &[WINDOW, DRIVING]))
}

/// Installs what building the window and its interface needs.
pub(crate) fn window() -> Result<()> {
    install((&[WEBASSEMBLY], &[WINDOW]))
}

/// Installs what building the interface needs.
pub(crate) fn interface() -> Result<()> {
    install((&[WEBASSEMBLY], &[]))
}

/// Installs everything, including what the stories of the Android app need: a JDK, Maven and its
/// packages.
pub(crate) fn lanes() -> Result<()> {
    everything()?;
    if let Err(error) = lane(Lane::Webpush) {
        println!("What pushes are compared with cannot be fetched, so lane webpush does not run: {error:#}");
    }
    lane(Lane::App)
}

/// Installs what one lane needs.
pub(crate) fn lane(lane: Lane) -> Result<()> {
    install(needs(lane))?;
    match lane {
        Lane::Webpush => lane::webpush::fetch(),
        Lane::App => lane::app::fetch(),
        _ => Ok(()),
    }
}

/// What a lane needs and this machine lacks, except packages of PyPI and Maven.
pub(crate) fn missing(lane: Lane) -> Option<Missing> {
    let (rust_targets, groups) = needs(lane);
    let rust_targets = rust_targets.iter().filter(|rust_target| !compiles_for(rust_target));
    let packages = groups.iter().copied().flatten().filter(|one| !one.is_installed());
    let lacks: Vec<_> = rust_targets
        .map(|rust_target| format!("Rust for {rust_target}"))
        .chain(packages.map(|one| one.probe.to_string()))
        .collect();
    if !lacks.is_empty() {
        return Some(Missing::installed_by_setup(format!("missing: {}", lacks.join(", "))));
    }
    let runs_android = cfg!(all(target_os = "linux", target_arch = "x86_64"));
    (matches!(lane, Lane::Android | Lane::App) && !runs_android).then(|| Missing {
        what: "Android's programs run on Linux with an x86-64 processor alone".to_owned(),
        command: "run it on such a machine",
    })
}

fn install((rust_targets, groups): Needs) -> Result<()> {
    for rust_target in rust_targets.iter().filter(|rust_target| !compiles_for(rust_target)) {
        let mut add = Command::new("rustup");
        add.args(["target", "add", rust_target]);
        children::install(&format!("Rust cannot compile for {rust_target} yet"), &mut add)?;
    }
    let missing: Vec<_> = groups.iter().copied().flatten().filter(|one| !one.is_installed()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("This machine lacks:");
    for one in &missing {
        println!("  {:<24} {}", one.package, one.needed_for);
    }
    packages(&missing.iter().map(|one| one.package).collect::<Vec<_>>())?;
    if let Some(one) = missing.iter().find(|one| !one.is_installed()) {
        bail!("{} was installed, but {} is still not to be found", one.package, one.probe);
    }
    Ok(())
}

/// Whether the compiler has the standard library of a target.
fn compiles_for(rust_target: &str) -> bool {
    let libraries =
        Command::new("rustc").args(["--print", "target-libdir", "--target", rust_target]).output();
    libraries
        .is_ok_and(|folder| std::path::Path::new(String::from_utf8_lossy(&folder.stdout).trim()).is_dir())
}

/// Installs packages of Debian and Ubuntu if permitted, and else prints the command to type.
fn packages(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    ensure!(
        in_path("apt-get").is_some(),
        "this is neither Debian nor Ubuntu. Please install what your system calls: {names}"
    );
    let is_root = nix::unistd::geteuid().is_root();
    // The developer must type a password that sudo requires.
    ensure!(
        is_root || children::succeeds(Command::new("sudo").args(["-n", "true"])),
        "only root may install packages; please run: sudo apt-get update && \
         sudo apt-get install --no-install-recommends {names}"
    );
    let prefix: &[&str] = if is_root { &[] } else { &["sudo", "-n"] };
    let apt = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]].concat();
    let install = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    for arguments in [vec!["update"], install] {
        let mut command = Command::new(apt[0]);
        children::install("Packages of the system are missing", command.args(&apt[1..]).args(arguments))?;
    }
    Ok(())
}
