//! `cargo xtask mobile-check`: checks the phone apps without a phone or its tools. The app is
//! type-checked for both platforms, their projects are checked by rules, and the Android project is
//! compared with Tauri's template.

mod code;
mod project;
mod select;
mod table;
mod template;
mod types;

use anyhow::Result;

use crate::test::Tally;
use crate::{licences, setup};
use project::Project;

/// Runs all checks and prints how many passed and failed.
pub(crate) fn run() -> Result<()> {
    setup::phones()?;
    let mut tally = Tally::default();
    rules(&mut tally)?;
    template(&mut tally)?;
    types(&mut tally)?;
    println!("\n{tally}");
    anyhow::ensure!(tally.is_success(), "not everything passed; what failed stands above");
    Ok(())
}

/// Checks the projects against the rules, which needs no tools.
pub(crate) fn rules(tally: &mut Tally) -> Result<()> {
    let project = Project::unchanged()?;
    for rule in table::rules()? {
        report(tally, &rule.requirement, rule.holds(&project));
    }
    report(tally, "the app shows the licences of what is built into it", licences::are_current());
    Ok(())
}

/// Checks the merged manifest against its rules, and that each of their changes breaks them.
pub(crate) fn merged_manifest(tally: &mut Tally) -> Result<()> {
    let project = Project::unchanged()?;
    for rule in table::merged()? {
        let outcome = rule.holds(&project).and_then(|()| table::ensure_changes_break(&rule));
        report(tally, &format!("merged manifest: {}", rule.requirement), outcome);
    }
    Ok(())
}

/// Compares the Android project with Tauri's template, which comes from npm.
pub(crate) fn template(tally: &mut Tally) -> Result<()> {
    let template = template::write()?;
    report(
        tally,
        "the Android project differs from Tauri's template where it is meant to",
        template::check(&template),
    );
    Ok(())
}

/// Checks types and lints for both platforms.
pub(crate) fn types(tally: &mut Tally) -> Result<()> {
    types::check_all(|what, outcome| report(tally, what, outcome));
    Ok(())
}

fn report(tally: &mut Tally, what: &str, outcome: Result<()>) {
    tally.count(outcome.is_ok());
    match outcome {
        Ok(()) => println!("{what} ... ok"),
        Err(error) => println!("{what} ... FAILED\n  {error:#}"),
    }
}
