//! The Android libraries that the app is built with: AndroidX and others from Maven, and those of Tauri and its plugins
//! in crates.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use roxmltree::Document;

use super::inputs::Inputs;
use super::java::extract;
use crate::cargo::packages;
use crate::files;
use crate::lane::folder;

/// A library with what it consists of.
#[derive(Default)]
pub(super) struct Library {
    pub name: String,
    /// Package of its `R` class.
    pub package: Option<String>,
    pub classes: Option<PathBuf>,
    /// Folder with Kotlin sources.
    pub kotlin: Option<PathBuf>,
    pub manifest: Option<PathBuf>,
    pub resources: Option<PathBuf>,
    /// Rules for R8.
    pub rules: Option<PathBuf>,
    /// `R.txt`, the list of resources that the library's code uses.
    pub symbols: Option<PathBuf>,
}

/// The libraries of Maven packages: Android archives are unpacked, jars used as they are.
pub(super) fn unpack(packages: &[PathBuf]) -> Result<Vec<Library>> {
    packages.iter().map(|package| of_package(package)).collect()
}

fn of_package(package: &Path) -> Result<Library> {
    let name =
        package.file_stem().and_then(|name| name.to_str()).context("a package has no name")?.to_owned();
    if package.extension().is_some_and(|extension| extension == "jar") {
        return Ok(Library { name, classes: Some(package.to_owned()), ..Library::default() });
    }
    let unpacked = folder("libraries")?.join(&name);
    let stamp = folder("libraries")?.join(format!("{name}.made-of"));
    Inputs::default().text(package).run_if_changed(&stamp, || extract(package, &[], &unpacked))?;
    let part = |path: &str| Some(unpacked.join(path)).filter(|part| part.exists());
    let manifest = part("AndroidManifest.xml");
    Ok(Library {
        name,
        package: manifest.as_deref().map(package_of).transpose()?.flatten(),
        classes: part("classes.jar"),
        kotlin: None,
        resources: part("res"),
        rules: part("proguard.txt"),
        symbols: part("R.txt"),
        manifest,
    })
}

fn package_of(manifest: &Path) -> Result<Option<String>> {
    let text = files::read(manifest)?;
    let document = Document::parse(&text).with_context(|| format!("{} is no XML", manifest.display()))?;
    Ok(document.root_element().attribute("package").map(str::to_owned))
}

/// The libraries in the crates of the app on Android, where cargo unpacked them.
pub(super) fn in_crates() -> Result<Vec<Library>> {
    let mut libraries = Vec::new();
    for (name, folder) in packages()? {
        for folder in ["android", "mobile/android"].map(|path| folder.join(path)) {
            let part = |path: &str| Some(folder.join(path)).filter(|part| part.exists());
            let Some(manifest) = part("src/main/AndroidManifest.xml") else { continue };
            libraries.push(Library {
                name: name.clone(),
                package: Some(namespace(&folder)?),
                kotlin: part("src/main/java"),
                manifest: Some(manifest),
                resources: part("src/main/res"),
                rules: part("consumer-rules.pro"),
                ..Library::default()
            });
        }
    }
    Ok(libraries)
}

/// Namespace in a library's Gradle file.
fn namespace(folder: &Path) -> Result<String> {
    let gradle = files::read(&folder.join("build.gradle.kts"))?;
    let (_, after) = gradle.split_once("namespace = \"").context("a library has no namespace")?;
    Ok(after.split('"').next().unwrap_or_default().to_owned())
}

/// Classes of all libraries.
pub(super) fn classes(libraries: &[Library]) -> Vec<PathBuf> {
    libraries.iter().filter_map(|library| library.classes.clone()).collect()
}
