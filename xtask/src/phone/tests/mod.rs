//! Which programs are started in which order, and what is printed when a tool is missing. Every
//! tool is a script.

mod fake_machine;

use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::Pid;

use super::machine::Os;
use super::{Phone, tool};
use fake_machine::FakeMachine;

const MOCK: &str = "mock --listen 127.0.0.1:8787 --state …/state/mock.json";
const RUN: &str = "cargo-tauri android run -- --config env.FINAGO_KEY_BACKEND='http://127.0.0.1:8787'";

/// Calls other than those that detect tools.
fn started(fake: &FakeMachine) -> Vec<String> {
    let looks = ["adb devices", "emulator -list-avds", "xcrun simctl list devices booted"];
    fake.calls().into_iter().filter(|call| !looks.contains(&call.trim_end())).collect()
}

/// Names of the tools that are missing.
fn missing(fake: &FakeMachine, phone: Phone) -> Vec<String> {
    tool::missing(&fake.machine, &phone.tools().unwrap()).iter().map(|tool| tool.name.clone()).collect()
}

fn error(outcome: anyhow::Result<()>) -> String {
    outcome.unwrap_err().to_string()
}

fn android(fake: &FakeMachine, device: Option<&str>) -> anyhow::Result<()> {
    fake.launch(device, |launch| Phone::Android.launch(launch))
}

fn ios(fake: &FakeMachine, device: Option<&str>) -> anyhow::Result<()> {
    fake.launch(device, |launch| Phone::Ios.launch(launch))
}

#[test]
fn port_is_forwarded_before_the_app_is_built_and_the_mock_ends_with_it() {
    let fake = FakeMachine::with_android();
    android(&fake, None).unwrap();
    assert_eq!(started(&fake), ["adb -s emulator-5554 reverse tcp:8787 tcp:8787", MOCK, RUN]);
    assert_eq!(kill(Pid::from_raw(fake.mock()), None), Err(Errno::ESRCH));
}

#[test]
fn failing_cli_is_reported_and_the_mock_ends() {
    let fake = FakeMachine::with_android();
    fake.program("bin/cargo-tauri", "exit 3");
    let error = error(android(&fake, None));
    assert!(error.contains("running the app failed") && error.contains("cargo-tauri android run"), "{error}");
    assert_eq!(kill(Pid::from_raw(fake.mock()), None), Err(Errno::ESRCH));
}

#[test]
fn port_is_forwarded_as_soon_as_an_emulator_connects() {
    let fake = FakeMachine::with_android();
    fake.set_connected(&[]);
    // The call that starts first unblocks the one that starts last, as a booting emulator would.
    assert!(std::process::Command::new("mkfifo").arg(fake.path("booted")).status().unwrap().success());
    let script = "case \"$*\" in devices) echo 'List of devices attached' ;; wait-*) echo booted > \"$MACHINE/booted\" ;; esac";
    fake.program("sdk/platform-tools/adb", script);
    fake.program("bin/cargo-tauri", "read -r _ < \"$MACHINE/booted\"");
    android(&fake, None).unwrap();
    let mut started = started(&fake);
    started.sort();
    assert_eq!(started, ["adb wait-for-device reverse tcp:8787 tcp:8787", RUN, MOCK]);
}

#[test]
fn emulator_without_reverse_ports_uses_the_host_address() {
    let fake = FakeMachine::with_android();
    fake.adb("emulator-5554\\tdevice\\n", "*reverse*");
    android(&fake, None).unwrap();
    let [_, mock, run] = &started(&fake)[..] else { panic!("{:?}", started(&fake)) };
    assert_eq!(*mock, format!("{MOCK} --origin http://10.0.2.2:8787"));
    assert_eq!(run, "cargo-tauri android run -- --config env.FINAGO_KEY_BACKEND='http://10.0.2.2:8787'");
}

#[test]
fn phone_without_reverse_ports_is_rejected_before_the_mock_starts() {
    let fake = FakeMachine::with_android();
    fake.adb("R5CT1\\tdevice\\n", "*reverse*");
    let error = error(android(&fake, None));
    assert!(error.contains("adb -s R5CT1 reverse tcp:8787 tcp:8787 failed"), "{error}");
    assert_eq!(started(&fake), ["adb -s R5CT1 reverse tcp:8787 tcp:8787"]);
}

