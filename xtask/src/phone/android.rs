//! Runs the app on an Android emulator or phone. `adb reverse` forwards the mock's address from
//! there to this machine; an emulator without that function reaches this machine under another
//! address.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use super::Launch;
use super::machine::{Machine, Os, output_of};
use crate::children::{self, Running};
use crate::mock;

/// Address of the emulator's host machine, with the mock's port.
const HOST: &str = "http://10.0.2.2:8787";

/// An Android SDK.
pub(super) struct Sdk {
    pub(super) home: PathBuf,
}

impl Sdk {
    /// The SDK that the Tauri CLI would choose.
    pub(super) fn of(machine: &Machine) -> Option<Self> {
        let usual = match machine.os {
            Os::Linux => "Android/Sdk",
            Os::MacOs => "Library/Android/sdk",
        };
        let usual = || machine.folder("HOME").map(|home| home.join(usual)).filter(|home| home.is_dir());
        machine.folder("ANDROID_HOME").or_else(usual).map(|home| Self { home })
    }

    /// The file or non-empty folder at `path` in the SDK.
    pub(super) fn find(&self, path: &str) -> Option<PathBuf> {
        let path = self.home.join(path);
        let is_filled = path.read_dir().is_ok_and(|mut entries| entries.next().is_some());
        (path.is_file() || is_filled).then_some(path)
    }

    /// Folder of the NDK: the one that `NDK_HOME` names, else the newest.
    pub(super) fn ndk(&self, machine: &Machine) -> Option<PathBuf> {
        let newest = || self.home.join("ndk").read_dir().ok()?.flatten().map(|entry| entry.path()).max();
        machine.folder("NDK_HOME").or_else(newest)
    }

    fn adb(&self, machine: &Machine) -> Command {
        machine.command(self.home.join("platform-tools/adb"))
    }

    /// Serial numbers of connected devices that accept debugging.
    pub(super) fn connected(&self, machine: &Machine) -> Vec<String> {
        let output = output_of(self.adb(machine).arg("devices")).unwrap_or_default();
        let connected = output.lines().filter_map(|line| line.strip_suffix("\tdevice"));
        connected.map(str::to_owned).collect()
    }

    /// Names of the emulators that can be started.
    pub(super) fn emulators(&self, machine: &Machine) -> Vec<String> {
        let list = output_of(machine.command(self.home.join("emulator/emulator")).arg("-list-avds"));
        let output = list.unwrap_or_default();
        output
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with("INFO"))
            .map(str::to_owned)
            .collect()
    }
}

/// Runs the app until it is closed.
pub(super) fn launch(launch: &Launch<'_>) -> Result<()> {
    let machine = launch.machine;
    let sdk = Sdk::of(machine).context("there is no Android SDK")?;
    let connected = sdk.connected(machine);
    only_one(launch.device, &connected, &sdk.emulators(machine))?;
    let (address, _wait) = reach(&sdk, machine, &connected)?;
    let more: &[&str] = if address == HOST { &["--origin", HOST] } else { &[] };
    let _mock = launch.mock(more)?;

    let mut tauri = launch.tauri("android", launch.device)?;
    // Passed to cargo, because Gradle and the CLI do not pass every variable on.
    tauri.args(["--", "--config"]).arg(format!("env.FINAGO_KEY_BACKEND='{address}'"));
    children::run_without_progress("running the app", &mut tauri)
}

/// Fails if several devices are possible and none was named: the CLI would prompt, but has no
/// terminal here.
fn only_one(named: Option<&str>, connected: &[String], emulators: &[String]) -> Result<()> {
    let choice = if connected.is_empty() { emulators } else { connected };
    if named.is_none() && choice.len() > 1 {
        bail!("there are several: {}. Say which one: cargo xtask android NAME", choice.join(", "));
    }
    Ok(())
}

/// Forwards the mock to the devices and returns its address there. Without a device yet, a running
/// `adb` is returned that forwards as soon as one connects.
fn reach(sdk: &Sdk, machine: &Machine, connected: &[String]) -> Result<(String, Option<Running>)> {
    let loopback = format!("http://{}", mock::ADDRESS);
    let port = format!("tcp:{}", mock::ADDRESS.rsplit(':').next().unwrap_or_default());
    let reverse = ["reverse", &port, &port];
    if connected.is_empty() {
        let mut wait = sdk.adb(machine);
        let waiting = Running::start(wait.arg("wait-for-device").args(reverse).stdout(Stdio::null()))?;
        return Ok((loopback, Some(waiting)));
    }
    for serial in connected {
        if output_of(sdk.adb(machine).args(["-s", serial]).args(reverse)).is_some() {
            continue;
        }
        if connected.len() == 1 && serial.starts_with("emulator-") {
            return Ok((HOST.to_owned(), None));
        }
        bail!("{serial} does not let the mock be reached: adb -s {serial} {} failed", reverse.join(" "));
    }
    Ok((loopback, None))
}

/// Version of the NDK in a folder, from its `source.properties`.
pub(super) fn ndk_version(ndk: &Path) -> Option<String> {
    let properties = std::fs::read_to_string(ndk.join("source.properties")).ok()?;
    let revision =
        properties.lines().find_map(|line| line.strip_prefix("Pkg.Revision")?.trim().strip_prefix('='));
    revision.map(|revision| revision.trim().to_owned())
}
