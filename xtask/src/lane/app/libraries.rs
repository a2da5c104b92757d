//! Unpacks the libraries of the app: AndroidX and others, archives with classes, resources, a
//! manifest and rules for R8.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use roxmltree::Document;

use super::inputs::Inputs;
use super::java::extract;
use crate::lane::folder;

/// An unpacked library.
pub(super) struct Library {
    pub name: String,
    /// Classes of the library; `None` if it has only resources.
    pub classes: Option<PathBuf>,
    /// Folder with manifest, resources and rules; `None` if the library is a plain jar.
    folder: Option<PathBuf>,
}

impl Library {
    pub(super) fn manifest(&self) -> Option<PathBuf> {
        self.file("AndroidManifest.xml")
    }

    pub(super) fn resources(&self) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join("res")).filter(|folder| folder.is_dir())
    }

    pub(super) fn rules(&self) -> Option<PathBuf> {
        self.file("proguard.txt")
    }

    /// `R.txt`, the list of resources that the library's code uses.
    pub(super) fn symbols(&self) -> Option<PathBuf> {
        self.file("R.txt")
    }

    /// Package of the generated `R` class.
    pub(super) fn package(&self) -> Result<Option<String>> {
        let Some(manifest) = self.manifest() else { return Ok(None) };
        let text = std::fs::read_to_string(&manifest).context("cannot read a manifest")?;
        let document = Document::parse(&text).with_context(|| format!("{} is no XML", manifest.display()))?;
        Ok(document.root_element().attribute("package").map(str::to_owned))
    }

    fn file(&self, name: &str) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(name)).filter(|file| file.is_file())
    }
}

/// Unpacks every Android archive of `packages`; jars are used as they are.
pub(super) fn unpack(packages: &[PathBuf]) -> Result<Vec<Library>> {
    packages.iter().map(|package| one(package)).collect()
}

fn one(package: &Path) -> Result<Library> {
    let name =
        package.file_stem().and_then(|name| name.to_str()).context("a package has no name")?.to_owned();
    if package.extension().is_some_and(|extension| extension == "jar") {
        return Ok(Library { name, classes: Some(package.to_owned()), folder: None });
    }
    let unpacked = folder("libraries")?.join(&name);
    let stamp = folder("libraries")?.join(format!("{name}.made-of"));
    Inputs::default().text(package).run_if_changed(&stamp, || extract(package, &[], &unpacked))?;
    let classes = Some(unpacked.join("classes.jar")).filter(|classes| classes.is_file());
    Ok(Library { name, classes, folder: Some(unpacked) })
}

/// Classes of all libraries.
pub(super) fn classes(libraries: &[Library]) -> Vec<PathBuf> {
    libraries.iter().filter_map(|library| library.classes.clone()).collect()
}
