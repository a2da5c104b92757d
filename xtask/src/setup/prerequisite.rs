//! System packages that are required besides git and Rust, and how each is detected.

use std::env::consts::ARCH;
use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};

/// Something that a system package provides.
#[derive(Clone, Copy)]
pub(super) struct Prerequisite {
    /// Name of the package in Debian and Ubuntu.
    pub package: &'static str,
    pub sign: Sign,
    pub needed_for: &'static str,
}

/// How an installation is detected, by whatever means it was installed.
#[derive(Clone, Copy)]
pub(super) enum Sign {
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
    of("pkg-config", Sign::Program("pkg-config"), "finding the libraries of the system"),
    of("libwebkit2gtk-4.1-dev", Sign::Library("webkit2gtk-4.1"), "the window"),
];

/// Packages that drive browser, window and keystore.
pub(super) const DRIVING: &[Prerequisite] = &[
    of("xvfb", Sign::Program("Xvfb"), "a screen for the window where there is none"),
    of("chromium", Sign::Program("chromium"), "the browser that logs in"),
    of("chromium-driver", Sign::Program("chromedriver"), "driving the browser"),
    of("webkit2gtk-driver", Sign::Program("WebKitWebDriver"), "driving the window"),
    of("fontconfig", Sign::Program("fc-list"), "finding fonts"),
    of("fonts-roboto-unhinted", Sign::Font("Roboto"), "the letters of a phone"),
    of("dbus", Sign::Program("dbus-run-session"), "a session for the secret service"),
    of("gnome-keyring", Sign::Program("gnome-keyring-daemon"), "a secret service to keep keys in"),
];

/// Packages that compute reference values for tests.
pub(super) const COMPARING: &[Prerequisite] =
    &[of("oathtool", Sign::Program("oathtool"), "offline codes that somebody else computes")];

/// Packages that the checks of the phone apps need.
pub(super) const PHONES: &[Prerequisite] = &[
    of("clang", Sign::Program("clang"), "compiling C for phones"),
    of("musl-dev", Sign::Headers("/usr/include/{}-linux-musl"), "headers to compile C for phones with"),
];

/// Packages that provide scripts from npm.
pub(super) const SCRIPTS: &[Prerequisite] = &[
    of("nodejs", Sign::Program("node"), "the command line of Tauri, to compare projects with"),
    of(
        "npm",
        Sign::Program("npm"),
        "fetching the command line of Tauri, and what checks that everybody can use the app",
    ),
];

/// Packages that provide programs from PyPI.
pub(super) const PYTHON: &[Prerequisite] =
    &[of("python3-venv", Sign::Program("python3"), "http_ece and pywebpush, to compare pushes with")];

/// Packages that generating Tauri's template of an Android project needs.
pub(super) const JDK: &[Prerequisite] = &[of(
    "openjdk-17-jdk-headless",
    Sign::Program("javac"),
    "Android's classes, and what is compiled for them",
)];

/// Packages that compile and run the stories of the Android app.
pub(super) const STORIES: &[Prerequisite] =
    &[JDK[0], of("maven", Sign::Program("mvn"), "fetching Android's libraries")];

const fn of(package: &'static str, sign: Sign, needed_for: &'static str) -> Prerequisite {
    Prerequisite { package, sign, needed_for }
}

impl Prerequisite {
    pub(super) fn is_here(&self) -> bool {
        match self.sign {
            Sign::Program(name) => is_in_path(name),
            Sign::Library(name) => Command::new("pkg-config")
                .args(["--exists", name])
                .stderr(Stdio::null())
                .status()
                .is_ok_and(|status| status.success()),
            Sign::Font(family) => {
                Command::new("fc-list").args(["-q", family]).status().is_ok_and(|status| status.success())
            }
            Sign::Headers(folder) => Path::new(&folder.replace("{}", ARCH)).is_dir(),
        }
    }
}

/// Whether a program of that name is in the search path.
pub(super) fn is_in_path(name: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(name).is_file()))
}

impl fmt::Display for Sign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program(name) => write!(f, "the program {name}"),
            Self::Library(name) => write!(f, "the library {name}"),
            Self::Font(family) => write!(f, "the font {family}"),
            Self::Headers(folder) => write!(f, "the folder {}", folder.replace("{}", ARCH)),
        }
    }
}
