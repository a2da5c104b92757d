//! Conditions of a correct build: consistent names, existing files, and commands that every
//! developer has.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::mobile_check::packages;
use crate::mobile_check::project::{GRADLE, MANIFEST, Project, RESOURCES, TAURI, XCODE, expect, expect_code};
use crate::mobile_check::rule::{BUILDS, Rule, change};

const APP: &str = "src-tauri/Cargo.toml";
const SHELL: &str = "src-tauri/shell/Cargo.toml";
const PHONE: &str = "src-tauri/plugins/phone/Cargo.toml";
const BUILD_TASK: &str = "gen/android/buildSrc/src/main/java/fi/finago/key/kotlin/BuildTask.kt";
const KOTLIN: &[&str] =
    &["Host", "MainActivity", "MainThread", "Torch", "TroubleActivity", "VaultKey", "Windows"];
const TORCH: &str = "gen/android/app/src/main/java/fi/finago/key/Torch.kt";

/// Folders that `cargo tauri ios init` creates before XcodeGen runs.
const GENERATED: &[&str] = &["Externals", "assets", "finago-key_iOS"];

/// Framework that each bindings package calls. Classes are looked up by name at run time, so that
/// neither compiler nor linker detects a missing framework.
const FRAMEWORKS: &[(&str, &str)] = &[
    ("objc2-av-foundation", "AVFoundation"),
    // Linked with UIKit.
    ("objc2-foundation", "UIKit"),
    ("objc2-local-authentication", "LocalAuthentication"),
    ("objc2-ui-kit", "UIKit"),
    ("objc2-user-notifications", "UserNotifications"),
    ("security-framework", "Security"),
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: BUILDS,
        requirement: "name, identifier and package of the app agree everywhere",
        holds: names_and_identifiers_agree,
        broken_by: &[
            change(GRADLE, "applicationId = \"fi.finago.key\"", "applicationId = \"fi.finago.other\""),
            change(
                XCODE,
                "PRODUCT_BUNDLE_IDENTIFIER: fi.finago.key",
                "PRODUCT_BUNDLE_IDENTIFIER: fi.finago.other",
            ),
            change(TORCH, "package fi.finago.key", "package fi.finago.other"),
            change("gen/android/app/src/main/res/values-sv/strings.xml", "Finago Key", "Finago Nyckel"),
            change(
                "gen/apple/Localization/fi.lproj/InfoPlist.strings",
                "\"CFBundleDisplayName\" = \"Finago Key\"",
                "\"CFBundleDisplayName\" = \"Avain\"",
            ),
        ],
    },
    Rule {
        control: BUILDS,
        requirement: "Gradle and Xcode build the app with cargo, in the crate types that they link",
        holds: gradle_and_xcode_build_with_cargo,
        broken_by: &[
            change(BUILD_TASK, "\"\"\"cargo\"\"\"", "\"\"\"node\"\"\""),
            change(XCODE, "cargo tauri ios xcode-script", "npm run tauri ios xcode-script"),
            change(APP, "\"staticlib\"", "\"dylib\""),
        ],
    },
    Rule {
        control: BUILDS,
        requirement: "everything that project.yml and the manifest refer to exists",
        holds: referenced_files_and_resources_exist,
        broken_by: &[
            change(XCODE, "- path: Localization", "- path: Localisation"),
            change(MANIFEST, "@xml/locales_config", "@xml/locale_config"),
            change(MANIFEST, "@mipmap/ic_launcher\"", "@mipmap/launcher\""),
            change(
                "gen/android/app/src/main/res/values/themes.xml",
                "@drawable/splash",
                "@drawable/splashed",
            ),
            change(
                "gen/android/app/src/main/res/mipmap-anydpi/ic_launcher.xml",
                "@color/icon",
                "@color/ikon",
            ),
        ],
    },
    Rule {
        control: BUILDS,
        requirement: "Xcode links every Apple framework that the shell and its plugin call",
        holds: called_frameworks_are_linked,
        broken_by: &[
            change(
                XCODE,
                "- sdk: LocalAuthentication.framework",
                "- sdk: LocalAuthenticationEmbeddedUI.framework",
            ),
            change(XCODE, "- sdk: UIKit.framework", "- sdk: SwiftUI.framework"),
            change(SHELL, "objc2-ui-kit.workspace", "objc2-event-kit.workspace"),
            change(XCODE, "- sdk: UserNotifications.framework", "- sdk: UserNotificationsUI.framework"),
            change(PHONE, "objc2-ui-kit.workspace", "objc2-event-kit.workspace"),
        ],
    },
    Rule {
        control: BUILDS,
        requirement: "the torch uses the scanner's version of the camera library",
        holds: torch_uses_the_camera_library_of_the_scanner,
        broken_by: &[change(GRADLE, "camera-core:1", "camera-core:2")],
    },
];

