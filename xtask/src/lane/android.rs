//! Lane `android`: the tests of the Rust code, compiled for Android and run on this machine, so
//! that Android's standard library and every `cfg(target_os = "android")` are executed.

use std::process::Command;

use anyhow::{Result, bail};

use super::{folder, linker};
use crate::test::Tally;
use crate::ui;

/// Packages without a window. All of their tests run.
const WINDOWLESS: &[&str] = &["key-protocol", "key-messages", "key-view", "key-core", "key-backend-client"];

/// Tests of the shell that need neither a window nor a Java virtual machine.
const SHELL_TESTS: &[&str] = &["adapters::vault", "adapters::device", "address", "links", "tests::focus"];

/// Property tests of faults on disk and in the keystore. Skipped: they take minutes and do not
/// depend on the platform.
const SKIPPED: &str = "adapters::vault::tests::faults";

/// Runs the tests and counts them.
pub(super) fn run(tally: &mut Tally) -> Result<()> {
    let generated = folder("generated")?;
    let mut pure = linker::cargo_for_android("test --no-fail-fast", &generated)?;
    pure.args(WINDOWLESS.iter().flat_map(|package| ["--package", package]));
    count("testing for Android", &mut pure, tally)?;

    ui::bundle()?;
    let shell = "test --no-fail-fast --package finago-shell --lib --features custom-protocol";
    let mut shell = linker::cargo_for_android(shell, &generated)?;
    count("testing the shell for Android", shell.args(["--", "--skip", SKIPPED]).args(SHELL_TESTS), tally)
}

fn count(what: &str, tests: &mut Command, tally: &mut Tally) -> Result<()> {
    // The temporary folder of Android does not exist on this machine.
    tests.env("TMPDIR", std::env::temp_dir());
    let before = tally.ran();
    let status = tally.run(what, tests)?;
    if tally.ran() == before || !status.success() && tally.is_success() {
        bail!("{what}: the tests ended without a word");
    }
    Ok(())
}
