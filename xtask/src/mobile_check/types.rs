//! Type checks and lints of the app for each platform without its tools, as a development build and
//! as a release. Nothing is linked.

use std::process::Command;

use anyhow::Result;

use crate::cargo::{cargo, target};
use crate::setup::{ANDROID, IOS};
use crate::{children, files};

/// The workspace's own packages, compiled without debug assertions for the release check.
const OURS: &str = "finago-key finago-shell key-backend-client key-core key-protocol key-messages key-view \
     tauri-plugin-phone";

/// Apple's header with the target platform, the only header of the SDK that C code among the
/// packages includes.
const CONDITIONALS: &str = "#define TARGET_OS_MAC 1\n#define TARGET_OS_IPHONE 1\n#define TARGET_OS_IOS 1\n\
                            #define TARGET_OS_OSX 0\n#define TARGET_OS_SIMULATOR 0\n";

/// Runs all type checks, and passes the name and the outcome of each to `report`.
pub(super) fn check_all(mut report: impl FnMut(&str, Result<()>)) {
    for phone in [ANDROID, IOS] {
        for (is_release, profile) in [(false, "a development build"), (true, "a release")] {
            let name = format!("types and lints of {profile} for {phone}");
            report(&name, check(&name, phone, is_release));
        }
    }
}

fn check(name: &str, phone: &str, is_release: bool) -> Result<()> {
    let mut check = cargo("clippy --quiet --package finago-key --target");
    check.arg(phone).env("CARGO_TARGET_DIR", target("mobile"));
    configure_c_compiler(phone, &mut check)?;
    if is_release {
        for package in OURS.split(' ') {
            check.arg("--config").arg(format!("profile.dev.package.{package}.debug-assertions=false"));
        }
        check.env("FINAGO_KEY_BACKEND", "https://key.example");
    }
    children::run(name, check.args(["--", "-D", "warnings"]))
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
        files::write_if_changed(&sdk.join("usr/include/TargetConditionals.h"), CONDITIONALS)?;
        check.env("SDKROOT", sdk).env("CFLAGS_aarch64_apple_ios", headers);
    }
    Ok(())
}
