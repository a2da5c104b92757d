//! Maven packages for the stories, declared in `tests/android/pom.xml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context as _, Result};

use super::inputs::Inputs;
use crate::cargo::workspace;
use crate::children::{self, command_line};
use crate::lane::folder;

/// Modules of the Maven project: the libraries that the app is built with, Robolectric, which runs Android's framework
/// classes on a JVM, `packages`, which are looked up by name, and the framework at each API level.
const MODULES: &str =
    "libraries manifest-merger kotlin robolectric packages android-28 android-34 android-35";

/// Paths of the downloaded packages, by Maven module.
pub(super) struct Packages(BTreeMap<&'static str, Vec<PathBuf>>);

impl Packages {
    /// The packages, if all of them are downloaded.
    pub(super) fn here() -> Option<Self> {
        let folder = folder("maven").ok()?;
        if !inputs().ok()?.match_stamp(&folder.join("made-of")) {
            return None;
        }
        let classpath = |module: &str| {
            let paths = fs::read_to_string(folder.join(module)).ok()?;
            let paths: Vec<_> = env::split_paths(paths.trim()).collect();
            paths.iter().all(|path| path.is_file()).then_some(paths)
        };
        MODULES.split(' ').map(|module| Some((module, classpath(module)?))).collect::<Option<_>>().map(Self)
    }

    /// The packages of a module.
    pub(super) fn of(&self, module: &str) -> &[PathBuf] {
        self.0.get(module).map_or(&[], Vec::as_slice)
    }

    /// Android's framework at each API level.
    pub(super) fn androids(&self) -> impl Iterator<Item = &PathBuf> {
        self.0.iter().filter(|(module, _)| module.starts_with("android-")).flat_map(|(_, packages)| packages)
    }

    /// The package whose file name is `start` followed by its version.
    pub(super) fn one(&self, start: &str) -> Result<&Path> {
        let is_it = |path: &&PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.and_then(|name| name.strip_prefix(start))
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        self.of("packages")
            .iter()
            .find(is_it)
            .map(PathBuf::as_path)
            .with_context(|| format!("no package is called {start}"))
    }
}

fn inputs() -> Result<Inputs> {
    let project = project();
    let modules = MODULES.split(' ').map(|module| project.join(module).join("pom.xml"));
    Inputs::default().files(modules.chain([project.join("pom.xml")]))
}

fn project() -> PathBuf {
    workspace().join("tests/android")
}

/// Downloads the packages unless they are there: about 850 MB.
pub(super) fn fetch() -> Result<()> {
    if Packages::here().is_some() {
        return Ok(());
    }
    let folder = folder("maven")?;
    let mut maven = Command::new("mvn");
    maven.args(["--quiet", "--batch-mode", "--file"]).arg(project().join("pom.xml"));
    maven.arg(format!("-Dclasspaths={}", folder.display())).arg("dependency:build-classpath");
    println!("Fetching the packages of tests/android. Running: {}", command_line(&maven));
    let _ = fs::remove_file(folder.join("made-of"));
    inputs()?.run_if_changed(&folder.join("made-of"), || children::run("fetching packages", &mut maven))
}
