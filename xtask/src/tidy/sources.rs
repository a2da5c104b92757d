//! The Rust files that belong to the repository.

use std::path::PathBuf;

use crate::cargo::workspace;
use crate::files;

/// Folders of what is built, fetched or generated.
const FOREIGN: &[&str] = &["target", "node_modules", "gen", ".git"];

/// Returns every Rust file below `folder` of the workspace.
pub(super) fn below(folder: &str) -> Vec<PathBuf> {
    let files = files::below_except(&workspace().join(folder), FOREIGN).unwrap();
    files::with_extension(&files, "rs").cloned().collect()
}
