//! The machine as the programs that we start see it: what system it is, which variables are set, where programs are looked for. A value, so
//! that a test can make one up.

use std::collections::BTreeMap;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::cargo::is_of_the_cargo_that_runs_us;

/// A system that phones are developed on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Os {
    Linux,
    MacOs,
}

/// A machine.
pub(super) struct Machine {
    pub(super) os: Os,
    pub(super) variables: BTreeMap<OsString, OsString>,
}

impl Machine {
    /// The one we run on.
    pub(super) fn this() -> Self {
        let os = if cfg!(target_os = "macos") { Os::MacOs } else { Os::Linux };
        let variables = env::vars_os().filter(|(name, _)| !is_of_the_cargo_that_runs_us(name)).collect();
        Self { os, variables }
    }

    pub(super) fn variable(&self, name: &str) -> Option<&OsStr> {
        self.variables.get(OsStr::new(name)).map(OsString::as_os_str).filter(|value| !value.is_empty())
    }

    /// The folder that a variable names, if it is one.
    pub(super) fn folder(&self, variable: &str) -> Option<PathBuf> {
        self.variable(variable).map(PathBuf::from).filter(|folder| folder.is_dir())
    }

    /// Where the shell would find a program.
    pub(super) fn program(&self, name: &str) -> Option<PathBuf> {
        let folders = env::split_paths(self.variable("PATH")?).collect::<Vec<_>>();
        folders.into_iter().map(|folder| folder.join(name)).find(|program| program.is_file())
    }

    /// A command that runs as on this machine.
    pub(super) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(&self.variables);
        command
    }

    /// What a program says when it is asked; `None` if it is not there or fails.
    pub(super) fn says(&self, program: &str, arguments: &[&str]) -> Option<String> {
        heard(self.command(self.program(program)?).args(arguments))
    }
}

/// What a command that succeeds says; some say their version to standard error.
pub(super) fn heard(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let said = [output.stdout, output.stderr].concat();
    output.status.success().then(|| String::from_utf8_lossy(&said).into_owned())
}
