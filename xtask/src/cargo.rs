//! Where the workspace lies, and cargo as every command here calls it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder that holds the workspace's `Cargo.toml`.
pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// A path in the `target` folder, whatever the person's own settings call theirs: what is built here is looked for here.
pub(crate) fn target(path: &str) -> PathBuf {
    workspace().join("target").join(path)
}

/// `cargo <arguments>`, in the workspace.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(workspace()).env("CARGO_TARGET_DIR", target(""));
    for (name, _) in std::env::vars_os() {
        if is_of_the_cargo_that_runs_us(&name) {
            command.env_remove(name);
        }
    }
    command
}

/// Whether a variable is none of the person's. A build script that watches one of them would be run again for nothing, each time that a person
/// changes between these commands and plain cargo.
pub(crate) fn is_of_the_cargo_that_runs_us(name: &OsStr) -> bool {
    let is_ours = |name: &str| {
        name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "LD_LIBRARY_PATH"
    };
    name.to_str().is_some_and(is_ours)
}

/// Builds what a person can look at: the mock, the app in its window and as a page, and the player of the story. Always all of it, because
/// cargo would build half of the dependencies anew for another selection.
pub(crate) fn build_the_product() -> Command {
    cargo(&[
        "build",
        "--bins",
        "--package",
        "backend-mock",
        "--package",
        "finago-key",
        "--package",
        "stories",
        "--features",
        "finago-key/custom-protocol",
    ])
}
