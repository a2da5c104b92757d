//! Rules for the merged manifest, as a phone gets it. The rules of `mobile-check` see only the
//! app's own manifest, and take from documentation what libraries add.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use roxmltree::{Document, Node};

const ANDROID: &str = "http://schemas.android.com/apk/res/android";

/// A rule with changes that must break it: a rule that nothing breaks proves nothing.
struct Rule {
    requirement: &'static str,
    holds: fn(&Document<'_>) -> Result<()>,
    broken_by: &'static [(&'static str, &'static str)],
}

/// Requested permissions. The last one protects AndroidX's own receivers and is granted to this app
/// only.
const PERMISSIONS: &[&str] = &[
    "android.permission.CAMERA",
    "android.permission.HIDE_OVERLAY_WINDOWS",
    "android.permission.INTERNET",
    "android.permission.POST_NOTIFICATIONS",
    "android.permission.USE_BIOMETRIC",
    "android.permission.VIBRATE",
    "android.permission.WAKE_LOCK",
    "fi.finago.key.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION",
];

/// Exported components, each with the permission that callers need.
const EXPORTED: &[(&str, Option<&str>)] = &[
    ("androidx.profileinstaller.ProfileInstallReceiver", Some("android.permission.DUMP")),
    ("fi.finago.key.MainActivity", None),
    ("fi.finago.phone.Push", None),
    (
        "org.unifiedpush.android.embedded_fcm_distributor.impl.FirebaseReceiver",
        Some("com.google.android.c2dm.permission.SEND"),
    ),
];

/// All components.
const COMPONENTS: &[&str] = &[
    "androidx.profileinstaller.ProfileInstallReceiver",
    "androidx.startup.InitializationProvider",
    "app.tauri.biometric.BiometricActivity",
    "fi.finago.key.MainActivity",
    "fi.finago.key.TroubleActivity",
    "fi.finago.phone.PlayServices",
    "fi.finago.phone.Push",
    "org.unifiedpush.android.embedded_fcm_distributor.impl.FirebaseReceiver",
];

const RULES: &[Rule] = &[
    Rule {
        requirement: "only the listed permissions are requested",
        holds: |manifest| {
            expect_names(names(manifest, &["uses-permission", "uses-permission-sdk-23"]), PERMISSIONS)
        },
        broken_by: &[
            ("android.permission.CAMERA", "android.permission.RECORD_AUDIO"),
            (
                "<application",
                "<uses-permission android:name=\"android.permission.RECEIVE_BOOT_COMPLETED\" /><application",
            ),
        ],
    },
    Rule {
        requirement: "only the listed components exist",
        holds: |manifest| expect_names(components(manifest).filter_map(name).collect(), COMPONENTS),
        broken_by: &[
            ("</application>", "<service android:name=\"some.library.Reports\" /></application>"),
            ("fi.finago.key.TroubleActivity", "fi.finago.key.OtherActivity"),
        ],
    },
    Rule {
        requirement: "only the main activity and push receivers are exported",
        holds: only_listed_components_are_exported,
        broken_by: &[
            ("android:exported=\"false\"", "android:exported=\"true\""),
            ("android:permission=\"android.permission.DUMP\"", ""),
            ("android:permission=\"com.google.android.c2dm.permission.SEND\"", ""),
        ],
    },
    Rule {
        requirement: "nothing is backed up, and the app chooses which activity to open",
        holds: application_attributes_are_set,
        broken_by: &[
            ("android:allowBackup=\"false\"", "android:allowBackup=\"true\""),
            ("fi.finago.key.Windows", "androidx.core.app.CoreComponentFactory"),
            ("android:enableOnBackInvokedCallback=\"true\"", ""),
        ],
    },
    Rule {
        requirement: "no hardware feature is required",
        holds: no_hardware_feature_is_required,
        broken_by: &[("android:required=\"false\"", "android:required=\"true\"")],
    },
];

/// Checks every rule against the manifest, and that each of its changes breaks it. Reports each
/// result to `report`.
pub(super) fn check(manifest: &Path, mut report: impl FnMut(&str, Result<()>)) -> Result<()> {
    let text = fs::read_to_string(manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
    for rule in RULES {
        report(rule.requirement, holds(rule, &text).and_then(|()| ensure_changes_break(rule, &text)));
    }
    Ok(())
}

fn holds(rule: &Rule, text: &str) -> Result<()> {
    (rule.holds)(&Document::parse(text).context("the manifest is no XML")?)
}

fn ensure_changes_break(rule: &Rule, text: &str) -> Result<()> {
    for (find, replace) in rule.broken_by {
        ensure!(text.contains(find), "the manifest does not contain {find:?}");
        if holds(rule, &text.replacen(find, replace, 1)).is_ok() {
            bail!("the rule does not detect that {find:?} became {replace:?}");
        }
    }
    Ok(())
}

fn only_listed_components_are_exported(manifest: &Document<'_>) -> Result<()> {
    let mut open: Vec<_> = components(manifest)
        .filter(|element| attribute(*element, "exported") == Some("true"))
        .map(|element| (name(element).unwrap_or_default(), attribute(element, "permission")))
        .collect();
    open.sort_unstable();
    ensure!(open == EXPORTED, "exported components are {open:?}");
    Ok(())
}

fn application_attributes_are_set(manifest: &Document<'_>) -> Result<()> {
    let application = elements(manifest, &["application"]).next().context("there is no application")?;
    for (what, expected) in [
        ("allowBackup", "false"),
        ("appComponentFactory", "fi.finago.key.Windows"),
        ("dataExtractionRules", "@xml/data_extraction_rules"),
        ("enableOnBackInvokedCallback", "true"),
        ("networkSecurityConfig", "@xml/network_security_config"),
    ] {
        let found = attribute(application, what);
        ensure!(found == Some(expected), "{what} is {found:?}");
    }
    Ok(())
}

fn no_hardware_feature_is_required(manifest: &Document<'_>) -> Result<()> {
    let required = elements(manifest, &["uses-feature"])
        .find(|element| attribute(*element, "required") != Some("false"));
    ensure!(required.is_none(), "the manifest requires {:?}", required.and_then(name));
    Ok(())
}

fn expect_names(mut found: Vec<&str>, expected: &[&str]) -> Result<()> {
    found.sort_unstable();
    ensure!(found == expected, "found {found:?}");
    Ok(())
}

fn names<'a>(manifest: &'a Document<'_>, elements_called: &'static [&'static str]) -> Vec<&'a str> {
    elements(manifest, elements_called).filter_map(name).collect()
}

fn components<'a, 'i>(manifest: &'a Document<'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    elements(manifest, &["activity", "activity-alias", "service", "receiver", "provider"])
}

fn elements<'a, 'i>(
    manifest: &'a Document<'i>,
    called: &'static [&'static str],
) -> impl Iterator<Item = Node<'a, 'i>> {
    manifest.descendants().filter(move |node| called.contains(&node.tag_name().name()))
}

fn name<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    attribute(node, "name")
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute((ANDROID, name))
}
