//! Search for secrets in the files that a program leaves on disk.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use key_core::testing::Canaries;

/// Fails if any file below `folder`, other than `except`, contains one of `secrets`; the error
/// names the secret and the file. Also fails if there are too few files to be a profile or home
/// folder.
pub fn ensure_none(folder: &Path, secrets: &Canaries, except: Option<&Path>) -> Result<()> {
    let files = files(folder)?;
    ensure!(files.len() > 3, "{} holds too little: the engine keeps its files elsewhere", folder.display());
    for file in files.iter().filter(|file| Some(file.as_path()) != except) {
        match fs::read(file) {
            Ok(bytes) => {
                let found = secrets.found_in(&bytes);
                ensure!(found.is_none(), "{} is in {}", found.unwrap_or_default(), file.display());
            }
            // A running or exiting engine deletes temporary files meanwhile.
            Err(why) if why.kind() == ErrorKind::NotFound => {}
            Err(why) => return Err(why.into()),
        }
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // Sockets and symbolic links are skipped: a link may lead out of the folder.
        match entry.file_type()? {
            kind if kind.is_dir() => all.extend(files(&entry.path())?),
            kind if kind.is_file() => all.push(entry.path()),
            _ => {}
        }
    }
    Ok(all)
}
