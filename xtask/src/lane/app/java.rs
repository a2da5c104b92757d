//! Programs of the JDK, and programs written in Java.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::{children, files};

/// `java` with `classpath`, ready for a main class and its arguments.
pub(super) fn java(classpath: &[PathBuf], heap: &str) -> Result<Command> {
    let mut java = Command::new("java");
    java.arg(format!("-Xmx{heap}")).arg("-cp").arg(joined(classpath)?);
    Ok(java)
}

/// `paths` as one argument of the JDK.
pub(super) fn joined(paths: &[PathBuf]) -> Result<std::ffi::OsString> {
    std::env::join_paths(paths).context("a path has a colon in it")
}

/// Extracts `files` of an archive, or all of it, into `folder`.
pub(super) fn extract(archive: &Path, files: &[&str], folder: &Path) -> Result<()> {
    files::make_folder(folder)?;
    let mut jar = Command::new("jar");
    jar.arg("--extract").arg("--file").arg(archive).args(files).current_dir(folder);
    children::run("unpacking", &mut jar)
}

/// Folder of the JDK, which contains its headers.
pub(super) fn jdk() -> Result<PathBuf> {
    let javac = files::in_path("javac")
        .context("there is no javac")?
        .canonicalize()
        .context("javac leads nowhere")?;
    let jdk = javac.parent().and_then(Path::parent).context("javac is in no JDK")?;
    Ok(jdk.to_owned())
}
