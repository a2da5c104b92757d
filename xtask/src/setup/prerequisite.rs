//! What must be on the machine besides git and Rust, and the sign by which it is known.

use std::env::consts::ARCH;
use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};

/// Something that a package of the system brings.
#[derive(Clone, Copy)]
pub(super) struct Prerequisite {
    /// What Debian and Ubuntu call the package.
    pub package: &'static str,
    pub sign: Sign,
    pub needed_for: &'static str,
}

/// How we see that it is there, whoever installed it.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    /// A program in the search path.
    Program(&'static str),
    /// A library that pkg-config knows.
    Library(&'static str),
    /// A folder of headers, with the name of this machine's processor for `{}`.
    Headers(&'static str),
    /// A font that fontconfig knows.
    Font(&'static str),
}

/// What the window is built with.
pub(super) const WINDOW: &[Prerequisite] = &[
    of("pkg-config", Sign::Program("pkg-config"), "finding the libraries of the system"),
    of("libwebkit2gtk-4.1-dev", Sign::Library("webkit2gtk-4.1"), "the window"),
];

/// What browser, window and keystore are driven with.
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

/// What is asked for answers to compare ours with.
pub(super) const COMPARING: &[Prerequisite] =
    &[of("oathtool", Sign::Program("oathtool"), "offline codes that somebody else computes")];

/// What the app is checked for phones with.
pub(super) const PHONES: &[Prerequisite] = &[
    of("clang", Sign::Program("clang"), "compiling C for phones"),
    of("musl-dev", Sign::Headers("/usr/include/{}-linux-musl"), "headers to compile C for phones with"),
];

/// What brings scripts that only npm has.
pub(super) const SCRIPTS: &[Prerequisite] = &[
    of("nodejs", Sign::Program("node"), "the command line of Tauri, to compare projects with"),
    of(
        "npm",
        Sign::Program("npm"),
        "fetching the command line of Tauri, and what checks that everybody can use the app",
    ),
];

/// What brings programs that only PyPI has.
pub(super) const PYTHON: &[Prerequisite] =
    &[of("python3-venv", Sign::Program("python3"), "http_ece and pywebpush, to compare pushes with")];

/// What Tauri's own template of an Android project is not written without.
pub(super) const JDK: &[Prerequisite] = &[of(
    "openjdk-17-jdk-headless",
    Sign::Program("javac"),
    "Android's classes, and what is compiled for them",
)];

/// What the stories of the Android app are compiled and played with.
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

/// Whether the shell would find a program of that name.
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
