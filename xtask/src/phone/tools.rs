//! The tools that each platform needs.

use super::tool::{Probe, Tool};

const CLI: Tool = everywhere(
    "Tauri CLI",
    Probe::Version(&["cargo-tauri", "--version"], &[2, 12]),
    "builds the app, installs it and starts it",
    "cargo install tauri-cli --locked --version '^2.12'",
);

/// Tools for Android emulators and phones.
pub(super) const ANDROID: &[Tool] = &[
    CLI,
    everywhere(
        "Rust for phones",
        Probe::Target("aarch64-linux-android"),
        "compiles the core for phones, and for emulators on a Mac",
        "rustup target add aarch64-linux-android",
    ),
    everywhere(
        "Rust for emulators",
        Probe::Target("x86_64-linux-android"),
        "compiles the core for emulators on a PC",
        "rustup target add x86_64-linux-android",
    ),
    Tool {
        name: "JDK 17 or newer",
        probe: Probe::Java(&[17]),
        needed_for: "Gradle, which builds the Android side",
        on_linux: "sudo apt-get install openjdk-17-jdk-headless",
        on_macos: "brew install openjdk@17, and export JAVA_HOME=\"$(brew --prefix openjdk@17)/libexec/openjdk.jdk/Contents/Home\"",
    },
    Tool {
        name: "Android SDK",
        probe: Probe::Sdk,
        needed_for: "everything below",
        on_linux: "Install Android Studio, or only its command line tools (https://developer.android.com/studio), \
                   and export ANDROID_HOME=\"$HOME/Android/Sdk\"",
        on_macos: "Install Android Studio, or only its command line tools (https://developer.android.com/studio), \
                   and export ANDROID_HOME=\"$HOME/Library/Android/sdk\"",
    },
    everywhere(
        "Android platform-tools",
        Probe::InSdk("platform-tools/adb"),
        "adb, which talks to emulators and phones",
        "\"$ANDROID_HOME\"/cmdline-tools/latest/bin/sdkmanager platform-tools",
    ),
    everywhere(
        "Android platform",
        Probe::InSdk("platforms"),
        "what the Android side is compiled against; compileSdk in gen/android/app/build.gradle.kts says which",
        "\"$ANDROID_HOME\"/cmdline-tools/latest/bin/sdkmanager 'platforms;android-37'",
    ),
    everywhere(
        "Android build-tools",
        Probe::InSdk("build-tools"),
        "packs the app",
        "\"$ANDROID_HOME\"/cmdline-tools/latest/bin/sdkmanager 'build-tools;37.0.0'",
    ),
    everywhere(
        "Android NDK 27 or newer",
        Probe::Ndk(&[27]),
        "links the core for phones",
        "\"$ANDROID_HOME\"/cmdline-tools/latest/bin/sdkmanager 'ndk;27.0.12077973', \
         and export NDK_HOME=\"$ANDROID_HOME\"/ndk/27.0.12077973",
    ),
    everywhere(
        "emulator or phone",
        Probe::AndroidDevice,
        "shows the app",
        "Make an emulator in Android Studio's Device Manager, or connect a phone with USB debugging switched on \
         (Settings, Developer options) and allow this computer on it",
    ),
];

/// Tools for iOS simulators.
pub(super) const IOS: &[Tool] = &[
    everywhere(
        "macOS",
        Probe::MacOs,
        "Apple's tools run nowhere else",
        "Use a Mac; Android works here: cargo xtask android --check",
    ),
    CLI,
    everywhere(
        "Xcode 16 or newer",
        Probe::Version(&["xcodebuild", "-version"], &[16]),
        "builds the iOS side; the command line tools alone do not",
        "Install Xcode from the App Store, then: sudo xcode-select --switch /Applications/Xcode.app && sudo xcodebuild -runFirstLaunch",
    ),
    everywhere(
        "Rust for simulators",
        Probe::Target("aarch64-apple-ios-sim"),
        "compiles the core for simulators",
        "rustup target add aarch64-apple-ios-sim",
    ),
    everywhere(
        "Rust for iPhones",
        Probe::Target("aarch64-apple-ios"),
        "compiles the core for phones",
        "rustup target add aarch64-apple-ios",
    ),
    everywhere(
        "XcodeGen",
        Probe::Version(&["xcodegen", "--version"], &[2]),
        "makes the Xcode project of gen/apple/project.yml",
        "brew install xcodegen",
    ),
    everywhere(
        "a booted simulator",
        Probe::Simulator,
        "shows the app",
        "xcrun simctl list devices available, then: xcrun simctl boot 'iPhone 17' && open -a Simulator",
    ),
];

/// A tool that is installed in the same way on each system.
const fn everywhere(name: &'static str, probe: Probe, needed_for: &'static str, how: &'static str) -> Tool {
    Tool { name, probe, needed_for, on_linux: how, on_macos: how }
}
