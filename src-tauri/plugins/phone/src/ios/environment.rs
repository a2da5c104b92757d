//! The environment of Apple's push service that the app is registered in. The entitlement
//! `aps-environment`, set when the build is signed, decides. iOS does not let an app read its
//! entitlements, but the provisioning profile in the bundle repeats them. Only builds from the
//! store and from TestFlight, which are always `production`, and builds for the simulator have no
//! profile.

use key_protocol::push::ApnsEnvironment;

/// File name of the profile in the bundle.
#[cfg(target_os = "ios")]
pub(super) const PROFILE: &str = "embedded.mobileprovision";

/// Returns the environment of a build with this profile. `is_development` decides for a build
/// without one: it was made for the simulator, or for the store.
pub(super) fn of(profile: Option<&[u8]>, is_development: bool) -> ApnsEnvironment {
    match profile.and_then(stated_in) {
        Some(environment) => environment,
        None if is_development => ApnsEnvironment::Sandbox,
        None => ApnsEnvironment::Production,
    }
}

/// Returns the environment in the profile: an XML property list, in plain text inside a signature.
fn stated_in(profile: &[u8]) -> Option<ApnsEnvironment> {
    let text = String::from_utf8_lossy(profile);
    let (_, after) = text.split_once("<key>aps-environment</key>")?;
    let (value, _) = after.trim_start().strip_prefix("<string>")?.split_once("</string>")?;
    match value {
        "development" => Some(ApnsEnvironment::Sandbox),
        "production" => Some(ApnsEnvironment::Production),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(value: &str) -> Vec<u8> {
        let mut profile = vec![0x30, 0x82, 0xff, 0xfe];
        profile.extend(format!(
            "<?xml version=\"1.0\"?><plist><dict><key>Entitlements</key><dict>\n\t\t<key>aps-environment</key>\n\
             \t\t<string>{value}</string></dict></dict></plist>"
        ).into_bytes());
        profile.extend([0xa0, 0x80]);
        profile
    }

    #[test]
    fn profile_decides_the_environment() {
        for is_development in [true, false] {
            assert_eq!(of(Some(&profile("development")), is_development), ApnsEnvironment::Sandbox);
            assert_eq!(of(Some(&profile("production")), is_development), ApnsEnvironment::Production);
        }
    }

    #[test]
    fn build_decides_if_the_profile_does_not() {
        for profile in [None, Some(&b"no property list"[..]), Some(&profile("something else"))] {
            assert_eq!(of(profile, true), ApnsEnvironment::Sandbox);
            assert_eq!(of(profile, false), ApnsEnvironment::Production);
        }
    }
}
