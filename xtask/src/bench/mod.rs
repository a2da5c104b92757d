//! `cargo xtask bench`: what it costs. The window is measured as it is shipped. The figures are printed and written to `target/bench.json`.

use anyhow::Result;

use crate::cargo::{cargo, target};
use crate::{children, session, setup, ui};

/// Builds for release, which takes its time, and measures.
pub(crate) fn run() -> Result<()> {
    setup::driving()?;
    let bundle = ui::bundle()?;
    children::run(
        "building the window as it is shipped, and an empty one",
        cargo(&["build", "--release", "--package", "finago-key", "--package", "empty-window"])
            .args(["--features", "finago-key/custom-protocol,empty-window/custom-protocol"])
            // A release is for one backend. What is measured talks to none.
            .env("FINAGO_KEY_BACKEND", "https://key.example"),
    )?;
    children::run(
        "building the measurements",
        &mut cargo(&["build", "--profile", "measured", "--package", "bench"]),
    )?;

    let mut measure = std::process::Command::new(target("measured/bench"));
    measure
        .arg(target("release/finago-key"))
        .arg(target("release/empty-window"))
        .arg(bundle)
        .arg(target("bench.json"));
    children::run("measuring", &mut session::with_keystore(&measure)?)
}
