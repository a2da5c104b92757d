//! Lane `app`: the unmodified Android app on Android's own framework classes. The library is built
//! for Android with the interface embedded; manifest, resources and Kotlin are built as Gradle
//! would; stories simulate the system and the user (`tests/android/README.md`).

mod inputs;
mod java;
mod kotlin;
mod libraries;
mod manifest;
mod maven;
mod resources;
mod run;
mod shrink;
mod stories;
mod symbols;

use std::path::PathBuf;
use std::sync::Mutex;

use anyhow::{Context as _, Result};

use super::{Missing, folder, linker};
use crate::cargo::{cargo, target, workspace};
use crate::setup::ANDROID_HERE;
use crate::test::{EVERYTHING, Tally};
use crate::{children, files, mobile_check, ui};
use libraries::Library;
use maven::Packages;
use run::Environment;
use stories::{Run, Variant};

/// Downloaded inputs of the app.
struct App {
    /// Folder for build products.
    folder: PathBuf,
    packages: Packages,
    libraries: Vec<Library>,
    /// Libraries in crates: Tauri and its plugins.
    crates: Vec<Library>,
}

impl App {
    fn fetched() -> Result<Self> {
        let packages = Packages::here().context("the packages of tests/android are not here")?;
        let libraries = libraries::unpack(packages.of("libraries"))?;
        Ok(Self { folder: folder("app")?, libraries, packages, crates: libraries::in_crates()? })
    }

    /// Version of the app, from the workspace's manifest.
    fn version(&self) -> Result<String> {
        let manifest: toml::Table =
            files::read(&workspace().join("Cargo.toml"))?.parse().context("Cargo.toml is no TOML")?;
        let version = &manifest["workspace"]["package"]["version"];
        version.as_str().map(str::to_owned).context("Cargo.toml has no version")
    }
}

/// The packages that stories need and this machine lacks.
pub(super) fn missing() -> Option<Missing> {
    let lacks = "the packages of tests/android (850 MB, once) are not fetched";
    Packages::here().is_none().then(|| Missing::installed_by_setup(lacks))
}

/// Downloads the Maven packages.
pub(crate) fn fetch() -> Result<()> {
    maven::fetch()
}

/// Builds the app and runs the stories whose names start with one of `wanted`, or all of them.
/// Counts each story at each API level.
pub(super) fn run(wanted: &[String], tally: &mut Tally) -> Result<()> {
    let runs = stories::wanted(wanted)?;
    let app = App::fetched()?;
    ui::bundle()?;
    let library = library()?;
    programs()?;
    let merged = manifest::merge(&app)?;
    if wanted.is_empty() {
        mobile_check::merged_manifest(tally)?;
    }
    let resources = resources::link(&app, &merged)?;
    let code = kotlin::compile(&app, &resources)?;
    let shrunk = match runs.iter().any(|run| run.variant == Variant::Shrunk) {
        true => Some(shrink::shrink(&app, &resources, &code)?),
        false => None,
    };
    let environment = Environment::build(&app, resources, library, code, shrunk)?;
    run_all(&environment, runs, tally);
    Ok(())
}

/// Builds the app's library for Android as a development build with the interface embedded, and returns its folder. wry
/// generates its Kotlin during the build.
fn library() -> Result<PathBuf> {
    let arguments = "rustc --package finago-key --lib --crate-type cdylib --features custom-protocol";
    let mut build = linker::cargo_for_android(arguments, &folder("generated")?)?;
    children::run("building the app's library for Android", &mut build)?;
    Ok(target("mobile").join(ANDROID_HERE).join("debug"))
}

/// Builds the mock and the push contract with the tests' selection of packages and features, so that neither build
/// invalidates the other.
fn programs() -> Result<()> {
    let mut build = cargo("build --bin backend-mock --bin push-contract");
    children::run("building what stories start", build.args(EVERYTHING))
}

/// Runs the stories, two at a time: a story mostly waits for its app.
fn run_all(environment: &Environment, runs: Vec<Run>, tally: &mut Tally) {
    let only_one = runs.len() == 1;
    let (queue, tally) = (Mutex::new(runs.into_iter()), Mutex::new(tally));
    let next = || lock(&queue).next();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(run) = next() {
                    run::run(environment, &run, &tally, only_one);
                }
            });
        }
    });
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
