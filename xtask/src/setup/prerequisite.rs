//! System packages that are required besides git and Rust, and how each is detected.

use std::env::consts::ARCH;
use std::fmt;
use std::path::Path;
use std::process::Command;

use crate::children::succeeds;
use crate::files::in_path;

/// Something that a system package provides.
#[derive(Clone, Copy)]
pub(super) struct Prerequisite {
    /// Name of the package in Debian and Ubuntu.
    pub package: &'static str,
    pub probe: Probe,
    pub needed_for: &'static str,
}

/// How an installation is detected, by whatever means it was installed.
#[derive(Clone, Copy)]
pub(super) enum Probe {
    /// A program in the search path.
    Program(&'static str),
    /// A library that pkg-config finds.
    Library(&'static str),
    /// A folder of headers; `{}` stands for the name of this machine's processor.
    Headers(&'static str),
    /// A font that fontconfig finds.
    Font(&'static str),
}

/// Packages that building the window needs.
pub(super) const WINDOW: &[Prerequisite] = &[
    package("pkg-config", Probe::Program("pkg-config"), "finding the libraries of the system"),
    package("libwebkit2gtk-4.1-dev", Probe::Library("webkit2gtk-4.1"), "the window"),
];

/// Packages that drive browser, window and keystore.
pub(super) const DRIVING: &[Prerequisite] = &[
    package("xvfb", Probe::Program("Xvfb"), "a screen for the window where there is none"),
    package("chromium", Probe::Program("chromium"), "the browser that logs in"),
    package("chromium-driver", Probe::Program("chromedriver"), "driving the browser"),
    package("webkit2gtk-driver", Probe::Program("WebKitWebDriver"), "driving the window"),
    package("fontconfig", Probe::Program("fc-list"), "finding fonts"),
    package("fonts-roboto-unhinted", Probe::Font("Roboto"), "the letters of a phone"),
    package("dbus", Probe::Program("dbus-run-session"), "a session for the secret service"),
    package("gnome-keyring", Probe::Program("gnome-keyring-daemon"), "a secret service to keep keys in"),
];

/// Packages that compute reference values for tests.
pub(super) const COMPARING: &[Prerequisite] =
    &[package("oathtool", Probe::Program("oathtool"), "reference values for offline codes")];

/// Packages that the checks of the phone apps need.
pub(super) const PHONES: &[Prerequisite] = &[
    package("clang", Probe::Program("clang"), "compiling C for phones"),
    package("musl-dev", Probe::Headers("/usr/include/{}-linux-musl"), "headers to compile C for phones with"),
];

/// Packages that provide scripts from npm.
pub(super) const SCRIPTS: &[Prerequisite] = &[
    package("nodejs", Probe::Program("node"), "the command line of Tauri, to compare projects with"),
    package(
        "npm",
        Probe::Program("npm"),
        "fetching the command line of Tauri, and what checks that everybody can use the app",
    ),
];

/// Packages that provide programs from PyPI.
pub(super) const PYTHON: &[Prerequisite] =
    &[package("python3-venv", Probe::Program("python3"), "http_ece and pywebpush, to compare pushes with")];

/// Packages that generating Tauri's template of an Android project needs.
pub(super) const JDK: &[Prerequisite] = &[package(
    "openjdk-17-jdk-headless",
    Probe::Program("javac"),
    "Android's classes, and what is compiled for them",
)];

/// Packages that compile and run the stories of the Android app.
pub(super) const STORIES: &[Prerequisite] =
    &[JDK[0], package("maven", Probe::Program("mvn"), "fetching Android's libraries")];

const fn package(package: &'static str, probe: Probe, needed_for: &'static str) -> Prerequisite {
    Prerequisite { package, probe, needed_for }
}

impl Prerequisite {
    pub(super) fn is_installed(&self) -> bool {
        match self.probe {
            Probe::Program(name) => in_path(name).is_some(),
            Probe::Library(name) => succeeds(Command::new("pkg-config").args(["--exists", name])),
            Probe::Font(family) => succeeds(Command::new("fc-list").args(["-q", family])),
            Probe::Headers(folder) => Path::new(&folder.replace("{}", ARCH)).is_dir(),
        }
    }
}

impl fmt::Display for Probe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program(name) => write!(f, "the program {name}"),
            Self::Library(name) => write!(f, "the library {name}"),
            Self::Font(family) => write!(f, "the font {family}"),
            Self::Headers(folder) => write!(f, "the folder {}", folder.replace("{}", ARCH)),
        }
    }
}
