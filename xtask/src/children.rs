//! Child processes. Each leads its own process group, so that its descendants end with it.

use std::io::IsTerminal as _;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use nix::unistd::Pid;

use crate::interrupt;

/// Time without output after which a progress line is printed.
const PROGRESS_INTERVAL: Duration = Duration::from_secs(10);

/// Longest command that is printed in full, in characters.
const MAX_COMMAND_LENGTH: usize = 600;

/// A child process that is terminated when this is dropped.
pub(crate) struct Running(Child);

impl Running {
    /// Starts `command` without standard input.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let mut groups = interrupt::groups();
        let child = command.process_group(0).stdin(Stdio::null()).spawn();
        let child = child.with_context(|| format!("cannot start {}", command.get_program().display()))?;
        groups.push(group(&child));
        Ok(Self(child))
    }

    /// Handle of the process, to wait for it or to read its output.
    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.0
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = group(&self.0);
        interrupt::terminate(&[group]);
        let _ = self.0.wait();
        interrupt::groups().retain(|running| *running != group);
    }
}

fn group(child: &Child) -> Pid {
    Pid::from_raw(child.id().cast_signed())
}

/// Runs `command` to its end, printing progress lines. `what` describes it, such as "building the
/// window".
pub(crate) fn run(what: &str, command: &mut Command) -> Result<()> {
    with_progress(what, || run_without_progress(what, command))
}

/// Runs a `command` whose own output shows progress.
pub(crate) fn run_without_progress(what: &str, command: &mut Command) -> Result<()> {
    let mut running = Running::start(command)?;
    let status = running.child().wait().with_context(|| format!("lost sight of {what}"))?;
    if !status.success() {
        bail!("{what} failed: {}", command_line(command));
    }
    Ok(())
}

/// Runs `command` and returns its output; its errors are printed only if it fails.
pub(crate) fn output(what: &str, command: &mut Command) -> Result<String> {
    let done = with_progress(what, || command.output());
    let done = done.with_context(|| format!("cannot start {}", command_line(command)))?;
    if !done.status.success() {
        bail!("{} failed: {}", command_line(command), String::from_utf8_lossy(&done.stderr).trim());
    }
    String::from_utf8(done.stdout).with_context(|| format!("{what}: the output is no text"))
}

/// Runs a command that installs what is missing, after printing it. If it fails, the error says how to do it by hand.
pub(crate) fn install(what: &str, command: &mut Command) -> Result<()> {
    let by_hand = command_line(command);
    println!("{what}. Running: {by_hand}");
    run("installing", command).with_context(|| format!("{what}. Please run: {by_hand}"))
}

/// Whether `command` can be started and succeeds. Its output is not shown.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).output().is_ok_and(|done| done.status.success())
}

/// Does `work`, printing a progress line every ten seconds unless standard error is a terminal:
/// there cargo draws a progress bar.
pub(crate) fn with_progress<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let (finished, waiting) = mpsc::channel::<()>();
    let what = what.to_owned();
    std::thread::spawn(move || {
        while !std::io::stderr().is_terminal()
            && waiting.recv_timeout(PROGRESS_INTERVAL) == Err(RecvTimeoutError::Timeout)
        {
            eprintln!("   … {what}, {} s", started.elapsed().as_secs());
        }
    });
    let outcome = work();
    drop(finished);
    outcome
}

/// `command` as typed in a shell, cut to a readable length: class paths are very long.
pub(crate) fn command_line(command: &Command) -> String {
    let parts = std::iter::once(command.get_program()).chain(command.get_args());
    let mut command_line = parts.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = command_line.char_indices().nth(MAX_COMMAND_LENGTH) {
        command_line.truncate(end);
        command_line.push('…');
    }
    command_line
}
