//! Minimum platform versions, consistent app versions, and small releases.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use crate::mobile_check::project::{GRADLE, Project, TAURI, XCODE, expect, expect_code};
use crate::mobile_check::rule::{Rule, change};

const WORKSPACE: &str = "Cargo.toml";

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: "MASVS-CODE-1",
        requirement: "the minimum versions are Android 9 and iOS 16 everywhere",
        holds: minimum_versions_are_android_9_and_ios_16,
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
        requirement: "both phone projects have the version of Cargo.toml",
        holds: versions_agree,
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
        requirement: "releases are optimised and stripped, with symbols for the store",
        holds: release_is_small_and_stripped,
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

fn minimum_versions_are_android_9_and_ios_16(project: &Project<'_>) -> Result<()> {
    let gradle = project.code(GRADLE)?;
    expect_code(&gradle, "minSdk = 28 ")?;
    let newest = number_after(&gradle, "compileSdk = ")?;
    expect_code(&gradle, &format!("targetSdk = {newest} "))?;
    let tauri = project.json(TAURI)?;
    expect(&tauri, "/bundle/android/minSdkVersion", &json!(28))?;
    expect(&tauri, "/bundle/iOS/minimumSystemVersion", &json!("16.0"))?;
    expect(&project.yaml(XCODE)?, "/options/deploymentTarget", &json!({ "iOS": "16.0" }))
}

fn number_after<'a>(code: &'a str, prefix: &str) -> Result<&'a str> {
    let (_, after) = code.split_once(prefix).with_context(|| format!("no statement: {prefix}"))?;
    after.split(' ').next().context("nothing follows")
}

/// Checks that all projects have the version of Cargo.toml. Tauri copies the version of its
/// configuration into tauri.properties, which Gradle reads, and into Info.plist.
fn versions_agree(project: &Project<'_>) -> Result<()> {
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
        let value = tauri.pointer(&format!("/bundle/{platform}/{key}"));
        ensure!(value.is_none(), "{key} is set, and may differ from the version");
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

fn release_is_small_and_stripped(project: &Project<'_>) -> Result<()> {
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
