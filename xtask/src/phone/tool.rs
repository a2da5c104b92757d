//! Tools that running the app on a phone needs, how each is detected, and how to install it.

use std::path::Path;

use anyhow::{Result, bail};

use super::android::{Sdk, ndk_version};
use super::ios;
use super::machine::{Machine, Os};

/// A tool that must be installed.
pub(super) struct Tool {
    pub(super) name: &'static str,
    pub(super) probe: Probe,
    pub(super) needed_for: &'static str,
    /// Installation instructions for each system.
    pub(super) on_linux: &'static str,
    pub(super) on_macos: &'static str,
}

/// Detection of a tool.
pub(super) enum Probe {
    /// The system is macOS.
    MacOs,
    /// Rust compiles for this target.
    Target(&'static str),
    /// A program prints at least this version.
    Version(&'static [&'static str], &'static [u32]),
    /// Java has at least this version, in `JAVA_HOME` or the search path.
    Java(&'static [u32]),
    /// There is an Android SDK.
    Sdk,
    /// The Android SDK has this file or non-empty folder.
    InSdk(&'static str),
    /// The NDK has at least this version.
    Ndk(&'static [u32]),
    /// A phone or an emulator is connected, or an emulator can be started.
    AndroidDevice,
    /// A simulator is booted.
    Simulator,
}

impl Tool {
    /// Description of what was found, if it is sufficient.
    fn found(&self, machine: &Machine) -> Option<String> {
        match self.probe {
            Probe::MacOs => (machine.os == Os::MacOs).then(|| "macOS".to_owned()),
            Probe::Target(triple) => {
                let libraries = machine.output("rustc", &["--print", "target-libdir", "--target", triple])?;
                Path::new(libraries.trim()).is_dir().then(|| triple.to_owned())
            }
            Probe::Version([program, arguments @ ..], at_least) => {
                sufficient_version(&machine.output(program, arguments)?, at_least)
            }
            Probe::Version([], _) => None,
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

    pub(super) fn instructions(&self, os: Os) -> &'static str {
        match os {
            Os::Linux => self.on_linux,
            Os::MacOs => self.on_macos,
        }
    }
}

/// Prints for each tool whether it is installed. Fails if one is missing.
pub(super) fn check(machine: &Machine, tools: &[Tool]) -> Result<()> {
    let mut missing = 0;
    for tool in tools {
        match tool.found(machine) {
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
    tools.iter().filter(|tool| tool.found(machine).is_none()).collect()
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
