//! A desktop session for tests, with a bus and an unlocked keystore of its own: tests never touch
//! the developer's keys.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cargo::target;
use crate::files;

/// Shell script that starts the keystore with an empty password and runs its arguments.
const UNLOCK_AND_RUN: &str =
    r#"printf '\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@""#;

/// Wraps `command` so that it runs in such a session.
pub(crate) fn with_keystore(command: &Command) -> Result<Command> {
    let home = target("test");
    let _ = fs::remove_dir_all(&home);
    let runtime = home.join("run");
    files::make_folder(&runtime)?;
    fs::set_permissions(&runtime, fs::Permissions::from_mode(0o700))
        .context("cannot make a folder private")?;

    let mut session = Command::new("dbus-run-session");
    session
        .args(["--", "sh", "-c", UNLOCK_AND_RUN, "sh"])
        .arg(command.get_program())
        .args(command.get_args());
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
