//! Lane `android`: the tests of the Rust code, compiled for Android and run on this machine, so that Android's standard library and every
//! `cfg(target_os = "android")` are executed.

use std::process::Command;

use anyhow::{Result, bail};

use super::{folder, linker};
use crate::test::Tally;

/// The packages without a window: all of their tests run.
const PURE: &[&str] = &["key-protocol", "key-messages", "key-view", "key-core", "key-backend-client"];

/// The shell's tests that need no window and no Java virtual machine.
const OF_THE_SHELL: &[&str] = &["adapters::vault", "adapters::device", "address", "links", "tests::focus"];

/// Minutes of faults on a disk and in a keystore that are played: nothing in there asks the platform anything.
const PLAYED: &str = "adapters::vault::tests::faults";

/// Runs the tests and counts them.
pub(super) fn run(tally: &mut Tally) -> Result<()> {
    let mut pure = vec!["test", "--no-fail-fast"];
    for package in PURE {
        pure.extend(["--package", package]);
    }
    let generated = folder("generated")?;
    count("testing for Android", &mut linker::cargo_for_android(&pure, &generated)?, tally)?;

    super::interface()?;
    let mut shell = linker::cargo_for_android(
        &["test", "--no-fail-fast", "--package", "finago-key", "--lib", "--features", "custom-protocol"],
        &generated,
    )?;
    count("testing the shell for Android", shell.args(["--", "--skip", PLAYED]).args(OF_THE_SHELL), tally)
}

fn count(what: &str, tests: &mut Command, tally: &mut Tally) -> Result<()> {
    // Android's own folder for this is not on this machine.
    tests.env("TMPDIR", std::env::temp_dir());
    let before = tally.ran();
    let status = tally.listen(what, tests)?;
    if tally.ran() == before || !status.success() && tally.is_good() {
        bail!("{what}: the tests ended without a word");
    }
    Ok(())
}
