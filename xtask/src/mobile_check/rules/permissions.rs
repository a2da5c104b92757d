//! Permissions: those that the app needs, and none that only a library requests.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use roxmltree::Document;

use crate::mobile_check::packages;
use crate::mobile_check::project::{MANIFEST, Project, android, elements, is_removal};
use crate::mobile_check::rule::{Rule, change};

/// Permissions of the app. HIDE_OVERLAY_WINDOWS is granted at installation and hides windows of
/// other apps.
const PERMISSIONS: &[&str] = &[
    "INTERNET",
    "POST_NOTIFICATIONS",
    "USE_BIOMETRIC",
    "CAMERA",
    "HIDE_OVERLAY_WINDOWS",
    "VIBRATE",
    "WAKE_LOCK",
];

/// Features that a phone may lack.
const FEATURES: &[&str] = &["android.hardware.camera", "android.hardware.camera.autofocus"];

/// Permissions of Google's libraries, from their documentation: the libraries are not available
/// here. Compare with a merged manifest.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("androidx.biometric", &["USE_BIOMETRIC", "USE_FINGERPRINT"]),
    ("org.unifiedpush.android:connector", &["WAKE_LOCK"]),
    ("play-services-mlkit-barcode-scanning", &["ACCESS_NETWORK_STATE", "INTERNET"]),
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: "MASVS-PRIVACY-1",
        requirement: "only the listed permissions are requested, and no camera is required",
        holds: only_listed_permissions_are_requested,
        broken_by: &[
            change(MANIFEST, "permission.CAMERA", "permission.RECORD_AUDIO"),
            change(
                MANIFEST,
                "    <application",
                r#"<uses-permission-sdk-23 android:name="android.permission.READ_CONTACTS" /><application"#,
            ),
            change(
                MANIFEST,
                r#"android.hardware.camera" android:required="false""#,
                r#"android.hardware.camera" android:required="true""#,
            ),
            change(
                MANIFEST,
                r#"<uses-feature android:name="android.hardware.camera.any" tools:node="remove" />"#,
                "",
            ),
        ],
    },
    Rule {
        control: "MASVS-PRIVACY-1",
        requirement: "permissions of plugins and libraries are listed or removed",
        holds: library_permissions_are_listed_or_removed,
        broken_by: &[
            change(
                MANIFEST,
                r#"permission.USE_FINGERPRINT" tools:node="remove""#,
                r#"permission.OTHER" tools:node="remove""#,
            ),
            change(
                MANIFEST,
                r#"permission.ACCESS_NETWORK_STATE" tools:node="remove""#,
                r#"permission.OTHER" tools:node="remove""#,
            ),
        ],
    },
];

fn only_listed_permissions_are_requested(project: &Project<'_>) -> Result<()> {
    project.xml(MANIFEST, |manifest| {
        ensure!(
            elements(manifest, "uses-permission-sdk-23").next().is_none(),
            "uses-permission-sdk-23 requests permissions"
        );
        let requested = names(manifest, "uses-permission", false);
        ensure!(requested.iter().eq(PERMISSIONS), "the permissions are {requested:?}");
        let features: Vec<_> = elements(manifest, "uses-feature").collect();
        let names_of: Vec<_> = features.iter().filter_map(|feature| android(*feature, "name")).collect();
        ensure!(names_of == FEATURES, "the features are {names_of:?}");
        let optional = features.iter().all(|feature| android(*feature, "required") == Some("false"));
        ensure!(optional, "a feature is required");
        let any = manifest
            .descendants()
            .any(|node| is_removal(node) && android(node, "name") == Some("android.hardware.camera.any"));
        ensure!(any, "the scanner requires a camera");
        Ok(())
    })
}

fn library_permissions_are_listed_or_removed(project: &Project<'_>) -> Result<()> {
    let added = permissions_of_plugins(project)?;
    let libraries = LIBRARIES.iter().flat_map(|(package, permissions)| {
        permissions.iter().map(|one| (package.to_string(), one.to_string()))
    });
    project.xml(MANIFEST, |manifest| {
        let removed = names(manifest, "uses-permission", true);
        for (package, permission) in added.into_iter().chain(libraries) {
            let settled = removed.contains(&permission) || PERMISSIONS.contains(&permission.as_str());
            ensure!(settled, "{package} adds {permission}");
        }
        Ok(())
    })
}

/// Each Tauri plugin in the lock file with each permission of its manifest.
fn permissions_of_plugins(project: &Project<'_>) -> Result<BTreeSet<(String, String)>> {
    let mut added = BTreeSet::new();
    for plugin in packages::with_prefix(project, "tauri-plugin-")? {
        let Some(manifest) = plugin.text("android/src/main/AndroidManifest.xml") else { continue };
        let manifest = Document::parse(&manifest).with_context(|| plugin.name.clone())?;
        let permissions = names(&manifest, "uses-permission", false);
        added.extend(permissions.into_iter().map(|permission| (plugin.name.clone(), permission)));
    }
    Ok(added)
}

fn names(manifest: &Document<'_>, tag: &str, removed: bool) -> Vec<String> {
    let nodes = manifest.descendants().filter(|node| node.has_tag_name(tag) && is_removal(*node) == removed);
    let names = nodes.filter_map(|node| android(node, "name"));
    names.map(|name| name.strip_prefix("android.permission.").unwrap_or(name).to_owned()).collect()
}
