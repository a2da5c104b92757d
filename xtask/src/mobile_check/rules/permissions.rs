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
        says: "the permissions are these and no others, and no phone must have a camera",
        holds: the_permissions_are_these,
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
        says: "what plugins and libraries would bring is wanted or removed",
        holds: what_others_bring_is_wanted_or_removed,
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

fn the_permissions_are_these(project: &Project<'_>) -> Result<()> {
    project.xml(MANIFEST, |manifest| {
        ensure!(
            elements(manifest, "uses-permission-sdk-23").next().is_none(),
            "some are asked for elsewhere"
        );
        let asked = names(manifest, "uses-permission", false);
        ensure!(asked.iter().eq(PERMISSIONS), "they are {asked:?}");
        let features: Vec<_> = elements(manifest, "uses-feature").collect();
        let names_of: Vec<_> = features.iter().filter_map(|feature| android(*feature, "name")).collect();
        ensure!(names_of == FEATURES, "the features are {names_of:?}");
        let optional = features.iter().all(|feature| android(*feature, "required") == Some("false"));
        ensure!(optional, "a feature must be there");
        let any = manifest
            .descendants()
            .any(|node| is_removal(node) && android(node, "name") == Some("android.hardware.camera.any"));
        ensure!(any, "the scanner demands a camera");
        Ok(())
    })
}

fn what_others_bring_is_wanted_or_removed(project: &Project<'_>) -> Result<()> {
    let brought = brought_by_plugins(project)?;
    let libraries =
        LIBRARIES.iter().flat_map(|(who, what)| what.iter().map(|one| (who.to_string(), one.to_string())));
    project.xml(MANIFEST, |manifest| {
        let removed = names(manifest, "uses-permission", true);
        for (who, permission) in brought.into_iter().chain(libraries) {
            let settled = removed.contains(&permission) || PERMISSIONS.contains(&permission.as_str());
            ensure!(settled, "{who} brings {permission}");
        }
        Ok(())
    })
}

/// Each Tauri plugin in the lock file with each permission of its manifest.
fn brought_by_plugins(project: &Project<'_>) -> Result<BTreeSet<(String, String)>> {
    let mut brought = BTreeSet::new();
    for plugin in packages::on_android(project)? {
        let Some(manifest) = plugin.text("android/src/main/AndroidManifest.xml") else { continue };
        let manifest = Document::parse(&manifest).with_context(|| plugin.name.clone())?;
        let permissions = names(&manifest, "uses-permission", false);
        brought.extend(permissions.into_iter().map(|permission| (plugin.name.clone(), permission)));
    }
    Ok(brought)
}

fn names(manifest: &Document<'_>, tag: &str, removed: bool) -> Vec<String> {
    let nodes = manifest.descendants().filter(|node| node.has_tag_name(tag) && is_removal(*node) == removed);
    let names = nodes.filter_map(|node| android(node, "name"));
    names.map(|name| name.strip_prefix("android.permission.").unwrap_or(name).to_owned()).collect()
}
