//! The mock of the backend, with its login pages.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::children::Running;

/// Where it listens: the app's form starts from this address.
pub(crate) const ADDRESS: &str = "127.0.0.1:8787";

/// Where its push service listens, for a window that plays a phone.
pub(crate) const PUSH_SERVICE: &str = "127.0.0.1:8789";

/// Said before anything is built, because waiting for a build to hear it is no fun.
pub(crate) fn port_is_free() -> Result<()> {
    if TcpListener::bind(ADDRESS).is_err() {
        bail!(
            "something else listens on {ADDRESS}, perhaps another demo. End it and try again; this shows what it is: \
             ss -ltnp 'sport = :8787'"
        );
    }
    Ok(())
}

/// Starts it with its state in `kept` and whatever `more` it is told, and returns when it answers. What it says of its users goes to the
/// person.
pub(crate) fn start(program: &Path, kept: &Path, more: &[&str]) -> Result<Running> {
    let mut command = Command::new(program);
    command.args(["--listen", ADDRESS, "--state"]).arg(kept.join("mock.json")).stdout(Stdio::piped());
    command.args(more).env("RUST_LOG", "warn");
    let mut running = Running::start(&mut command)?;
    let says = running.child().stdout.take().context("the backend cannot be heard")?;
    for line in BufReader::new(says).lines() {
        let line = line.context("the backend cannot be heard")?;
        println!("{line}");
        if line.starts_with("The login page is at ") {
            return Ok(running);
        }
    }
    bail!("the backend did not start; what it said stands above")
}
