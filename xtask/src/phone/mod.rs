//! `cargo xtask android` and `cargo xtask ios`: the app on an emulator, a simulator or a phone, beside the mock of the backend.

mod android;
mod ios;
mod machine;
mod tool;
mod tools;

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cargo::{cargo, target, workspace};
use crate::children::{self, Running};
use crate::mock;
use machine::Machine;

/// What the app is shown on.
#[derive(Clone, Copy)]
pub(crate) enum Phone {
    Android,
    Ios,
}

/// What it takes to show the app.
struct Show<'a> {
    machine: &'a Machine,
    workspace: &'a Path,
    /// The program that plays the backend, and where it keeps things.
    mock: &'a Path,
    kept: &'a Path,
    /// The one to show it on, if the person named one.
    device: Option<&'a str>,
}

/// Says what of the tools is here, and what to do about the rest.
pub(crate) fn check(phone: Phone) -> Result<()> {
    tool::check(&Machine::this(), phone.tools())
}

/// Shows the app on a phone until it is closed or interrupted. `device` names the one, where there are several.
pub(crate) fn run(phone: Phone, device: Option<&str>) -> Result<()> {
    let machine = Machine::this();
    tool::demand(&machine, phone.tools())?;
    mock::port_is_free()?;
    children::run("building the mock", &mut cargo(&["build", "--package", "backend-mock"]))?;
    let (kept, mock) = (target("demo"), target("debug/backend-mock"));
    fs::create_dir_all(&kept).with_context(|| format!("cannot create {}", kept.display()))?;
    phone.show(&Show { machine: &machine, workspace: workspace(), mock: &mock, kept: &kept, device })
}

impl Phone {
    fn tools(self) -> &'static [tool::Tool] {
        match self {
            Self::Android => tools::ANDROID,
            Self::Ios => tools::IOS,
        }
    }

    fn show(self, show: &Show<'_>) -> Result<()> {
        match self {
            Self::Android => android::show(show),
            Self::Ios => ios::show(show),
        }
    }
}

impl Show<'_> {
    /// Starts the mock, which says who can log in and where.
    fn mock(&self, more: &[&str]) -> Result<Running> {
        let running = mock::start(self.mock, self.kept, more)?;
        println!(
            "\nThe app is built and started next, which takes minutes the first time. Connect it with a username and one of its one-time\n\
             passwords, then log in on the login page. Ctrl-C ends everything.\n"
        );
        Ok(running)
    }

    /// The Tauri CLI, about to run the app as it is shipped, the interface inside, but as a development build. Its `dev` would serve the interface
    /// from this machine, which the app's window refuses to show.
    fn tauri(&self, platform: &str, device: Option<&str>) -> Result<Command> {
        let cli = self.machine.program("cargo-tauri").context("there is no Tauri CLI")?;
        let mut tauri = self.machine.command(cli);
        // A variable that is set wins over what cargo is told with --config.
        tauri.env_remove("FINAGO_KEY_BACKEND").current_dir(self.workspace).args([platform, "run"]);
        tauri.args(device);
        Ok(tauri)
    }
}

#[cfg(test)]
mod tests;
