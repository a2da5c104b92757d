//! Which programs are started in which order, and what is printed when a tool is missing. Every
//! tool is a script.

mod desk;

use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::Pid;

use super::machine::Os;
use super::{Phone, tool};
use desk::Desk;

const MOCK: &str = "mock --listen 127.0.0.1:8787 --state …/kept/mock.json";
const RUN: &str = "cargo-tauri android run -- --config env.FINAGO_KEY_BACKEND='http://127.0.0.1:8787'";

/// Calls other than those that detect tools.
fn started(desk: &Desk) -> Vec<String> {
    let looks = ["adb devices", "emulator -list-avds", "xcrun simctl list devices booted"];
    desk.calls().into_iter().filter(|call| !looks.contains(&call.trim_end())).collect()
}

fn says(outcome: anyhow::Result<()>) -> String {
    outcome.unwrap_err().to_string()
}

fn android(desk: &Desk, device: Option<&str>) -> anyhow::Result<()> {
    desk.show(device, |show| Phone::Android.show(show))
}

fn ios(desk: &Desk, device: Option<&str>) -> anyhow::Result<()> {
    desk.show(device, |show| Phone::Ios.show(show))
}

#[test]
fn an_emulator_reaches_the_mock_before_the_app_is_built_for_it() {
    let desk = Desk::with_android();
    android(&desk, None).unwrap();
    assert_eq!(started(&desk), ["adb -s emulator-5554 reverse tcp:8787 tcp:8787", MOCK, RUN]);
}

#[test]
fn the_mock_ends_with_the_app() {
    let desk = Desk::with_android();
    android(&desk, None).unwrap();
    assert_eq!(kill(Pid::from_raw(desk.mock()), None), Err(Errno::ESRCH));
}

#[test]
fn a_cli_that_fails_is_named_and_the_mock_ends_all_the_same() {
    let desk = Desk::with_android();
    desk.program("bin/cargo-tauri", "exit 3");
    let said = says(android(&desk, None));
    assert!(said.contains("running the app failed") && said.contains("cargo-tauri android run"), "{said}");
    assert_eq!(kill(Pid::from_raw(desk.mock()), None), Err(Errno::ESRCH));
}

#[test]
fn an_emulator_that_the_cli_is_to_start_reaches_the_mock_as_it_comes() {
    let desk = Desk::with_android();
    desk.connected(&[]);
    // The call that starts first unblocks the one that starts last, as a booting emulator would.
    assert!(std::process::Command::new("mkfifo").arg(desk.path("booted")).status().unwrap().success());
    let script = "case \"$*\" in devices) echo 'List of devices attached' ;; wait-*) echo booted > \"$DESK/booted\" ;; esac";
    desk.program("sdk/platform-tools/adb", script);
    desk.program("bin/cargo-tauri", "read -r _ < \"$DESK/booted\"");
    android(&desk, None).unwrap();
    let mut started = started(&desk);
    started.sort();
    assert_eq!(started, ["adb wait-for-device reverse tcp:8787 tcp:8787", RUN, MOCK]);
}

#[test]
fn an_emulator_without_reverse_ports_knows_this_machine_by_another_name() {
    let desk = Desk::with_android();
    desk.adb("emulator-5554\\tdevice\\n", "*reverse*");
    android(&desk, None).unwrap();
    let [_, mock, run] = &started(&desk)[..] else { panic!("{:?}", started(&desk)) };
    assert_eq!(*mock, format!("{MOCK} --origin http://10.0.2.2:8787"));
    assert_eq!(run, "cargo-tauri android run -- --config env.FINAGO_KEY_BACKEND='http://10.0.2.2:8787'");
}

#[test]
fn a_phone_without_reverse_ports_is_refused_before_anything_is_started() {
    let desk = Desk::with_android();
    desk.adb("R5CT1\\tdevice\\n", "*reverse*");
    let said = says(android(&desk, None));
    assert!(said.contains("adb -s R5CT1 reverse tcp:8787 tcp:8787 failed"), "{said}");
    assert_eq!(started(&desk), ["adb -s R5CT1 reverse tcp:8787 tcp:8787"]);
}

#[test]
fn of_several_the_person_says_which() {
    let desk = Desk::with_android();
    desk.connected(&["emulator-5554", "R5CT1"]);
    let said = says(android(&desk, None));
    assert!(said.contains("emulator-5554, R5CT1") && said.contains("cargo xtask android NAME"), "{said}");
    assert_eq!(started(&desk), [""; 0]);

    android(&desk, Some("Pixel 9")).unwrap();
    let run = RUN.replace("run", "run Pixel 9");
    let reverse = |serial| format!("adb -s {serial} reverse tcp:8787 tcp:8787");
    assert_eq!(started(&desk), [reverse("emulator-5554"), reverse("R5CT1"), MOCK.to_owned(), run]);
}

