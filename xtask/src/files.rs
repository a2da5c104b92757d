//! Reads, writes and lists files; every error names the path.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context as _, Result};

/// Path of a program in the search path.
pub(crate) fn in_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Text of a file.
pub(crate) fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

/// Writes a file, and its folder if that is missing.
pub(crate) fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    make_folder(file.parent().unwrap_or(Path::new(".")))?;
    fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))
}

/// Writes a file unless it has this content already, so that nothing is built again.
pub(crate) fn write_if_changed(file: &Path, content: &str) -> Result<()> {
    if fs::read_to_string(file).is_ok_and(|present| present == content) {
        Ok(())
    } else {
        write(file, content)
    }
}

/// Time of the last change of a file; `None` if there is no such file.
pub(crate) fn modified(file: &Path) -> Option<SystemTime> {
    file.metadata().and_then(|metadata| metadata.modified()).ok()
}

/// Makes a folder unless it is there.
pub(crate) fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
}

/// Makes a folder with nothing in it.
pub(crate) fn make_empty_folder(folder: &Path) -> Result<()> {
    let _ = fs::remove_dir_all(folder);
    make_folder(folder)
}

/// Every file below `folder`, sorted; none if the folder does not exist.
pub(crate) fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    below_except(folder, &[])
}

/// Every file below `folder`, sorted, except in folders called as one of `skipped`. Links to folders are not followed.
pub(crate) fn below_except(folder: &Path, skipped: &[&str]) -> Result<Vec<PathBuf>> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop().filter(|next| next.is_dir()) {
        for entry in fs::read_dir(&next).with_context(|| format!("cannot read {}", next.display()))? {
            let path = entry?.path();
            let is_skipped =
                path.file_name().is_some_and(|name| skipped.iter().any(|skipped| name == *skipped));
            if !path.is_dir() {
                found.push(path);
            } else if !is_skipped && !path.is_symlink() {
                folders.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Those of `files` that have this extension.
pub(crate) fn with_extension<'a>(
    files: &'a [PathBuf],
    extension: &'a str,
) -> impl Iterator<Item = &'a PathBuf> {
    files.iter().filter(move |file| file.extension().is_some_and(|found| found == extension))
}