#[test]
fn one_of_several_devices_must_be_named() {
    let fake = FakeMachine::with_android();
    fake.set_connected(&["emulator-5554", "R5CT1"]);
    let error = error(android(&fake, None));
    assert!(error.contains("emulator-5554, R5CT1") && error.contains("cargo xtask android NAME"), "{error}");
    assert_eq!(started(&fake), [""; 0]);

    android(&fake, Some("Pixel 9")).unwrap();
    let run = RUN.replace("run", "run Pixel 9");
    let reverse = |serial| format!("adb -s {serial} reverse tcp:8787 tcp:8787");
    assert_eq!(started(&fake), [reverse("emulator-5554"), reverse("R5CT1"), MOCK.to_owned(), run]);
}

#[test]
fn backend_of_a_release_in_the_environment_is_ignored() {
    let mut fake = FakeMachine::with_android();
    fake.machine.variables.insert("FINAGO_KEY_BACKEND".into(), "https://key.example".into());
    fake.program(
        "bin/cargo-tauri",
        "echo \"$*${FINAGO_KEY_BACKEND:+ and $FINAGO_KEY_BACKEND}\" > \"$MACHINE/seen\"",
    );
    android(&fake, None).unwrap();
    let seen = std::fs::read_to_string(fake.path("seen")).unwrap();
    assert!(seen.trim_end().ends_with("'http://127.0.0.1:8787'"), "{seen}");
}

#[test]
fn simulator_run_generates_the_project_and_enables_simulator_pushes() {
    let fake = FakeMachine::with_ios();
    ios(&fake, None).unwrap();
    let mock = format!("{MOCK} --simulator");
    assert_eq!(
        started(&fake),
        ["xcodegen generate --spec project.yml", &mock, "cargo-tauri ios run iPhone 17 Pro"]
    );
    assert!(fake.path("gen/apple/Externals").is_dir());
}

#[test]
fn no_or_several_simulators_are_an_error() {
    let fake = FakeMachine::with_ios();
    fake.set_booted(&[]);
    assert_eq!(error(ios(&fake, None)), "no simulator is booted");
    fake.set_booted(&["iPad Pro 11-inch (M4)", "iPhone 17"]);
    let error = error(ios(&fake, None));
    assert!(error.contains("iPad Pro 11-inch (M4), iPhone 17"), "{error}");
    assert_eq!(started(&fake), [""; 0]);
}

#[test]
fn complete_machine_passes_the_check_and_nothing_is_started() {
    for (fake, phone) in
        [(FakeMachine::with_android(), Phone::Android), (FakeMachine::with_ios(), Phone::Ios)]
    {
        tool::check(&fake.machine, &phone.tools().unwrap()).unwrap();
        tool::require(&fake.machine, &phone.tools().unwrap()).unwrap();
        let calls = fake.calls();
        assert!(!calls.iter().any(|call| call.contains(" run") || call.starts_with("mock")), "{calls:?}");
    }
}

#[test]
fn each_removed_tool_is_reported_missing() {
    for removed in [
        "bin/cargo-tauri",
        "bin/java",
        "sdk/platforms",
        "sdk/build-tools",
        "sdk/ndk/27.0.12077973/source.properties",
    ] {
        let fake = FakeMachine::with_android();
        fake.remove(removed);
        let error = error(tool::require(&fake.machine, &Phone::Android.tools().unwrap()));
        assert!(error.starts_with("one tool is missing"), "{removed}: {error}");
    }
    for (removed, count) in [("bin/rustc", 2), ("bin/xcodegen", 1), ("bin/xcrun", 1)] {
        let fake = FakeMachine::with_ios();
        fake.remove(removed);
        assert_eq!(missing(&fake, Phone::Ios).len(), count, "{removed}");
    }
}

#[test]
fn without_adb_devices_are_missing_unless_an_emulator_can_be_started() {
    let fake = FakeMachine::with_android();
    fake.remove("sdk/platform-tools");
    assert_eq!(missing(&fake, Phone::Android), ["Android platform-tools"]);
    fake.remove("sdk/emulator");
    assert_eq!(missing(&fake, Phone::Android), ["Android platform-tools", "emulator or phone"]);
}

#[test]
fn unauthorized_phone_does_not_count() {
    let fake = FakeMachine::with_android();
    fake.adb("R5CT1\\tunauthorized\\n", "");
    fake.remove("sdk/emulator");
    assert_eq!(missing(&fake, Phone::Android), ["emulator or phone"]);
}

#[test]
fn empty_machine_lacks_every_tool_with_instructions_for_each() {
    for (os, phone) in [(Os::Linux, Phone::Android), (Os::MacOs, Phone::Android), (Os::Linux, Phone::Ios)] {
        let fake = FakeMachine::empty(os);
        let tools = phone.tools().unwrap();
        let missing = tool::missing(&fake.machine, &tools);
        assert_eq!(missing.len(), tools.len());
        assert!(missing.iter().all(|tool| !tool.instructions(os).is_empty() && !tool.needed_for.is_empty()));
    }
}
