//! `cargo xtask test`: runs every test in a session with its own keystore, then the rules for the
//! phone projects and the lanes. The last line counts all results.

mod release;
mod tally;

use anyhow::{Result, bail};

use crate::cargo::cargo;
use crate::children;
use crate::lane::{self, Lane};
use crate::{gallery, mobile_check, session, setup, ui};
pub(crate) use tally::Tally;

/// Arguments that select every package, and the window with the interface embedded.
pub(crate) const EVERYTHING: &[&str] = &["--workspace", "--features", "finago-key/custom-protocol"];

/// Runs all tests. Fails if one fails, if none ran, or if a lane of `required` did not run.
pub(crate) fn run(required: &[Lane]) -> Result<()> {
    setup::testing()?;
    if let Err(error) = setup::phones() {
        println!("What phones need cannot be installed, so their lanes do not run: {error:#}");
    }
    gallery::fetch_axe()?;
    ui::bundle()?;
    // Tests and the programs that they start are built together, with the same features.
    children::run("building the tests", cargo("build --bins --tests").args(EVERYTHING))?;
    release::insecure_release_does_not_compile()?;

    let mut tests = session::with_keystore(cargo("test --no-fail-fast").args(EVERYTHING))?;
    let mut tally = Tally::default();
    let status = tally.run("testing", &mut tests)?;

    println!("\nRules for the phones' projects");
    mobile_check::rules(&mut tally)?;
    lane::run_all(required, &mut tally);

    println!("\n{tally}");
    if !status.success() || !tally.is_success() {
        bail!("not everything passed; what failed stands above");
    }
    Ok(())
}
