//! Takes in the certificate authorities that this build believes, where it is for a backend that has its own.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Names a PEM file with the authorities; without it, Mozilla's are believed.
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
    // Whatever else is wrong with it, the app would say by not starting; without any, it would believe everybody that Mozilla does.
    if !text.contains("-----BEGIN CERTIFICATE-----") {
        return Err(format!("{ROOTS} is {}, which holds no certificate", path.display()).into());
    }
    Ok(text)
}
