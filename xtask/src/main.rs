//! `cargo xtask`: builds, runs, tests and measures the project, so that a machine needs only git
//! and Rust.
#![allow(clippy::print_stdout, reason = "talking to the person at the terminal is what this program is for")]

mod audit;
mod bench;
mod cargo;
mod children;
mod demo;
mod files;
mod gallery;
mod interrupt;
mod lane;
mod licences;
mod mobile_check;
mod mock;
mod npm;
mod phone;
mod session;
mod setup;
mod test;
#[cfg(test)]
mod tidy;
mod ui;

use std::process::ExitCode;

use clap::Parser;
use lane::Lane;
use phone::Phone;

/// Builds, shows, tests and measures Finago Key.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
enum Command {
    /// Installs what a fresh Debian or Ubuntu machine lacks, printing each command before it runs
    Setup {
        /// Also install what the stories of the Android app need: a JDK, Maven and 850 MB of
        /// packages
        #[arg(long)]
        lanes: bool,
    },
    /// Builds the interface into target/ui/dist
    Ui,
    /// Runs the whole product on this machine until Ctrl-C
    Demo {
        /// Delete the state of earlier demos
        #[arg(long)]
        fresh: bool,
        /// Run the main story unattended instead, and write screenshots to target/story
        #[arg(long, conflicts_with = "fresh")]
        story: bool,
    },
    /// Runs the app on an Android emulator or phone beside the mock, until Ctrl-C
    Android(Device),
    /// Runs the app in an iOS simulator beside the mock, until Ctrl-C
    Ios(Device),
    /// Takes a screenshot of every screen in every state, language, appearance and size, and writes
    /// a contact sheet to target/gallery
    Gallery {
        /// Only states whose names start with this: `settings`, `challenge-login`
        states: Vec<String>,
    },
    /// Runs every test
    Test {
        /// A lane that must run: if a tool for it is missing, the tests fail
        #[arg(long, value_name = "LANE")]
        require: Vec<Lane>,
    },
    /// Sets up one lane of the tests and runs it
    Lane {
        lane: Lane,
        /// Only stories of lane app whose names start with this; a single match prints its whole
        /// log
        stories: Vec<String>,
    },
    /// Checks the apps for Android and iOS as far as possible without a phone: types, rules, and
    /// differences from Tauri's template
    MobileCheck,
    /// Measures latency, sizes, start-up and memory of release builds
    Bench,
    /// Writes the list of third-party packages and their licences that the app shows
    Licences,
    /// Checks licences, versions and sources of dependencies, and known vulnerabilities if the
    /// advisory database is reachable
    Audit,
}

/// What the app runs on.
#[derive(clap::Args)]
struct Device {
    /// Emulator, phone or simulator to use; required if several are connected or booted
    device: Option<String>,
    /// Only say which tools are here and which are missing
    #[arg(long, conflicts_with = "device")]
    check: bool,
}

fn main() -> ExitCode {
    let outcome = interrupt::watch().and_then(|()| match Command::parse() {
        Command::Setup { lanes: false } => setup::everything().and_then(|()| gallery::fetch_axe()),
        Command::Setup { lanes: true } => setup::lanes().and_then(|()| gallery::fetch_axe()),
        Command::Ui => ui::bundle().map(drop),
        Command::Demo { story: true, .. } => demo::story(),
        Command::Demo { fresh, .. } => demo::run(fresh),
        Command::Android(Device { check: true, .. }) => phone::check(Phone::Android),
        Command::Android(Device { device, .. }) => phone::run(Phone::Android, device.as_deref()),
        Command::Ios(Device { check: true, .. }) => phone::check(Phone::Ios),
        Command::Ios(Device { device, .. }) => phone::run(Phone::Ios, device.as_deref()),
        Command::Gallery { states } => gallery::run(&states),
        Command::Test { require } => test::run(&require),
        Command::Lane { lane, stories } => lane::run_one(lane, &stories),
        Command::MobileCheck => mobile_check::run(),
        Command::Bench => bench::run(),
        Command::Licences => licences::write(),
        Command::Audit => audit::run(),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            interrupt::wait_if_stopping();
            eprintln!("\nerror: {error}");
            error.chain().skip(1).for_each(|cause| eprintln!("  because {cause}"));
            ExitCode::FAILURE
        }
    }
}
