//! Repeats a build step only if its inputs changed.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// Hash of all inputs of a build step.
#[derive(Clone, Default)]
pub(super) struct Inputs(DefaultHasher);

impl Inputs {
    /// Adds a text: a version, an argument, or the path of a package, which contains its version.
    pub(super) fn text(mut self, word: impl AsRef<std::ffi::OsStr>) -> Self {
        word.as_ref().hash(&mut self.0);
        self
    }

    /// Adds packages by their paths.
    pub(super) fn packages(self, packages: &[PathBuf]) -> Self {
        packages.iter().fold(self, Self::text)
    }

    /// Adds the content of a file.
    pub(super) fn file(mut self, file: &Path) -> Result<Self> {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        (file, bytes).hash(&mut self.0);
        Ok(self)
    }

    /// Adds the content of every file below a folder, if there is such a folder.
    pub(super) fn folder(self, folder: &Path) -> Result<Self> {
        files_below(folder)?.iter().try_fold(self, |inputs, file| inputs.file(file))
    }

    /// Runs `make` unless `stamp` records the same inputs.
    pub(super) fn run_if_changed(self, stamp: &Path, make: impl FnOnce() -> Result<()>) -> Result<()> {
        if self.match_stamp(stamp) {
            return Ok(());
        }
        let _ = fs::remove_file(stamp);
        make()?;
        fs::write(stamp, self.digest()).with_context(|| format!("cannot write {}", stamp.display()))
    }

    /// Whether `stamp` records the same inputs.
    pub(super) fn match_stamp(&self, stamp: &Path) -> bool {
        fs::read_to_string(stamp).is_ok_and(|digest| digest == self.digest())
    }

    fn digest(&self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

/// Every file below `folder`, sorted; empty if the folder does not exist.
pub(super) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop().filter(|next| next.is_dir()) {
        for entry in fs::read_dir(&next).with_context(|| format!("cannot read {}", next.display()))? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// Those of `files` that have this extension.
pub(super) fn with_extension<'a>(
    files: &'a [PathBuf],
    extension: &'a str,
) -> impl Iterator<Item = &'a PathBuf> {
    files.iter().filter(move |file| file.extension().is_some_and(|found| found == extension))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn step_runs_again_only_after_a_change() {
        let folder = tempfile::tempdir().unwrap();
        let (source, stamp) = (folder.path().join("a.kt"), folder.path().join("stamp"));
        let done = Cell::new(0);
        let step = |word: &str| {
            let inputs = Inputs::default().text(word).folder(folder.path().join("src").as_path()).unwrap();
            inputs.file(&source).unwrap().run_if_changed(&stamp, || {
                done.set(done.get() + 1);
                Ok(())
            })
        };
        fs::write(&source, "one").unwrap();
        step("x").unwrap();
        step("x").unwrap();
        assert_eq!(done.get(), 1);
        fs::write(&source, "two").unwrap();
        step("x").unwrap();
        step("y").unwrap();
        assert_eq!(done.get(), 3);
    }

    #[test]
    fn failed_step_runs_again() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = folder.path().join("stamp");
        assert!(Inputs::default().run_if_changed(&stamp, || anyhow::bail!("no")).is_err());
        let done = Cell::new(false);
        Inputs::default()
            .run_if_changed(&stamp, || {
                done.set(true);
                Ok(())
            })
            .unwrap();
        assert!(done.get());
    }
}
