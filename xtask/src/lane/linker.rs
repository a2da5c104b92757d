//! Compiles for Android without its NDK: a custom linker makes Android programs run on glibc, with
//! the replacements for bionic, liblog and libandroid in `tests/android/link`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cargo::{cargo, target, workspace};
use crate::setup::ANDROID_HERE;
use crate::{children, files};

use super::folder;

/// Compiles the replacements for Android's libraries and returns their folder.
pub(super) fn libraries() -> Result<PathBuf> {
    let folder = folder("link")?;
    let bionic = compile(&["-c", "-fvisibility=hidden"], &["bionic.c"], &folder.join("bionic.o"))?;
    let android = compile(&["-shared", "-lpthread"], &["looper.c", "log.c"], &folder.join("libandroid.so"))?;
    if bionic || android {
        remove_stale_links()?;
    }
    Ok(folder)
}

/// Removes what was linked with an older object: cargo does not track these objects, but links
/// again what is missing.
fn remove_stale_links() -> Result<()> {
    let Ok(files) = fs::read_dir(target("mobile").join(ANDROID_HERE).join("debug/deps")) else {
        return Ok(());
    };
    for file in files.flatten().map(|entry| entry.path()) {
        if file.extension().is_none_or(|extension| extension == "so") {
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
    }
    Ok(())
}

/// Compiles C sources of `tests/android/link`, unless the product is newer than all of them.
/// Returns whether it compiled.
pub(super) fn compile(arguments: &[&str], sources: &[&str], product: &Path) -> Result<bool> {
    let sources: Vec<_> = sources.iter().map(|source| sources_folder().join(source)).collect();
    let compiled = files::modified(product);
    if compiled.is_some() && sources.iter().all(|source| files::modified(source) < compiled) {
        return Ok(false);
    }
    let mut compiler = Command::new("cc");
    compiler.args(["-O1", "-fPIC", "-Wall", "-Wextra", "-Werror", "-o"]).arg(product);
    compiler.args(&sources).args(arguments);
    children::run("compiling the replacements for Android's libraries", &mut compiler)?;
    Ok(true)
}

fn sources_folder() -> PathBuf {
    workspace().join("tests/android/link")
}

/// `cargo <arguments>` for Android on this machine's processor; the programs run here.
pub(super) fn cargo_for_android(arguments: &str, generated: &Path) -> Result<Command> {
    let libraries = libraries()?;
    let mut command = cargo(arguments);
    command.args(["--target", ANDROID_HERE]).env("CARGO_TARGET_DIR", target("mobile"));
    command.env("CARGO_TARGET_X86_64_LINUX_ANDROID_LINKER", sources_folder().join("linker.sh"));
    command.env("PHONE_LIBRARIES", libraries);
    command.env("CC_x86_64_linux_android", "clang").env("AR_x86_64_linux_android", "ar");
    command.env("CFLAGS_x86_64_linux_android", "--target=x86_64-unknown-linux-gnu");
    // Set by the Tauri CLI in a normal build: wry generates Kotlin while it is compiled.
    files::make_folder(generated)?;
    command.env("WRY_ANDROID_PACKAGE", "fi.finago.key").env("WRY_ANDROID_LIBRARY", "finago_key");
    command.env("WRY_ANDROID_KOTLIN_FILES_OUT_DIR", generated);
    Ok(command)
}
