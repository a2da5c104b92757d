//! Embeds the certificate authorities that this build trusts, if it is for a backend with a private
//! authority.
#![allow(clippy::disallowed_methods, reason = "a build script reads the environment and writes files")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Environment variable with the absolute path of a PEM file of authorities. If unset, Mozilla's
/// authorities are trusted.
const ROOTS: &str = "FINAGO_KEY_ROOTS";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={ROOTS}");
    let roots = match env::var_os(ROOTS) {
        Some(path) => read(Path::new(&path))?,
        None => String::new(),
    };
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("roots.pem"), roots)?;
    Ok(())
}

fn read(path: &Path) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", path.display());
    if path.is_relative() {
        return Err(format!("{ROOTS} takes the whole path of a file, not {}", path.display()).into());
    }
    let text = fs::read_to_string(path).map_err(|why| format!("{ROOTS} is {}: {why}", path.display()))?;
    // Any other error in the file stops the app at its start, but a file without a certificate
    // would silently make it trust Mozilla's authorities.
    if !text.contains("-----BEGIN CERTIFICATE-----") {
        return Err(format!("{ROOTS} is {}, which holds no certificate", path.display()).into());
    }
    Ok(text)
}
