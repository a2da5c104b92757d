//! Lanes: parts of the tests that need tools which may be missing. Each lane reports how many of
//! its tests ran, or why it did not run and which command installs what is missing. A lane that did
//! not run counts as skipped, never as passed.

mod android;
pub(crate) mod app;
mod linker;
mod memory;
pub(crate) mod webpush;

use std::fmt;

use anyhow::{Result, ensure};
use clap::ValueEnum;

use crate::cargo::target;
use crate::test::Tally;
use crate::{files, mobile_check, setup};

/// A part of the tests with tools of its own. The lanes run in this order.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(crate) enum Lane {
    /// The Android project, compared with Tauri's template
    Template,
    /// Sealed pushes, compared with programs from PyPI
    Webpush,
    /// Types and lints of the app for Android and iOS
    Types,
    /// Tests of the Rust code, compiled for Android and run on this machine
    Android,
    /// Stories of the Android app on Android's framework classes
    App,
    /// Search of a process that is as optimised as a release for secrets that outlived their act
    Memory,
}

impl Lane {
    /// The tools that the lane needs and this machine lacks.
    fn missing(self) -> Option<Missing> {
        setup::missing(self).or_else(|| match self {
            Self::Webpush => webpush::missing(),
            Self::App => app::missing(),
            Self::Memory => memory::missing(),
            _ => None,
        })
    }

    /// Runs the lane's tests and counts them. An error means that the tests could not start; it
    /// counts as a failure.
    fn run(self, tally: &mut Tally) -> Result<()> {
        match self {
            Self::Template => mobile_check::template(tally),
            Self::Webpush => webpush::run(tally),
            Self::Types => mobile_check::types(tally),
            Self::Android => android::run(tally),
            Self::App => app::run(&[], tally),
            Self::Memory => memory::run(tally),
        }
    }
}

impl fmt::Display for Lane {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_possible_value().map_or(Ok(()), |value| f.write_str(value.get_name()))
    }
}

/// A tool that this machine lacks, with the command that installs it.
#[derive(Debug, thiserror::Error)]
#[error("{what}; {command}")]
pub(crate) struct Missing {
    pub what: String,
    pub command: &'static str,
}

impl Missing {
    /// A tool that `cargo xtask setup --lanes` installs.
    pub(crate) fn installed_by_setup(what: impl Into<String>) -> Self {
        Self { what: what.into(), command: "cargo xtask setup --lanes" }
    }
}

/// Runs every lane and adds the results to `all`. A lane of `required` that does not run counts as
/// a failure.
pub(crate) fn run_all(required: &[Lane], all: &mut Tally) {
    for lane in Lane::value_variants() {
        println!("\nLane {lane}");
        let mut tally = Tally::default();
        let outcome = run_if_possible(*lane, &mut tally);
        all.add_lane(*lane, tally, outcome, required.contains(lane));
    }
}

fn run_if_possible(lane: Lane, tally: &mut Tally) -> Result<(), Missing> {
    if let Some(missing) = lane.missing() {
        return Err(missing);
    }
    match lane.run(tally) {
        Ok(()) => Ok(()),
        Err(error) => match error.downcast::<Missing>() {
            Ok(missing) => Err(missing),
            Err(error) => {
                println!("lane {lane} ... FAILED\n  {error:#}");
                tally.count(false);
                Ok(())
            }
        },
    }
}

/// `cargo xtask lane`: installs what the lane needs and runs it, or the chosen stories of lane
/// `app`.
pub(crate) fn run_one(lane: Lane, stories: &[String]) -> Result<()> {
    ensure!(stories.is_empty() || lane == Lane::App, "only lane app has stories to choose from");
    setup::lane(lane)?;
    let mut tally = Tally::default();
    match lane {
        Lane::App => app::run(stories, &mut tally)?,
        other => other.run(&mut tally)?,
    }
    println!("\nlane {lane}: ran {}\n{tally}", tally.ran());
    ensure!(tally.is_success(), "not everything passed; what failed stands above");
    Ok(())
}

/// Folder for the build products of the lanes.
fn folder(name: &str) -> Result<std::path::PathBuf> {
    let folder = target("android").join(name);
    files::make_folder(&folder)?;
    Ok(folder)
}
