//! The WebView can show the interface and nothing else.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::mobile_check::project::{
    ACTIVITY, GRADLE, MANIFEST, Project, TAURI, android, elements, expect_code,
};
use crate::mobile_check::rule::{Rule, change};

const WORKSPACE: &str = "Cargo.toml";
const APP: &str = "src-tauri/Cargo.toml";
const SHELL: &str = "src-tauri/shell/Cargo.toml";

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: "MASVS-PLATFORM-2",
        requirement: "the WebView cannot read files, open windows or use geolocation",
        holds: webview_cannot_read_files,
        broken_by: &[
            change(ACTIVITY, "allowFileAccess = false", "allowFileAccess = true"),
            change(ACTIVITY, "      allowContentAccess = false\n", ""),
            change(
                ACTIVITY,
                "javaScriptCanOpenWindowsAutomatically = false",
                "javaScriptCanOpenWindowsAutomatically = true",
            ),
            change(ACTIVITY, "setGeolocationEnabled(false)", "setGeolocationEnabled(true)"),
        ],
    },
    Rule {
        control: "MASVS-RESILIENCE-4",
        requirement: "releases and their WebView cannot be debugged",
        holds: release_cannot_be_debugged,
        broken_by: &[
            change(
                ACTIVITY,
                "setWebContentsDebuggingEnabled(BuildConfig.DEBUG)",
                "setWebContentsDebuggingEnabled(true)",
            ),
            change(MANIFEST, "android:allowBackup", r#"android:debuggable="true" android:allowBackup"#),
            change(GRADLE, "ndk.debugSymbolLevel", "isDebuggable = true\n            ndk.debugSymbolLevel"),
            change(WORKSPACE, r#"features = ["wry", "x11""#, r#"features = ["devtools", "wry", "x11""#),
            change(SHELL, r#"["tauri/custom-protocol"]"#, r#"["tauri/custom-protocol", "tauri/devtools"]"#),
            change(
                APP,
                r#"["finago-shell/custom-protocol"]"#,
                r#"["finago-shell/custom-protocol", "tauri/devtools"]"#,
            ),
            change(TAURI, r#""create": false,"#, r#""create": false, "devtools": true,"#),
        ],
    },
];

fn webview_cannot_read_files(project: &Project<'_>) -> Result<()> {
    let code = project.code(ACTIVITY)?;
    for statement in [
        "allowFileAccess = false",
        "allowContentAccess = false",
        "javaScriptCanOpenWindowsAutomatically = false",
        "setGeolocationEnabled(false)",
    ] {
        expect_code(&code, statement)?;
    }
    Ok(())
}

fn release_cannot_be_debugged(project: &Project<'_>) -> Result<()> {
    expect_code(&project.code(ACTIVITY)?, "WebView.setWebContentsDebuggingEnabled(BuildConfig.DEBUG)")?;
    project.xml(MANIFEST, |manifest| {
        let is_set = elements(manifest, "application").any(|one| android(one, "debuggable").is_some());
        ensure!(!is_set, "the manifest sets android:debuggable, which depends on the build type");
        Ok(())
    })?;
    let gradle = project.code(GRADLE)?;
    let release = gradle.split_once("getByName(\"release\")").map_or("", |(_, release)| release);
    ensure!(!release.contains("Debuggable = true"), "a release is debuggable");
    for file in [WORKSPACE, APP, SHELL] {
        ensure!(!project.toml(file)?.to_string().contains("devtools"), "{file} enables devtools");
    }
    let windows = project.json(TAURI)?.pointer("/app/windows").cloned().unwrap_or_default();
    let enabled = windows
        .as_array()
        .is_some_and(|windows| windows.iter().any(|one| one.get("devtools") == Some(&json!(true))));
    ensure!(!enabled, "a window enables devtools");
    Ok(())
}
