//! Repeats a build step only if its inputs changed.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::files;

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
    pub(super) fn packages<P: AsRef<Path>>(self, packages: impl IntoIterator<Item = P>) -> Self {
        packages.into_iter().fold(self, |inputs, package| inputs.text(package.as_ref()))
    }

    /// Adds the content of files; of a folder, that of every file below it.
    pub(super) fn files<P: AsRef<Path>>(mut self, paths: impl IntoIterator<Item = P>) -> Result<Self> {
        for path in paths {
            let path = path.as_ref();
            let files = if path.is_file() { vec![path.to_owned()] } else { files::below(path)? };
            for file in files {
                let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
                (file, bytes).hash(&mut self.0);
            }
        }
        Ok(self)
    }

    /// Runs `make` unless `stamp` records the same inputs.
    pub(super) fn run_if_changed(self, stamp: &Path, make: impl FnOnce() -> Result<()>) -> Result<()> {
        if self.match_stamp(stamp) {
            return Ok(());
        }
        let _ = fs::remove_file(stamp);
        make()?;
        files::write(stamp, self.digest())
    }

    /// Whether `stamp` records the same inputs.
    pub(super) fn match_stamp(&self, stamp: &Path) -> bool {
        fs::read_to_string(stamp).is_ok_and(|digest| digest == self.digest())
    }

    fn digest(&self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn step_runs_again_only_after_a_change_or_a_failure() {
        let folder = tempfile::tempdir().unwrap();
        let (source, stamp) = (folder.path().join("a.kt"), folder.path().join("stamp"));
        let done = Cell::new(0);
        let step = |word: &str| {
            let inputs = Inputs::default().text(word).files([folder.path().join("src"), source.clone()]);
            inputs.unwrap().run_if_changed(&stamp, || {
                done.set(done.get() + 1);
                anyhow::ensure!(word != "fails");
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
        step("fails").unwrap_err();
        step("fails").unwrap_err();
        assert_eq!(done.get(), 5);
    }
}
