//! `cargo xtask test`: every test there is, in a session of its own with a keystore of its own, then the rules for the phones' projects and
//! the lanes, and one line at the end that counts all of it.

mod release;
mod tally;

use anyhow::{Result, bail};

use crate::cargo::cargo;
use crate::children;
use crate::lane::{self, Lane};
use crate::{gallery, mobile_check, session, setup, ui};
pub(crate) use tally::Tally;

/// What is built and run: the window as it is shipped, with the interface inside.
pub(crate) const EVERYTHING: &[&str] = &["--workspace", "--features", "finago-key/custom-protocol"];

/// Runs all tests; fails when one fails or none ran, or when a lane of `required` did not run.
pub(crate) fn run(required: &[Lane]) -> Result<()> {
    setup::testing()?;
    if let Err(error) = setup::phones() {
        println!("What phones need cannot be installed, so their lanes do not run: {error:#}");
    }
    gallery::fetch_axe()?;
    ui::bundle()?;
    // One build for tests and for the programs that they start.
    children::run("building the tests", cargo(&["build", "--bins", "--tests"]).args(EVERYTHING))?;
    release::refuses_the_open()?;

    let mut tests = session::with_keystore(cargo(&["test", "--no-fail-fast"]).args(EVERYTHING))?;
    let mut tally = Tally::default();
    let status = tally.listen("testing", &mut tests)?;

    println!("\nRules for the phones' projects");
    mobile_check::rules(&mut tally);
    lane::run_all(required, &mut tally);

    println!("\n{tally}");
    if !status.success() || !tally.is_good() {
        bail!("not everything passed; what failed stands above");
    }
    Ok(())
}
