//! Maven packages for the stories, listed in `tests/android/packages.toml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context as _, Result};

use super::inputs::Inputs;
use crate::cargo::workspace;
use crate::children::{self, command_line};
use crate::files;
use crate::lane::folder;

/// Maven's plugin that resolves class paths.
const RESOLVE: &str = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";

/// The repositories of gen/android/build.gradle.kts, the faster one first.
const REPOSITORIES: [(&str, &str); 2] = [
    ("central", "https://repo.maven.apache.org/maven2"),
    ("google", "https://dl.google.com/dl/android/maven2"),
];

/// Paths of the downloaded packages, by class path: the libraries that the app is built with, the
/// tools, Robolectric, `packages`, which are looked up by name, and the framework at each API level.
pub(super) struct Packages(BTreeMap<String, Vec<PathBuf>>);

impl Packages {
    /// The packages, if all of them are downloaded.
    pub(super) fn here() -> Option<Self> {
        let folder = folder("packages").ok()?;
        if !inputs().ok()?.match_stamp(&folder.join("made-of")) {
            return None;
        }
        let mut classpaths = BTreeMap::new();
        for name in listed().ok()?.into_keys() {
            let paths = fs::read_to_string(folder.join(&name).join("classpath")).ok()?;
            let paths: Vec<_> = env::split_paths(paths.trim()).collect();
            if !paths.iter().all(|path| path.is_file()) {
                return None;
            }
            classpaths.insert(name, paths);
        }
        Some(Self(classpaths))
    }

    /// The packages of a class path.
    pub(super) fn of(&self, name: &str) -> &[PathBuf] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Android's framework at each API level.
    pub(super) fn androids(&self) -> impl Iterator<Item = &PathBuf> {
        self.0.iter().filter(|(name, _)| name.starts_with("android-")).flat_map(|(_, packages)| packages)
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

fn list() -> PathBuf {
    workspace().join("tests/android/packages.toml")
}

fn inputs() -> Result<Inputs> {
    Inputs::default().text(RESOLVE).files([list()])
}

/// The packages of each class path.
fn listed() -> Result<BTreeMap<String, Vec<String>>> {
    let text = files::read(&list())?;
    toml::from_str(&text).context("the list of packages is malformed")
}

/// Downloads the packages unless they are there: about 850 MB.
pub(super) fn fetch() -> Result<()> {
    if Packages::here().is_some() {
        return Ok(());
    }
    let (folder, listed) = (folder("packages")?, listed()?);
    let modules: String = listed.keys().map(|name| format!("<module>{name}</module>")).collect();
    write_project(&folder, "all", &format!("<modules>{modules}</modules>"))?;
    for (name, packages) in &listed {
        write_project(&folder.join(name), name, &dependencies(packages)?)?;
    }
    let mut maven = Command::new("mvn");
    maven.args(["--quiet", "--batch-mode", "--file"]).arg(&folder);
    // A relative path lies in the folder of each module.
    maven.args(["-Dmdep.outputFile=classpath", RESOLVE]);
    println!("Fetching the packages of tests/android. Running: {}", command_line(&maven));
    let stamp = folder.join("made-of");
    let _ = fs::remove_file(&stamp);
    inputs()?.run_if_changed(&stamp, || children::run("fetching packages", &mut maven))
}

/// Writes a Maven project into `folder`: Maven has no other way to resolve a class path.
fn write_project(folder: &Path, name: &str, content: &str) -> Result<()> {
    let repositories = REPOSITORIES
        .map(|(id, url)| format!("<repository><id>{id}</id><url>{url}</url></repository>"))
        .concat();
    let project = format!(
        "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>\
         <groupId>fi.finago.key.stories</groupId><artifactId>{name}</artifactId><version>1</version>\
         <packaging>pom</packaging><repositories>{repositories}</repositories>{content}</project>\n"
    );
    files::make_folder(folder)?;
    files::write(&folder.join("pom.xml"), project)
}

/// Maven's notation of `group:name:version`, or `group:name:version@type` without dependencies.
fn dependencies(packages: &[String]) -> Result<String> {
    let mut all = String::new();
    for package in packages {
        let (coordinates, alone) = package.split_once('@').map_or((&**package, None), |(c, t)| (c, Some(t)));
        let parts: Vec<_> = coordinates.split(':').collect();
        let [group, name, version] = parts[..] else { anyhow::bail!("{package} is no package") };
        let alone = alone.map_or_else(String::new, |kind| {
            format!(
                "<type>{kind}</type><exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId>\
                 </exclusion></exclusions>"
            )
        });
        all += &format!(
            "<dependency><groupId>{group}</groupId><artifactId>{name}</artifactId>\
             <version>{version}</version>{alone}</dependency>"
        );
    }
    Ok(format!("<dependencies>{all}</dependencies>"))
}
