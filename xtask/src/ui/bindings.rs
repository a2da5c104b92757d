//! Generates the JavaScript around the WebAssembly module with wasm-bindgen's library: nothing has
//! to be installed, and `Cargo.lock` pins its version.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context as _, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::cargo::workspace;

/// Writes `app.js` and `app_bg.wasm` into `dist`, unless they are newer than `module`.
pub(super) fn generate(module: &Path, dist: &Path) -> Result<()> {
    if modified(&dist.join("app_bg.wasm")).is_some_and(|bundle| Some(bundle) > modified(module)) {
        return Ok(());
    }
    let lock = workspace().join("Cargo.lock");
    ensure_same_version(
        &fs::read_to_string(&lock).with_context(|| format!("cannot read {}", lock.display()))?,
    )?;
    Bindgen::new()
        .input_path(module)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(dist)
        .with_context(|| format!("cannot make JavaScript for {}", module.display()))
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

/// Checks that the module and the library have one version: they exchange data in a private format
/// of that version.
fn ensure_same_version(lock: &str) -> Result<()> {
    let (module, library) =
        (locked_version(lock, "wasm-bindgen"), locked_version(lock, "wasm-bindgen-cli-support"));
    ensure!(
        module.is_some() && module == library,
        "the interface is compiled with wasm-bindgen {}, but read with wasm-bindgen-cli-support {}: \
         give both one version in Cargo.toml",
        module.unwrap_or("(none)"),
        library.unwrap_or("(none)"),
    );
    Ok(())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let entry = format!("name = \"{package}\"\nversion = \"");
    let (_, after) = lock.split_once(&entry)?;
    after.split_once('"').map(|(version, _)| version)
}

#[cfg(test)]
mod tests {
    use super::ensure_same_version;

    #[test]
    fn lock_file_has_one_version() {
        ensure_same_version(include_str!("../../../Cargo.lock")).unwrap();
    }

    #[test]
    fn different_versions_are_named() {
        let lock = "name = \"wasm-bindgen\"\nversion = \"0.2.1\"\n\nname = \"wasm-bindgen-cli-support\"\nversion = \"0.2.2\"\n";
        let error = ensure_same_version(lock).unwrap_err().to_string();
        assert!(error.contains("wasm-bindgen 0.2.1") && error.contains("cli-support 0.2.2"), "{error}");
    }
}
