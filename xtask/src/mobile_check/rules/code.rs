//! Minimum platform versions, consistent app versions, and small releases.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use crate::mobile_check::project::{GRADLE, Project, TAURI, XCODE, expect, expect_code};
use crate::mobile_check::rule::{Rule, change};

const WORKSPACE: &str = "Cargo.toml";

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: "MASVS-CODE-1",
        says: "the oldest systems are Android 9 and iOS 16, wherever that is said",
        holds: the_oldest_systems_are_these,
        broken_by: &[
            change(GRADLE, "minSdk = 28", "minSdk = 24"),
            change(TAURI, r#""minSdkVersion": 28"#, r#""minSdkVersion": 24"#),
            change(XCODE, "iOS: \"16.0\"", "iOS: \"14.0\""),
            change(TAURI, r#""minimumSystemVersion": "16.0""#, r#""minimumSystemVersion": "14.0""#),
            change(GRADLE, "targetSdk = 37", "targetSdk = 33"),
        ],
    },
    Rule {
        control: "MASVS-CODE-1",
        says: "both phones have the version of Cargo.toml",
        holds: there_is_one_version,
        broken_by: &[
            change(WORKSPACE, "[workspace.package]\nversion = \"", "[workspace.package]\nversion = \"9"),
            change(TAURI, r#""version": ""#, r#""version": "9"#),
            change(XCODE, "CFBundleShortVersionString: ", "CFBundleShortVersionString: 9"),
            change(XCODE, "CFBundleVersion: \"", "CFBundleVersion: \"9"),
            change(GRADLE, r#"tauriProperties.getProperty("tauri.android.versionCode", "1").toInt()"#, "7"),
            change(TAURI, r#""minSdkVersion": 28"#, r#""minSdkVersion": 28, "versionCode": 7"#),
            change(
                TAURI,
                r#""minSdkVersion": 28"#,
                r#""minSdkVersion": 28, "autoIncrementVersionCode": true"#,
            ),
        ],
    },
    Rule {
        control: "MASVS-RESILIENCE-3",
        says: "a release is small, says no names and leaves its symbols for the store",
        holds: a_release_is_small,
        broken_by: &[
            change(
                GRADLE,
                "optimization {\n               enable = true",
                "optimization {\n               enable = false",
            ),
            change(GRADLE, "ndk.debugSymbolLevel = \"FULL\"", ""),
            change(GRADLE, "            signingConfig = signingConfigs.findByName(\"release\")\n", ""),
            change(WORKSPACE, "[profile.release]\nopt-level = \"s\"", "[profile.release]\nopt-level = 3"),
            change(WORKSPACE, "lto = true", "lto = false"),
            change(WORKSPACE, "strip = true", "strip = false"),
            change(WORKSPACE, "panic = \"abort\"", "panic = \"unwind\""),
        ],
    },
];

fn the_oldest_systems_are_these(project: &Project<'_>) -> Result<()> {
    let gradle = project.code(GRADLE)?;
    expect_code(&gradle, "minSdk = 28 ")?;
    let newest = number_after(&gradle, "compileSdk = ")?;
    expect_code(&gradle, &format!("targetSdk = {newest} "))?;
    let tauri = project.json(TAURI)?;
    expect(&tauri, "/bundle/android/minSdkVersion", &json!(28))?;
    expect(&tauri, "/bundle/iOS/minimumSystemVersion", &json!("16.0"))?;
    expect(&project.yaml(XCODE)?, "/options/deploymentTarget", &json!({ "iOS": "16.0" }))
}

fn number_after<'a>(code: &'a str, words: &str) -> Result<&'a str> {
    let (_, after) = code.split_once(words).with_context(|| format!("nothing says: {words}"))?;
    after.split(' ').next().context("nothing follows")
}

/// Checks that all projects have the version of Cargo.toml. Tauri copies the version of its
/// configuration into tauri.properties, which Gradle reads, and into Info.plist.
fn there_is_one_version(project: &Project<'_>) -> Result<()> {
    let workspace = project.toml(WORKSPACE)?;
    let version =
        workspace["workspace"]["package"]["version"].as_str().context("Cargo.toml has no version")?;
    let (tauri, xcode) = (project.json(TAURI)?, project.yaml(XCODE)?);
    expect(&tauri, "/version", &json!(version))?;
    for key in ["CFBundleShortVersionString", "CFBundleVersion"] {
        expect(&xcode, &format!("/targets/finago-key_iOS/info/properties/{key}"), &json!(version))?;
    }
    for (platform, key) in
        [("android", "versionCode"), ("android", "autoIncrementVersionCode"), ("iOS", "bundleVersion")]
    {
        let said = tauri.pointer(&format!("/bundle/{platform}/{key}"));
        ensure!(said.is_none(), "{key} is not that of the version");
    }
    let gradle = project.code(GRADLE)?;
    for (name, usual) in [("versionCode", r#""1").toInt()"#), ("versionName", r#""1.0")"#)] {
        expect_code(
            &gradle,
            &format!(r#"{name} = tauriProperties.getProperty("tauri.android.{name}", {usual}"#),
        )?;
    }
    Ok(())
}

fn a_release_is_small(project: &Project<'_>) -> Result<()> {
    let gradle = project.code(GRADLE)?;
    let (_, release) = gradle.split_once("getByName(\"release\") {").context("there is no release")?;
    for statement in [
        "optimization { enable = true }",
        "ndk.debugSymbolLevel = \"FULL\"",
        "signingConfig = signingConfigs.findByName(\"release\")",
    ] {
        expect_code(release, statement)?;
    }
    let profiles = serde_json::to_value(&project.toml(WORKSPACE)?["profile"])?;
    let small = json!({ "opt-level": "s", "lto": true, "codegen-units": 1, "strip": true, "panic": "abort" });
    expect(&profiles, "/release", &small)
}