fn names_and_identifiers_agree(project: &Project<'_>) -> Result<()> {
    expect(&project.json(TAURI)?, "/identifier", &json!("fi.finago.key"))?;
    let gradle = project.code(GRADLE)?;
    expect_code(&gradle, "namespace = \"fi.finago.key\"")?;
    expect_code(&gradle, "applicationId = \"fi.finago.key\"")?;
    let ours = json!({ "PRODUCT_NAME": "Finago Key", "PRODUCT_BUNDLE_IDENTIFIER": "fi.finago.key" });
    let xcode = project.yaml(XCODE)?;
    expect(&xcode, "/settingGroups/app/base", &ours)?;
    expect(&xcode, "/targets/finago-key_iOS/info/properties/CFBundleDisplayName", &json!("Finago Key"))?;
    for class in KOTLIN {
        let file = format!("gen/android/app/src/main/java/fi/finago/key/{class}.kt");
        ensure!(project.code(&file)?.starts_with("package fi.finago.key "), "{file} has another package");
    }
    for language in ["", "-fi", "-sv"] {
        project.xml(&format!("{RESOURCES}/values{language}/strings.xml"), |strings| {
            let names: Vec<_> = strings
                .descendants()
                .filter(|one| one.has_tag_name("string"))
                .map(|one| one.text())
                .collect();
            ensure!(names == [Some("Finago Key"); 2], "the names are {names:?}");
            Ok(())
        })?;
    }
    for language in ["en", "fi", "sv"] {
        let strings = project.text(&format!("gen/apple/Localization/{language}.lproj/InfoPlist.strings"))?;
        expect_code(&strings, "\"CFBundleDisplayName\" = \"Finago Key\";")?;
    }
    Ok(())
}

fn gradle_and_xcode_build_with_cargo(project: &Project<'_>) -> Result<()> {
    expect_code(&project.code(BUILD_TASK)?, "val executable = \"\"\"cargo\"\"\"")?;
    let xcode = project.yaml(XCODE)?;
    let script = xcode.pointer("/targets/finago-key_iOS/preBuildScripts/0/script").and_then(Value::as_str);
    let is_cargo =
        script.is_some_and(|script| script.starts_with("cargo tauri ios xcode-script -v --platform "));
    ensure!(is_cargo, "Xcode runs {script:?}");
    let shapes = serde_json::to_value(&project.toml(APP)?["lib"])?;
    expect(&shapes, "/crate-type", &json!(["cdylib", "staticlib"]))
}

fn referenced_files_and_resources_exist(project: &Project<'_>) -> Result<()> {
    let xcode = project.yaml(XCODE)?;
    let sources = xcode.pointer("/targets/finago-key_iOS/sources").and_then(Value::as_array);
    for path in sources.into_iter().flatten().filter_map(|source| source["path"].as_str()) {
        let is_there = GENERATED.contains(&path) || project.path(&format!("gen/apple/{path}")).exists();
        ensure!(is_there, "gen/apple/{path} does not exist");
    }
    let mut files = vec![MANIFEST.to_owned()];
    for folder in ["values", "values-v31", "drawable", "mipmap-anydpi"] {
        let folder = format!("{RESOURCES}/{folder}");
        let entries = std::fs::read_dir(project.path(&folder)).with_context(|| folder.clone())?;
        files.extend(
            entries.flatten().map(|entry| format!("{folder}/{}", entry.file_name().to_string_lossy())),
        );
    }
    for file in files {
        project.xml(&file, |document| {
            let attributes = document.descendants().flat_map(|node| node.attributes()).map(|one| one.value());
            let texts = document.descendants().filter_map(|node| node.text());
            attributes.chain(texts).try_for_each(|value| ensure_resource_exists(project, value.trim()))
        })?;
    }
    Ok(())
}

/// Checks that `@kind/name` refers to a file of that kind, or to a value of that kind and name.
fn ensure_resource_exists(project: &Project<'_>, value: &str) -> Result<()> {
    let Some((kind, name)) = value.strip_prefix('@').and_then(|value| value.split_once('/')) else {
        return Ok(());
    };
    let file = match kind {
        "string" | "color" | "style" => {
            let values = if kind == "style" { "theme" } else { kind };
            let text = project.text(&format!("{RESOURCES}/values/{values}s.xml"))?;
            ensure!(text.contains(&format!("<{kind} name=\"{name}\"")), "{value} does not exist");
            return Ok(());
        }
        "mipmap" => "mipmap-anydpi",
        other => other,
    };
    let path = format!("{RESOURCES}/{file}/{name}.xml");
    ensure!(project.path(&path).is_file(), "{value} does not exist");
    Ok(())
}

fn called_frameworks_are_linked(project: &Project<'_>) -> Result<()> {
    let mut called = Vec::new();
    for file in [SHELL, PHONE] {
        let dependencies = &project.toml(file)?["target"]["cfg(target_os = \"ios\")"]["dependencies"];
        let dependencies = dependencies.as_table().context("there are no dependencies for iOS")?;
        called.extend(dependencies.keys().cloned());
    }
    let xcode = project.yaml(XCODE)?;
    let linked = xcode.pointer("/targets/finago-key_iOS/dependencies").and_then(Value::as_array);
    let is_apples = |name: &&String| name.starts_with("objc2-") || *name == "security-framework";
    for package in called.iter().filter(is_apples) {
        let known = FRAMEWORKS.iter().find(|(name, _)| name == package);
        let (_, framework) = known.with_context(|| format!("which framework does {package} call?"))?;
        let framework = format!("{framework}.framework");
        let is_linked = linked.into_iter().flatten().any(|one| one["sdk"] == framework.as_str());
        ensure!(is_linked, "{package} calls {framework}, which is not linked");
    }
    Ok(())
}

fn torch_uses_the_camera_library_of_the_scanner(project: &Project<'_>) -> Result<()> {
    let gradle = project.code(GRADLE)?;
    let (_, after) = gradle.split_once("androidx.camera:camera-core:").context("no camera library")?;
    let ours = after.split('"').next().unwrap_or_default();
    ensure!(ours.starts_with("1."), "{ours} is not a version 1");
    for scanner in packages::with_prefix(project, "tauri-plugin-barcode-scanner")? {
        let gradle = scanner.text("android/build.gradle.kts").context("the scanner has no Gradle file")?;
        ensure!(gradle.contains(&format!("camerax_version = \"{ours}\"")), "the scanner does not use {ours}");
    }
    Ok(())
}
