//! A desktop session for tests: a bus and an unlocked keystore that nobody else uses, so that a person's own keys are out of reach.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cargo::target;

/// Starts the keystore with an empty password and then does what it was told.
const UNLOCKED: &str =
    r#"printf '\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@""#;

/// `command`, inside such a session.
pub(crate) fn with_keystore(command: &Command) -> Result<Command> {
    let home = target("test");
    let _ = fs::remove_dir_all(&home);
    let runtime = home.join("run");
    fs::create_dir_all(&runtime).with_context(|| format!("cannot create {}", runtime.display()))?;
    fs::set_permissions(&runtime, fs::Permissions::from_mode(0o700))
        .context("cannot make a folder private")?;

    let mut session = Command::new("dbus-run-session");
    session.args(["--", "sh", "-c", UNLOCKED, "sh"]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => session.env(name, value),
            None => session.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        session.current_dir(folder);
    }
    session.env("XDG_DATA_HOME", home.join("data")).env("XDG_RUNTIME_DIR", runtime);
    Ok(session)
}
