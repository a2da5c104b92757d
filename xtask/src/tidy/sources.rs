//! The Rust files that belong to the repository.

use std::path::{Path, PathBuf};

use crate::cargo::workspace;

/// Folders of what is built, fetched or generated.
const FOREIGN: &[&str] = &["target", "node_modules", "gen", ".git"];

/// Returns every Rust file below `folder` of the workspace.
pub(super) fn below(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(&workspace().join(folder), &mut files);
    files.sort();
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !path.is_symlink() && !FOREIGN.contains(&name.as_str()) {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
