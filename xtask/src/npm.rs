//! Programs and scripts that only npm has, each in a version of its own and a folder of its own. None of them is part of the product.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cargo::target;
use crate::children;

/// The folder that npm puts `package` (`name@version`) into. It is fetched where `sign`, a file in there, is not there yet.
pub(crate) fn package(package: &str, sign: &str) -> Result<PathBuf> {
    let prefix = target("npm").join(package.replace(['@', '/'], ""));
    let folder = prefix.join("node_modules");
    if folder.join(sign).is_file() {
        return Ok(folder);
    }
    fs::create_dir_all(&prefix).with_context(|| format!("cannot create {}", prefix.display()))?;
    let mut fetch = Command::new("npm");
    fetch.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]);
    fetch.arg(&prefix).arg(package);
    children::said_only_if_it_fails("asking npm", &mut fetch)?;
    Ok(folder)
}
