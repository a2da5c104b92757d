//! `cargo xtask bench`: measures the release build of the window. The figures are printed and
//! written to `target/bench.json`.

use anyhow::Result;

use crate::cargo::{cargo, target};
use crate::{children, session, setup, ui};

/// Builds everything in release mode, which takes minutes, and runs the measurements.
pub(crate) fn run() -> Result<()> {
    setup::driving()?;
    let bundle = ui::bundle()?;
    children::run(
        "building the window as it is shipped, and an empty one",
        cargo("build --release --package finago-key --package empty-window")
            .args(["--features", "finago-key/custom-protocol,empty-window/custom-protocol"])
            // A release build requires a backend address; the measurements contact no backend.
            .env("FINAGO_KEY_BACKEND", "https://key.example"),
    )?;
    children::run("building the measurements", &mut cargo("build --profile measured --package bench"))?;

    let mut measure = std::process::Command::new(target("measured/bench"));
    measure
        .arg(target("release/finago-key"))
        .arg(target("release/empty-window"))
        .arg(bundle)
        .arg(target("bench.json"));
    children::run("measuring", &mut session::with_keystore(&measure)?)
}
