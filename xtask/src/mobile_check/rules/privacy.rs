//! Privacy declarations of the app, and no telemetry of libraries.

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::mobile_check::project::{MANIFEST, Project, XCODE, android, expect, is_removal};
use crate::mobile_check::rule::{Rule, change};

const LABEL: &str = "gen/apple/PrivacyInfo.xcprivacy";
const ENGLISH: &str = "gen/apple/Localization/en.lproj/InfoPlist.strings";
const FINNISH: &str = "gen/apple/Localization/fi.lproj/InfoPlist.strings";
const SWEDISH: &str = "gen/apple/Localization/sv.lproj/InfoPlist.strings";

/// Usage descriptions that iOS shows with its permission dialogs.
const ASKED: &[&str] = &["NSCameraUsageDescription", "NSFaceIDUsageDescription"];

/// Components by which the scanner's library sends telemetry.
const REPORTERS: &[&str] = &[
    "com.google.android.datatransport.runtime.backends.TransportBackendDiscovery",
    "com.google.android.datatransport.runtime.scheduling.jobscheduling.JobInfoSchedulerService",
    "com.google.android.datatransport.runtime.scheduling.jobscheduling.AlarmManagerSchedulerBroadcastReceiver",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: "MASVS-PRIVACY-3",
        says: "iOS says in three languages why it asks for the face and the camera, and asks for nothing else",
        holds: ios_says_why_it_asks,
        broken_by: &[
            change(FINNISH, "\"NSFaceIDUsageDescription\"", "\"NSFaceUsageDescription\""),
            change(SWEDISH, "Finago Key känner igen ditt ansikte innan en inloggning bekräftas.", ""),
            change(ENGLISH, "Finago Key recognises your face before it confirms a login.", "Hello."),
            change(
                XCODE,
                "        NSFaceIDUsageDescription",
                "        NSMicrophoneUsageDescription: a\n        NSFaceIDUsageDescription",
            ),
            change(XCODE, "CFBundleLocalizations: [en, fi, sv]", "CFBundleLocalizations: [en, fi]"),
        ],
    },
    Rule {
        control: "MASVS-PRIVACY-3",
        says: "the privacy manifest of iOS names what is collected and which clocks and files are read",
        holds: the_privacy_manifest_is_true,
        broken_by: &[
            change(
                LABEL,
                "<key>NSPrivacyTracking</key>\n\t<false/>",
                "<key>NSPrivacyTracking</key>\n\t<true/>",
            ),
            change(LABEL, "35F9.1", "8FFB.1"),
            change(LABEL, "DataTypeUserID", "DataTypeName"),
            change(
                LABEL,
                "NSPrivacyCollectedDataTypePurposeAppFunctionality",
                "NSPrivacyCollectedDataTypePurposeAnalytics",
            ),
        ],
    },
    Rule {
        control: "MASVS-PRIVACY-1",
        says: "no library reports how the app is used",
        holds: nobody_is_told_how_it_is_used,
        broken_by: &[
            change(
                MANIFEST,
                r#"MetricsOptOut" android:value="true""#,
                r#"MetricsOptOut" android:value="false""#,
            ),
            change(
                MANIFEST,
                r#"TransportBackendDiscovery" tools:node="remove""#,
                r#"TransportBackendDiscovery" android:exported="false""#,
            ),
        ],
    },
];

fn ios_says_why_it_asks(project: &Project<'_>) -> Result<()> {
    let xcode = project.yaml(XCODE)?;
    let plist = xcode.pointer("/targets/finago-key_iOS/info/properties").and_then(Value::as_object);
    let asks = plist.into_iter().flatten().filter(|(key, _)| key.ends_with("UsageDescription"));
    let asked: Vec<_> = asks.clone().map(|(key, _)| key).collect();
    ensure!(asked == ASKED, "it asks for {asked:?}");
    let languages = serde_json::json!(["en", "fi", "sv"]);
    expect(&xcode, "/targets/finago-key_iOS/info/properties/CFBundleLocalizations", &languages)?;
    for file in [ENGLISH, FINNISH, SWEDISH] {
        let text = project.text(file)?;
        for key in ASKED {
            let reason =
                text.split_once(&format!("\"{key}\" = \"Finago Key ")).map_or("", |(_, reason)| reason);
            ensure!(
                reason.lines().next().is_some_and(|line| line.ends_with(".\";")),
                "{file} gives no reason: {key}"
            );
        }
    }
    let english = project.text(ENGLISH)?;
    for (key, reason) in asks {
        ensure!(english.contains(&format!("\"{key}\" = {reason};")), "{key} has another reason in English");
    }
    Ok(())
}

fn the_privacy_manifest_is_true(project: &Project<'_>) -> Result<()> {
    let label = serde_json::to_value(project.plist(LABEL)?)?;
    let collected = |kind: &str| {
        serde_json::json!({
            "NSPrivacyCollectedDataType": format!("NSPrivacyCollectedDataType{kind}"),
            "NSPrivacyCollectedDataTypeLinked": true,
            "NSPrivacyCollectedDataTypeTracking": false,
            "NSPrivacyCollectedDataTypePurposes": ["NSPrivacyCollectedDataTypePurposeAppFunctionality"],
        })
    };
    let read = |kind: &str, reason: &str| {
        serde_json::json!({
            "NSPrivacyAccessedAPIType": format!("NSPrivacyAccessedAPICategory{kind}"),
            "NSPrivacyAccessedAPITypeReasons": [reason],
        })
    };
    let so = serde_json::json!({
        "NSPrivacyTracking": false,
        "NSPrivacyTrackingDomains": [],
        "NSPrivacyCollectedDataTypes": [collected("UserID"), collected("DeviceID")],
        "NSPrivacyAccessedAPITypes": [read("SystemBootTime", "35F9.1"), read("FileTimestamp", "C617.1")],
    });
    expect(&label, "", &so)
}

fn nobody_is_told_how_it_is_used(project: &Project<'_>) -> Result<()> {
    project.xml(MANIFEST, |manifest| {
        for reporter in REPORTERS {
            let removed = manifest
                .descendants()
                .any(|node| android(node, "name") == Some(reporter) && is_removal(node));
            ensure!(removed, "{reporter} is there");
        }
        let opted_out = manifest.descendants().any(|node| {
            android(node, "name") == Some("android.webkit.WebView.MetricsOptOut")
                && android(node, "value") == Some("true")
        });
        ensure!(opted_out, "the WebView reports");
        Ok(())
    })
}
