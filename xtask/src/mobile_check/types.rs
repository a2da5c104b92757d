//! Type checks and lints of the app for each platform without its tools, as a development build and
//! as a release. Nothing is linked.

use std::fmt;
use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cargo::{cargo, target};
use crate::children;
use crate::setup::{ANDROID, IOS};

/// All type checks.
pub(super) const CHECKS: &[TypeCheck] = &[
    TypeCheck { phone: ANDROID, profile: Profile::Development },
    TypeCheck { phone: ANDROID, profile: Profile::Release },
    TypeCheck { phone: IOS, profile: Profile::Development },
    TypeCheck { phone: IOS, profile: Profile::Release },
];

/// The workspace's own packages, compiled without debug assertions for the release check.
const OURS: &[&str] = &[
    "finago-key",
    "finago-shell",
    "key-backend-client",
    "key-core",
    "key-protocol",
    "key-messages",
    "key-view",
    "tauri-plugin-phone",
];

/// Apple's header with the target platform, the only header of the SDK that C code among the
/// packages includes.
const CONDITIONALS: &str = "#define TARGET_OS_MAC 1\n#define TARGET_OS_IPHONE 1\n#define TARGET_OS_IOS 1\n\
                            #define TARGET_OS_OSX 0\n#define TARGET_OS_SIMULATOR 0\n";

#[derive(Clone, Copy)]
enum Profile {
    Development,
    Release,
}

/// A type check for one target in one profile.
pub(super) struct TypeCheck {
    phone: &'static str,
    profile: Profile,
}

impl TypeCheck {
    pub(super) fn run(&self) -> Result<()> {
        let mut check = cargo(&["clippy", "--quiet", "--package", "finago-key", "--target", self.phone]);
        check.env("CARGO_TARGET_DIR", target("mobile"));
        configure_c_compiler(self.phone, &mut check)?;
        if let Profile::Release = self.profile {
            for package in OURS {
                check.arg("--config").arg(format!("profile.dev.package.{package}.debug-assertions=false"));
            }
            check.env("FINAGO_KEY_BACKEND", "https://key.example");
        }
        check.args(["--", "-D", "warnings"]);
        children::run(&self.to_string(), &mut check)
    }
}

impl fmt::Display for TypeCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let profile = match self.profile {
            Profile::Development => "a development build",
            Profile::Release => "a release",
        };
        write!(f, "types and lints of {profile} for {}", self.phone)
    }
}

/// Sets what C code among the packages is compiled with: this machine's musl headers, which do not
/// depend on the processor.
fn configure_c_compiler(phone: &str, check: &mut Command) -> Result<()> {
    let headers = format!("-isystem /usr/include/{}-linux-musl", std::env::consts::ARCH);
    if phone == ANDROID {
        check.env("CC_aarch64_linux_android", "clang").env("AR_aarch64_linux_android", "ar");
        check.env("CFLAGS_aarch64_linux_android", format!("--target=aarch64-linux-android28 {headers}"));
    } else {
        let sdk = target("mobile/sdk");
        let folder = sdk.join("usr/include");
        let file = folder.join("TargetConditionals.h");
        if !file.is_file() {
            fs::create_dir_all(&folder).context("cannot create a folder for headers")?;
            fs::write(&file, CONDITIONALS).context("cannot write a header")?;
        }
        check.env("SDKROOT", sdk).env("CFLAGS_aarch64_apple_ios", headers);
    }
    Ok(())
}
