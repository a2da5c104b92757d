//! The machine as child processes see it: operating system, environment variables, search path. A
//! value, so that tests can build their own.

use std::collections::BTreeMap;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::cargo::is_set_by_outer_cargo;

/// Operating system that phone apps are developed on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Os {
    Linux,
    MacOs,
}

/// Operating system and environment of a machine.
pub(super) struct Machine {
    pub(super) os: Os,
    pub(super) variables: BTreeMap<OsString, OsString>,
}

impl Machine {
    /// The machine that this process runs on.
    pub(super) fn this() -> Self {
        let os = if cfg!(target_os = "macos") { Os::MacOs } else { Os::Linux };
        let variables = env::vars_os().filter(|(name, _)| !is_set_by_outer_cargo(name)).collect();
        Self { os, variables }
    }

    pub(super) fn variable(&self, name: &str) -> Option<&OsStr> {
        self.variables.get(OsStr::new(name)).map(OsString::as_os_str).filter(|value| !value.is_empty())
    }

    /// The folder that a variable names, if it exists.
    pub(super) fn folder(&self, variable: &str) -> Option<PathBuf> {
        self.variable(variable).map(PathBuf::from).filter(|folder| folder.is_dir())
    }

    /// Path of a program in the search path.
    pub(super) fn program(&self, name: &str) -> Option<PathBuf> {
        let folders = env::split_paths(self.variable("PATH")?).collect::<Vec<_>>();
        folders.into_iter().map(|folder| folder.join(name)).find(|program| program.is_file())
    }

    /// A command with this machine's environment.
    pub(super) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(&self.variables);
        command
    }

    /// Output of a program; `None` if it is missing or fails.
    pub(super) fn output(&self, program: &str, arguments: &[&str]) -> Option<String> {
        output_of(self.command(self.program(program)?).args(arguments))
    }
}

/// Output of a command; `None` if it fails. Includes standard error, where some programs print
/// their version.
pub(super) fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = [output.stdout, output.stderr].concat();
    output.status.success().then(|| String::from_utf8_lossy(&text).into_owned())
}
