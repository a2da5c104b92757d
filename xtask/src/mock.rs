//! Runs the mock of the backend, with its login pages.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::children::Running;

/// Address of the mock. The app's enrol form is prefilled with it.
pub(crate) const ADDRESS: &str = "127.0.0.1:8787";

/// Address of the mock's push service, for a window that simulates a phone.
pub(crate) const PUSH_SERVICE: &str = "127.0.0.1:8789";

/// Fails if the port of the mock is taken. Called before the build, which takes longer.
pub(crate) fn ensure_port_is_free() -> Result<()> {
    if TcpListener::bind(ADDRESS).is_err() {
        bail!(
            "something else listens on {ADDRESS}, perhaps another demo. End it and try again; this shows what it is: \
             ss -ltnp 'sport = :8787'"
        );
    }
    Ok(())
}

/// Starts the mock with its state in `folder` and with `options` arguments, prints its output about
/// users, and returns when it accepts requests.
pub(crate) fn start(program: &Path, folder: &Path, options: &[&str]) -> Result<Running> {
    let mut command = Command::new(program);
    command.args(["--listen", ADDRESS, "--state"]).arg(folder.join("mock.json")).stdout(Stdio::piped());
    command.args(options).env("RUST_LOG", "warn");
    let mut running = Running::start(&mut command)?;
    let output = running.child().stdout.take().context("the backend cannot be heard")?;
    for line in BufReader::new(output).lines() {
        let line = line.context("the backend cannot be heard")?;
        println!("{line}");
        if line.starts_with("The login page is at ") {
            return Ok(running);
        }
    }
    bail!("the backend did not start; what it said stands above")
}
