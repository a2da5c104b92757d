//! `cargo xtask audit`: checks dependencies by the rules in `deny.toml`. It needs the network, and
//! a new advisory can make it fail overnight, so it is not part of the tests.

use anyhow::Result;

use crate::cargo::cargo;
use crate::children;

/// Checks licences, versions and sources of dependencies, and known vulnerabilities if the advisory
/// database is reachable.
pub(crate) fn run() -> Result<()> {
    cargo_deny()?;
    let rules = check(&["bans", "licenses", "sources"]);
    let fetched = children::run("fetching the advisory database", &mut cargo("deny fetch db"));
    let advisories = match &fetched {
        Ok(()) => check(&["advisories"]),
        Err(_) => Ok(()),
    };
    if fetched.is_err() {
        println!("\nNOT checked: known holes. The advisory database cannot be reached from here.");
    }
    rules.and(advisories)?;
    println!("What was checked is as deny.toml wants it.");
    Ok(())
}

fn check(which: &[&str]) -> Result<()> {
    let mut check = cargo("deny check --hide-inclusion-graph");
    children::run("checking what comes in from elsewhere", check.args(which))
}

/// Installs `cargo deny` if it is missing.
fn cargo_deny() -> Result<()> {
    if children::succeeds(&mut cargo("deny --version")) {
        return Ok(());
    }
    let mut install = cargo("install cargo-deny --locked");
    // The tool's build must not go into this workspace's target folder.
    children::install("cargo-deny is not here yet", install.env_remove("CARGO_TARGET_DIR"))
}
