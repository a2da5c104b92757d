//! Tools that running the app on a phone needs, how each is detected, and how to install it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use super::android::{Sdk, ndk_version};
use super::ios;
use super::machine::{Machine, Os};

/// A tool that must be installed: an entry of `tools.yaml`.
#[derive(Deserialize)]
pub(super) struct Tool {
    pub(super) name: String,
    found: Probe,
    pub(super) needed_for: String,
    get: String,
    get_on_macos: Option<String>,
}

/// Detection of a tool.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Probe {
    /// The system is macOS.
    MacOs,
    /// Rust compiles for this target.
    Target(String),
    /// A command prints at least this version.
    Version(String, Vec<u32>),
    /// Java has at least this version, in `JAVA_HOME` or the search path.
    Java(Vec<u32>),
    /// There is an Android SDK.
    Sdk,
    /// The Android SDK has this file or non-empty folder.
    InSdk(String),
    /// The NDK has at least this version.
    Ndk(Vec<u32>),
    /// A phone or an emulator is connected, or an emulator can be started.
    AndroidDevice,
    /// A simulator is booted.
    Simulator,
}

/// The tools that a platform needs.
pub(super) fn tools(platform: &str) -> Result<Vec<Tool>> {
    let mut tools: BTreeMap<String, Vec<Tool>> =
        serde_saphyr::from_str(include_str!("tools.yaml")).context("tools.yaml is no table of tools")?;
    tools.remove(platform).with_context(|| format!("tools.yaml does not know {platform}"))
}

impl Tool {
    /// Description of what was found, if it is sufficient.
    fn find(&self, machine: &Machine) -> Option<String> {
        match &self.found {
            Probe::MacOs => (machine.os == Os::MacOs).then(|| "macOS".to_owned()),
            Probe::Target(triple) => {
                let libraries = machine.output("rustc", &["--print", "target-libdir", "--target", triple])?;
                Path::new(libraries.trim()).is_dir().then(|| triple.clone())
            }
            Probe::Version(command, at_least) => {
                let (program, argument) = command.split_once(' ')?;
                sufficient_version(&machine.output(program, &[argument])?, at_least)
            }
            Probe::Java(at_least) => {
                let home = machine.folder("JAVA_HOME").map(|home| home.join("bin/java"));
                let java = home.filter(|java| java.is_file()).or_else(|| machine.program("java"))?;
                sufficient_version(
                    &super::machine::output_of(machine.command(java).arg("-version"))?,
                    at_least,
                )
            }
            Probe::Sdk => Some(Sdk::of(machine)?.home.display().to_string()),
            Probe::InSdk(path) => Some(Sdk::of(machine)?.find(path)?.display().to_string()),
            Probe::Ndk(at_least) => {
                sufficient_version(&ndk_version(&Sdk::of(machine)?.ndk(machine)?)?, at_least)
            }
            Probe::AndroidDevice => {
                let sdk = Sdk::of(machine)?;
                let connected = sdk.connected(machine);
                non_empty(if connected.is_empty() { sdk.emulators(machine) } else { connected })
            }
            Probe::Simulator => non_empty(ios::booted(machine)),
        }
    }

    pub(super) fn instructions(&self, os: Os) -> &str {
        self.get_on_macos.as_ref().filter(|_| os == Os::MacOs).unwrap_or(&self.get)
    }
}

/// Prints for each tool whether it is installed. Fails if one is missing.
pub(super) fn check(machine: &Machine, tools: &[Tool]) -> Result<()> {
    let mut missing = 0;
    for tool in tools {
        match tool.find(machine) {
            Some(found) => println!("  here     {:<28} {found}", tool.name),
            None => {
                missing += 1;
                println!(
                    "  MISSING  {:<28} {}\n           {}",
                    tool.name,
                    tool.needed_for,
                    tool.instructions(machine.os)
                );
            }
        }
    }
    match missing {
        0 => Ok(()),
        1 => bail!("one tool is missing; what to do about it stands above"),
        many => bail!("{many} tools are missing; what to do about each stands above"),
    }
}

/// Fails if a tool is missing, after printing how to install it.
pub(super) fn require(machine: &Machine, tools: &[Tool]) -> Result<()> {
    if missing(machine, tools).is_empty() { Ok(()) } else { check(machine, tools) }
}

/// The tools that are missing.
pub(super) fn missing<'a>(machine: &Machine, tools: &'a [Tool]) -> Vec<&'a Tool> {
    tools.iter().filter(|tool| tool.find(machine).is_none()).collect()
}

fn non_empty(names: Vec<String>) -> Option<String> {
    (!names.is_empty()).then(|| names.join(", "))
}

/// The version in a program's output, if it is at least `at_least`.
fn sufficient_version(output: &str, at_least: &[u32]) -> Option<String> {
    let start = output.find(|c: char| c.is_ascii_digit())?;
    let version = output[start..].split(|c: char| !c.is_ascii_digit() && c != '.').next()?;
    let numbers = version.split('.').map_while(|number| number.parse().ok()).collect::<Vec<u32>>();
    (numbers.as_slice() >= at_least).then(|| version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::sufficient_version;

    #[test]
    fn version_is_found_in_any_output() {
        for (output, at_least, found) in [
            ("tauri-cli 2.12.4\n", &[2, 12][..], Some("2.12.4")),
            ("tauri-cli 2.9.6\n", &[2, 12], None),
            ("openjdk version \"17.0.12\" 2024-07-16\nOpenJDK Runtime …", &[17], Some("17.0.12")),
            ("openjdk version \"21\" 2023-09-19", &[17], Some("21")),
            ("java version \"1.8.0_392\"", &[17], None),
            ("Xcode 26.1\nBuild version 17B55", &[16], Some("26.1")),
            ("27.0.12077973", &[27], Some("27.0.12077973")),
            ("no such thing", &[1], None),
        ] {
            assert_eq!(sufficient_version(output, at_least).as_deref(), found, "{output}");
        }
    }
}
