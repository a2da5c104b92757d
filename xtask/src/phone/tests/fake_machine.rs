//! A fake developer machine: a folder of scripts that log their calls and act as configured.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::phone::Launch;
use crate::phone::machine::{Machine, Os};

/// Folder of the Android SDK.
const SDK: &str = "sdk";

pub(super) struct FakeMachine {
    folder: TempDir,
    pub(super) machine: Machine,
}

impl FakeMachine {
    /// A machine without tools.
    pub(super) fn empty(os: Os) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let variables = [("PATH", "bin"), ("HOME", "home"), ("ANDROID_HOME", SDK)];
        let variables = variables.map(|(name, path)| (name.into(), folder.path().join(path).into()));
        fs::create_dir_all(folder.path().join("state")).unwrap();
        let machine = Machine {
            os,
            variables: variables.into_iter().collect::<Vec<(OsString, OsString)>>().into_iter().collect(),
        };
        let fake = Self { folder, machine };
        // Prints the line of the real mock and runs until it is terminated.
        fake.program("mock", "echo $$ > \"$MACHINE/mock.pid\"; echo 'The login page is at http://127.0.0.1:8787'; exec /usr/bin/tail -f /dev/null");
        fake
    }

    /// A machine with everything that Android needs, and a running emulator.
    pub(super) fn with_android() -> Self {
        let fake = Self::empty(Os::Linux);
        fake.rust("cargo-tauri", "echo 'tauri-cli 2.12.4'");
        fake.program("bin/java", "echo 'openjdk version \"17.0.12\" 2024-07-16' >&2");
        fake.program("sdk/emulator/emulator", "echo Pixel_9");
        fake.file("sdk/platforms/android-37/android.jar", "");
        fake.file("sdk/build-tools/37.0.0/aapt2", "");
        fake.file(
            "sdk/ndk/27.0.12077973/source.properties",
            "Pkg.Desc = Android NDK\nPkg.Revision = 27.0.12077973\n",
        );
        fake.set_connected(&["emulator-5554"]);
        fake
    }

    /// A Mac with everything that iOS needs, and a booted simulator.
    pub(super) fn with_ios() -> Self {
        let fake = Self::empty(Os::MacOs);
        fake.rust("cargo-tauri", "echo 'tauri-cli 2.12.4'");
        fake.program("bin/xcodebuild", "echo 'Xcode 26.1'; echo 'Build version 17B55'");
        fake.program("bin/xcodegen", "echo 'Version: 2.44.1'");
        fake.set_booted(&["iPhone 17 Pro"]);
        fake
    }

    fn rust(&self, cli: &str, script: &str) {
        self.file("rust/lib/core.rlib", "");
        self.program("bin/rustc", "echo \"$MACHINE/rust/lib\"");
        self.program(&format!("bin/{cli}"), script);
    }

    /// Sets the devices that adb lists.
    pub(super) fn set_connected(&self, serials: &[&str]) {
        let list: String = serials.iter().map(|serial| format!("{serial}\\tdevice\\n")).collect();
        self.adb(&list, "");
    }

    /// Sets the lines that `adb devices` prints. Calls that match the pattern `refuses` fail.
    pub(super) fn adb(&self, list: &str, refuses: &str) {
        let script = format!(
            "case \"$*\" in devices) printf 'List of devices attached\\n{list}\\n' ;; {}) exit 1 ;; esac",
            if refuses.is_empty() { "nothing" } else { refuses }
        );
        self.program("sdk/platform-tools/adb", &script);
    }

    pub(super) fn set_booted(&self, names: &[&str]) {
        let list: String =
            names.iter().map(|name| format!("    {name} (8B1C5F2E-0D7A) (Booted) \\n")).collect();
        self.program("bin/xcrun", &format!("printf '== Devices ==\\n-- iOS 26.1 --\\n{list}'"));
    }

    /// Writes a script. A child process writes the file: the kernel refuses to execute a file that
    /// any thread here has open for writing (ETXTBSY).
    pub(super) fn program(&self, path: &str, script: &str) {
        let program = self.path(path);
        fs::create_dir_all(program.parent().unwrap()).unwrap();
        let fake = self.folder.path().display();
        let name = program.file_name().unwrap().display().to_string();
        let script =
            format!("#!/bin/sh\nMACHINE='{fake}'\necho \"{name} $*\" >> \"$MACHINE/calls\"\n{script}\n");
        let mut write = Command::new("sh");
        write.args(["-c", "printf %s \"$1\" > \"$0\" && chmod +x \"$0\""]).arg(&program).arg(script);
        assert!(write.status().unwrap().success());
    }

    pub(super) fn file(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    pub(super) fn remove(&self, path: &str) {
        let path = self.path(path);
        if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Every call so far, with its arguments.
    pub(super) fn calls(&self) -> Vec<String> {
        let calls = fs::read_to_string(self.path("calls")).unwrap_or_default();
        calls.replace(&self.folder.path().display().to_string(), "…").lines().map(str::to_owned).collect()
    }

    /// Process id of the mock that was started last.
    pub(super) fn mock(&self) -> i32 {
        fs::read_to_string(self.path("mock.pid")).unwrap().trim().parse().unwrap()
    }

    /// Calls `launch` with this machine.
    pub(super) fn launch<T>(&self, device: Option<&str>, launch: impl FnOnce(&Launch<'_>) -> T) -> T {
        let (mock, state): (&Path, &Path) = (&self.path("mock"), &self.path("state"));
        launch(&Launch { machine: &self.machine, workspace: self.folder.path(), mock, state, device })
    }
}
