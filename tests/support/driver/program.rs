//! A child process that leads its own process group. The whole group is ended on drop, also when a
//! test panics.

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

/// Time that a program may take to listen on its port.
const PATIENCE: Duration = Duration::from_secs(15);

/// A running program. Dropping it ends its process group: SIGTERM, then SIGKILL after two seconds.
pub struct Program {
    child: Child,
}

impl Program {
    /// Starts `command` in a process group of its own, without standard input.
    pub fn start(command: &mut Command) -> Result<Self> {
        let name = command.get_program().display().to_string();
        let child = command.process_group(0).stdin(Stdio::null()).spawn();
        let child = child.with_context(|| format!("cannot start {name}; `cargo xtask setup` installs it"))?;
        Ok(Self { child })
    }

    /// Starts `command` and returns what `find` reads from the first matching line of its standard
    /// output.
    pub fn start_and_read<T>(
        command: &mut Command,
        mut find: impl FnMut(&str) -> Option<T>,
    ) -> Result<(Self, T)> {
        let mut program = Self::start(command.stdout(Stdio::piped()))?;
        let output = program.child.stdout.take().context("the program's output is not piped")?;
        let mut lines = BufReader::new(output).lines();
        while let Some(line) = lines.next().transpose()? {
            if let Some(found) = find(&line) {
                // Drains the rest: a full pipe would block the program.
                thread::spawn(move || lines.for_each(drop));
                return Ok((program, found));
            }
        }
        bail!("{} ended before it was ready", command.get_program().display())
    }

    /// Id of its process group, which is also the id of its first process.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until the program listens on `port` of this machine.
    pub fn wait_for_port(&mut self, port: u16) -> Result<()> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let started = Instant::now();
        while TcpStream::connect(address).is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("the program ended before it was ready: {status}");
            }
            if started.elapsed() > PATIENCE {
                bail!("the program does not listen on {address}");
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let group = Pid::from_raw(self.child.id().cast_signed());
        let _ = killpg(group, Signal::SIGTERM);
        let signalled = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) && signalled.elapsed() < Duration::from_secs(2) {
            thread::sleep(Duration::from_millis(10));
        }
        let _ = killpg(group, Signal::SIGKILL);
        let _ = self.child.wait();
    }
}

/// Returns a free port of this machine.
pub(super) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