#[test]
fn a_release_address_in_the_shell_is_not_the_apps() {
    let mut desk = Desk::with_android();
    desk.machine.variables.insert("FINAGO_KEY_BACKEND".into(), "https://key.example".into());
    desk.program(
        "bin/cargo-tauri",
        "echo \"$*${FINAGO_KEY_BACKEND:+ and $FINAGO_KEY_BACKEND}\" > \"$DESK/told\"",
    );
    android(&desk, None).unwrap();
    let told = std::fs::read_to_string(desk.path("told")).unwrap();
    assert!(told.trim_end().ends_with("'http://127.0.0.1:8787'"), "{told}");
}

#[test]
fn a_simulator_gets_its_project_and_is_woken() {
    let desk = Desk::with_ios();
    ios(&desk, None).unwrap();
    let mock = format!("{MOCK} --simulator");
    assert_eq!(
        started(&desk),
        ["xcodegen generate --spec project.yml", &mock, "cargo-tauri ios run iPhone 17 Pro"]
    );
    assert!(desk.path("gen/apple/Externals").is_dir());
}

#[test]
fn without_a_simulator_or_with_several_nothing_is_started() {
    let desk = Desk::with_ios();
    desk.booted(&[]);
    assert_eq!(says(ios(&desk, None)), "no simulator is booted");
    desk.booted(&["iPad Pro 11-inch (M4)", "iPhone 17"]);
    let said = says(ios(&desk, None));
    assert!(said.contains("iPad Pro 11-inch (M4), iPhone 17"), "{said}");
    assert_eq!(started(&desk), [""; 0]);
}

#[test]
fn a_desk_with_everything_on_it_passes_and_nothing_is_started() {
    for (desk, phone) in [(Desk::with_android(), Phone::Android), (Desk::with_ios(), Phone::Ios)] {
        tool::check(&desk.machine, phone.tools()).unwrap();
        tool::demand(&desk.machine, phone.tools()).unwrap();
        let calls = desk.calls();
        assert!(!calls.iter().any(|call| call.contains(" run") || call.starts_with("mock")), "{calls:?}");
    }
}

#[test]
fn each_thing_that_is_lost_is_missed() {
    for lost in [
        "bin/cargo-tauri",
        "bin/java",
        "sdk/platforms",
        "sdk/build-tools",
        "sdk/ndk/27.0.12077973/source.properties",
    ] {
        let desk = Desk::with_android();
        desk.lose(lost);
        let said = says(tool::demand(&desk.machine, Phone::Android.tools()));
        assert!(said.starts_with("one tool is missing"), "{lost}: {said}");
    }
    for (lost, how_many) in [("bin/rustc", 2), ("bin/xcodegen", 1), ("bin/xcrun", 1)] {
        let desk = Desk::with_ios();
        desk.lose(lost);
        let missing = tool::missing(&desk.machine, Phone::Ios.tools());
        assert_eq!(missing.len(), how_many, "{lost}");
    }
}

#[test]
fn without_adb_its_devices_are_missed_too_unless_an_emulator_can_be_started() {
    let desk = Desk::with_android();
    desk.lose("sdk/platform-tools");
    let missing = || -> Vec<_> {
        tool::missing(&desk.machine, Phone::Android.tools()).iter().map(|tool| tool.name).collect()
    };
    assert_eq!(missing(), ["Android platform-tools"]);
    desk.lose("sdk/emulator");
    assert_eq!(missing(), ["Android platform-tools", "emulator or phone"]);
}

#[test]
fn a_phone_that_was_not_allowed_does_not_count() {
    let desk = Desk::with_android();
    desk.adb("R5CT1\\tunauthorized\\n", "");
    desk.lose("sdk/emulator");
    let missing = tool::missing(&desk.machine, Phone::Android.tools());
    assert_eq!(missing.iter().map(|tool| tool.name).collect::<Vec<_>>(), ["emulator or phone"]);
}

#[test]
fn an_empty_desk_misses_all_and_says_what_to_do_about_each() {
    for (os, phone) in [(Os::Linux, Phone::Android), (Os::MacOs, Phone::Android), (Os::Linux, Phone::Ios)] {
        let desk = Desk::empty(os);
        let missing = tool::missing(&desk.machine, phone.tools());
        assert_eq!(missing.len(), phone.tools().len());
        assert!(missing.iter().all(|tool| !tool.how(os).is_empty() && !tool.needed_for.is_empty()));
    }
}
