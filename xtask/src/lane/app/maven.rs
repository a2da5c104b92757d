//! Maven packages for the stories, declared in `tests/android/pom.xml`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context as _, Result};

use super::inputs::Inputs;
use crate::cargo::workspace;
use crate::children::{self, command_line};
use crate::lane::folder;

/// Modules of the Maven project.
const MODULES: [&str; 5] = ["libraries", "manifest-merger", "kotlin", "robolectric", "packages"];

/// Modules with the Android framework, one for each API level.
const ANDROIDS: [&str; 3] = ["android-28", "android-34", "android-35"];

/// Paths of the downloaded packages, by Maven module.
pub(super) struct Packages {
    /// Libraries that the app is built with.
    pub libraries: Vec<PathBuf>,
    pub manifest_merger: Vec<PathBuf>,
    pub kotlin: Vec<PathBuf>,
    /// Robolectric, which runs Android framework classes on a JVM.
    pub robolectric: Vec<PathBuf>,
    /// Android framework classes at each API level.
    pub androids: Vec<PathBuf>,
    /// Packages that are looked up by name.
    pub single: Vec<PathBuf>,
}

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
        let androids: Option<Vec<_>> = ANDROIDS.iter().map(|module| classpath(module)).collect();
        Some(Self {
            androids: androids?.concat(),
            libraries: classpath("libraries")?,
            manifest_merger: classpath("manifest-merger")?,
            kotlin: classpath("kotlin")?,
            robolectric: classpath("robolectric")?,
            single: classpath("packages")?,
        })
    }

    /// The package whose file name is `start` followed by its version.
    pub(super) fn one(&self, start: &str) -> Result<&Path> {
        let is_it = |path: &&PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.and_then(|name| name.strip_prefix(start))
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        self.single
            .iter()
            .find(is_it)
            .map(PathBuf::as_path)
            .with_context(|| format!("no package is called {start}"))
    }
}

fn inputs() -> Result<Inputs> {
    let project = project();
    let modules = MODULES.iter().chain(&ANDROIDS).map(|module| project.join(module).join("pom.xml"));
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
