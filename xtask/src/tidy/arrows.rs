//! The arrows of ARCHITECTURE.md between crates, compared with the manifests that Cargo reads.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::cargo::cargo;

/// The crates that each crate may use. Tests, benchmarks and tools stand at the end of every arrow.
const ARROWS: &[(&str, &[&str])] = &[
    ("key-protocol", &[]),
    ("key-view", &[]),
    ("key-messages", &["key-view"]),
    ("key-core", &["backend-model", "key-protocol", "key-view"]),
    ("key-backend-client", &["key-core", "key-protocol"]),
    ("backend-model", &["key-protocol"]),
    ("backend-mock", &["backend-model", "key-messages", "key-protocol"]),
    ("finago-key-ui", &["key-messages", "key-view"]),
    ("tauri-plugin-phone", &["key-core", "key-protocol", "key-view"]),
    ("finago-key", &["finago-shell"]),
    (
        "finago-shell",
        &["key-backend-client", "key-core", "key-messages", "key-protocol", "key-view", "tauri-plugin-phone"],
    ),
];

/// The crates that may use every other: nothing that is shipped uses them, but the tests of a crate
/// may.
const TESTS_AND_TOOLS: &[&str] =
    &["stories", "bench", "empty-window", "fuzzed", "gallery", "memory", "support", "xtask"];

/// Returns the crates of the workspace that each crate depends on, in any build, except what its
/// tests use of [`TESTS_AND_TOOLS`].
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = cargo("metadata --no-deps --offline --format-version 1").output().unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    let in_workspace = |package: &Value| {
        let own = name(package);
        let dependencies = package["dependencies"].as_array().unwrap().iter();
        let for_tests = |dependency: &&Value| {
            dependency["kind"] == "dev" && TESTS_AND_TOOLS.contains(&dependency["name"].as_str().unwrap())
        };
        let of_ours = dependencies
            .filter(|dependency| dependency["path"].is_string() && !for_tests(dependency))
            .map(name);
        of_ours.filter(|dependency| *dependency != own).collect()
    };
    packages.iter().map(|package| (name(package), in_workspace(package))).collect()
}

#[test]
fn crates_depend_only_along_the_arrows_of_the_architecture() {
    let mut found = dependencies();
    for name in TESTS_AND_TOOLS {
        assert!(found.remove(*name).is_some(), "{name} is no crate any more: take it off the list");
    }
    let allowed: BTreeMap<_, BTreeSet<_>> = ARROWS
        .iter()
        .map(|(from, to)| ((*from).to_owned(), to.iter().map(|to| (*to).to_owned()).collect()))
        .collect();
    assert_eq!(found, allowed, "left: Cargo's manifests; right: the arrows, which ARCHITECTURE.md lists too");
}
