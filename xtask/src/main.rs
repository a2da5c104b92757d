//! `cargo xtask`: everything this project is built, shown, tested and measured with, so that git and Rust are all a machine must have.
#![allow(clippy::print_stdout, reason = "talking to the person at the terminal is what this program is for")]

mod audit;
mod bench;
mod cargo;
mod children;
mod demo;
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
mod story;
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
    /// Installs what a fresh Debian or Ubuntu machine lacks, saying what it runs
    Setup {
        /// Also what playing the Android app takes: a JDK, Maven, and 850 MB of packages
        #[arg(long)]
        lanes: bool,
    },
    /// Builds the interface into target/ui/dist
    Ui,
    /// Shows the whole product on this machine, until Ctrl-C
    Demo {
        /// Forget what earlier demos kept
        #[arg(long)]
        fresh: bool,
        /// Let the main job play by itself instead, and leave pictures in target/story
        #[arg(long, conflicts_with = "fresh")]
        story: bool,
    },
    /// Shows the app on an Android emulator or phone beside the mock, until Ctrl-C
    Android {
        /// The one to show it on, where there are several
        device: Option<String>,
        /// Only say which tools are here and which are missing
        #[arg(long, conflicts_with = "device")]
        check: bool,
    },
    /// Shows the app in an iOS simulator beside the mock, until Ctrl-C
    Ios {
        /// The one to show it on, where several are booted
        device: Option<String>,
        /// Only say which tools are here and which are missing
        #[arg(long, conflicts_with = "device")]
        check: bool,
    },
    /// Takes a picture of every screen in every state, language, light and size, and leaves a sheet of them in target/gallery
    Gallery {
        /// Only of states whose names begin so: `settings`, `challenge-login`
        states: Vec<String>,
    },
    /// Runs every test
    Test {
        /// A lane that has to run: where something is missing for it, the tests fail
        #[arg(long, value_name = "LANE")]
        require: Vec<Lane>,
    },
    /// Sets up one lane of the tests and runs it
    Lane {
        lane: Lane,
        /// Of lane app, only the stories whose names begin so, one of them with its whole log
        stories: Vec<String>,
    },
    /// Checks the apps for Android and iOS as far as that goes without a phone: types, rules, and what Tauri's template would change
    MobileCheck,
    /// Measures latency, sizes, start-up and memory, built for release
    Bench,
    /// Writes down what others wrote of the app, under which licences, for the app to show
    Licences,
    /// Checks licences, versions and sources of what comes in from elsewhere, and known holes where their database can be reached
    Audit,
}

fn main() -> ExitCode {
    let outcome = interrupt::watch().and_then(|()| match Command::parse() {
        Command::Setup { lanes: false } => setup::everything().and_then(|()| gallery::fetch_axe()),
        Command::Setup { lanes: true } => setup::lanes().and_then(|()| gallery::fetch_axe()),
        Command::Ui => setup::interface().and_then(|()| ui::bundle()).map(drop),
        Command::Demo { story: true, .. } => story::run(),
        Command::Demo { fresh, .. } => demo::run(fresh),
        Command::Android { check: true, .. } => phone::check(Phone::Android),
        Command::Android { device, .. } => phone::run(Phone::Android, device.as_deref()),
        Command::Ios { check: true, .. } => phone::check(Phone::Ios),
        Command::Ios { device, .. } => phone::run(Phone::Ios, device.as_deref()),
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
            interrupt::leave_the_last_word();
            eprintln!("\nerror: {error}");
            error.chain().skip(1).for_each(|cause| eprintln!("  because {cause}"));
            ExitCode::FAILURE
        }
    }
}
