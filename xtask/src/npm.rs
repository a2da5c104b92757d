//! Programs and scripts that only npm has, each with a pinned version in a folder of its own. None
//! is part of the product.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::cargo::target;
use crate::{children, files};

/// Folder of the npm package `package` (`name@version`), downloaded if the file `marker` is not in
/// it.
pub(crate) fn package(package: &str, marker: &str) -> Result<PathBuf> {
    let prefix = target("npm").join(package.replace(['@', '/'], ""));
    let folder = prefix.join("node_modules");
    if folder.join(marker).is_file() {
        return Ok(folder);
    }
    files::make_folder(&prefix)?;
    let mut fetch = Command::new("npm");
    fetch.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]);
    fetch.arg(&prefix).arg(package);
    children::output("asking npm", &mut fetch)?;
    Ok(folder)
}
