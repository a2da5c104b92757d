//! `cargo xtask android` and `cargo xtask ios`: run the app on an emulator, a simulator or a phone,
//! beside the mock of the backend.

mod android;
mod ios;
mod machine;
mod tool;

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cargo::{cargo, target, workspace};
use crate::mock::{self, Mock};
use crate::{children, files};
pub(crate) use ios::EMPTY_FOLDERS;
use machine::Machine;
use tool::Tool;

/// Platform that the app runs on.
#[derive(Clone, Copy)]
pub(crate) enum Phone {
    Android,
    Ios,
}

/// Everything that running the app needs.
struct Launch<'a> {
    machine: &'a Machine,
    workspace: &'a Path,
    /// Program of the mock, and the folder of its state.
    mock: &'a Path,
    state: &'a Path,
    /// The device that was named on the command line.
    device: Option<&'a str>,
}

/// Prints which tools are installed, and how to install the others.
pub(crate) fn check(phone: Phone) -> Result<()> {
    tool::check(&Machine::this(), &phone.tools()?)
}

/// Runs the app on a phone until it is closed or interrupted. `device` is required if there are
/// several.
pub(crate) fn run(phone: Phone, device: Option<&str>) -> Result<()> {
    let machine = Machine::this();
    tool::require(&machine, &phone.tools()?)?;
    mock::ensure_port_is_free()?;
    children::run("building the mock", &mut cargo("build --package backend-mock"))?;
    let (state, mock) = (target("demo"), target("debug/backend-mock"));
    files::make_folder(&state)?;
    phone.launch(&Launch { machine: &machine, workspace: workspace(), mock: &mock, state: &state, device })
}

impl Phone {
    fn tools(self) -> Result<Vec<Tool>> {
        tool::tools(match self {
            Self::Android => "android",
            Self::Ios => "ios",
        })
    }

    fn launch(self, launch: &Launch<'_>) -> Result<()> {
        match self {
            Self::Android => android::launch(launch),
            Self::Ios => ios::launch(launch),
        }
    }
}

impl Launch<'_> {
    /// Starts the mock, which prints the users and the login page.
    fn mock(&self, more: &[&str]) -> Result<Mock> {
        let mut mock = mock::command(self.mock, mock::ADDRESS, self.state);
        let running = mock::start(mock.args(more), |line| println!("{line}"))?;
        println!(
            "\nThe app is built and started next, which takes minutes the first time. Connect it with a username and one of its one-time\n\
             passwords, then log in on the login page. Ctrl-C ends everything.\n"
        );
        Ok(running)
    }

    /// The Tauri CLI, ready to run a development build with the interface embedded. Its `dev` would
    /// serve the interface from this machine, which the app's window refuses to load.
    fn tauri(&self, platform: &str, device: Option<&str>) -> Result<Command> {
        let cli = self.machine.program("cargo-tauri").context("there is no Tauri CLI")?;
        let mut tauri = self.machine.command(cli);
        // A variable of the environment would override the --config argument of cargo.
        tauri.env_remove("FINAGO_KEY_BACKEND").current_dir(self.workspace).args([platform, "run"]);
        tauri.args(device);
        Ok(tauri)
    }
}

#[cfg(test)]
mod tests;
