//! Names of devices: unique within an account, so that *by* in a notice names one device.

use std::collections::BTreeSet;

use key_protocol::ids::{DeviceText, Username, UsernameKey};
use key_protocol::notice::BY_WEB;

/// Returns `asked`, or, if another device has that name or the name stands for the login pages, the
/// name with the lowest free number from 2 up. Names compare as usernames do; a long name is
/// shortened before its number.
pub(super) fn unique<'a>(asked: &DeviceText, taken: impl Iterator<Item = &'a DeviceText>) -> DeviceText {
    let mut used: BTreeSet<UsernameKey> = taken.map(|name| key(name.as_str())).collect();
    used.insert(key(BY_WEB));
    let numbered = |number: usize| {
        let suffix = format!(" {number}");
        let room = DeviceText::MAX_CODE_POINTS - suffix.chars().count();
        let start: String = asked.as_str().chars().take(room).collect();
        format!("{start}{suffix}")
    };
    let candidates = std::iter::once(asked.as_str().to_owned()).chain((2..).map(numbered));
    let free =
        candidates.filter(|name| !used.contains(&key(name))).find_map(|name| DeviceText::parse(name).ok());
    free.unwrap_or_else(|| asked.clone())
}

fn key(name: &str) -> UsernameKey {
    Username::new(name).key()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn names_match_the_golden_vectors() {
        let vectors = include_str!("../../protocol/tests/vectors/protocol-v1.json");
        let vectors: Value = serde_json::from_str(vectors).unwrap();
        let cases = vectors["revision_2_mended"]["device_names"].as_array().unwrap();
        assert_eq!(cases.len(), 10);
        let text = |name: &Value| DeviceText::parse(name.as_str().unwrap()).unwrap();
        for case in cases {
            let taken: Vec<_> = case["taken"].as_array().unwrap().iter().map(text).collect();
            assert_eq!(unique(&text(&case["asked"]), taken.iter()), text(&case["given"]), "{case}");
        }
    }
}
