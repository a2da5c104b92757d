//! Installs packages of Debian and Ubuntu if permitted, and else prints the command to type.

use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use super::prerequisite::is_in_path;
use crate::children;

/// Installs `packages`, printing each command before it runs.
pub(super) fn packages(packages: &[&str]) -> Result<()> {
    if !is_in_path("apt-get") {
        bail!(
            "this is neither Debian nor Ubuntu. Please install what your system calls: {}",
            packages.join(" ")
        );
    }
    let by_hand = format!(
        "please run: sudo apt-get update && sudo apt-get install --no-install-recommends {}",
        packages.join(" ")
    );
    let Some(elevation) = elevation() else { bail!("only root may install packages; {by_hand}") };
    apt(elevation, &["update"]).with_context(|| by_hand.clone())?;
    apt(elevation, &[&["install", "--yes", "--no-install-recommends"], packages].concat()).context(by_hand)
}

fn apt(elevation: &[&str], arguments: &[&str]) -> Result<()> {
    let words = [elevation, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"], arguments].concat();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    println!("Running: {}", children::command_line(&command));
    children::run("installing packages", &mut command)
}

/// Command prefix that runs a command as root; `None` if sudo requires a password, which the
/// developer must type.
fn elevation() -> Option<&'static [&'static str]> {
    if nix::unistd::geteuid().is_root() {
        return Some(&[]);
    }
    let sudo = Command::new("sudo").args(["-n", "true"]).stdin(Stdio::null()).stderr(Stdio::null()).status();
    sudo.is_ok_and(|status| status.success()).then_some(&["sudo", "-n"])
}
