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

/// A running mock.
pub(crate) struct Mock {
    _running: Running,
    pub origin: String,
    /// Address of its push service; empty if there is none.
    pub push_service: String,
}

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

/// The mock, ready to start, with its state in `folder`.
pub(crate) fn command(program: &Path, address: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(["--listen", address, "--state"]).arg(folder.join("mock.json")).env("RUST_LOG", "warn");
    command
}

/// Starts the mock and returns when it accepts requests. `print` gets its output about users and addresses.
pub(crate) fn start(command: &mut Command, print: impl Fn(&str)) -> Result<Mock> {
    let mut running = Running::start(command.stdout(Stdio::piped()))?;
    let output = running.child().stdout.take().context("the backend cannot be heard")?;
    let mut push_service = String::new();
    for line in BufReader::new(output).lines() {
        let line = line.context("the backend cannot be heard")?;
        print(&line);
        if let Some(address) = line.strip_prefix("The push service is at ") {
            push_service = address.trim().trim_end_matches('/').to_owned();
        }
        if let Some(page) = line.strip_prefix("The login page is at ") {
            let origin = page.trim().trim_end_matches("/login").trim_end_matches('/').to_owned();
            return Ok(Mock { _running: running, origin, push_service });
        }
    }
    bail!("the backend did not start; what it said stands above or in its log")
}
