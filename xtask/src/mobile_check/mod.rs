//! `cargo xtask mobile-check`: what can be known of the phones' apps without a phone or its tools. The app is type-checked for both, their
//! projects are held against rules, and what Tauri's template would write is compared with what is here.

mod init;
mod packages;
mod project;
mod rule;
mod rules;
mod template;
mod types;

use anyhow::Result;

use crate::cargo::workspace;
use crate::test::Tally;
use crate::{licences, setup};
use project::Project;

/// Checks by itself and says how many checks passed and failed.
pub(crate) fn run() -> Result<()> {
    setup::phones()?;
    let mut tally = Tally::default();
    rules(&mut tally);
    template(&mut tally)?;
    types(&mut tally)?;
    println!("\n{tally}");
    anyhow::ensure!(tally.is_good(), "not everything passed; what failed stands above");
    Ok(())
}

/// Holds the projects against the rules, which takes no tool.
pub(crate) fn rules(tally: &mut Tally) {
    let project = Project::in_folder(workspace());
    for rule in rules::all() {
        say(tally, &format!("{} {}", rule.control, rule.says), (rule.holds)(&project));
    }
    say(tally, "the app shows the licences of what is built into it", licences::are_current());
}

/// Compares the Android project with Tauri's template, which only npm has.
pub(crate) fn template(tally: &mut Tally) -> Result<()> {
    let template = init::template()?;
    say(
        tally,
        "the Android project differs from Tauri's template where it is meant to",
        init::check(&template),
    );
    Ok(())
}

/// Checks types and lints for both phones.
pub(crate) fn types(tally: &mut Tally) -> Result<()> {
    for check in types::CHECKS {
        say(tally, &check.to_string(), check.run());
    }
    Ok(())
}

fn say(tally: &mut Tally, what: &str, outcome: Result<()>) {
    tally.count(outcome.is_ok());
    match outcome {
        Ok(()) => println!("{what} ... ok"),
        Err(error) => println!("{what} ... FAILED\n  {error:#}"),
    }
}
