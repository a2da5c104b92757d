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
const USAGE_DESCRIPTIONS: &[&str] = &["NSCameraUsageDescription", "NSFaceIDUsageDescription"];

/// Components by which the scanner's library sends telemetry.
const REPORTERS: &[&str] = &[
    "com.google.android.datatransport.runtime.backends.TransportBackendDiscovery",
    "com.google.android.datatransport.runtime.scheduling.jobscheduling.JobInfoSchedulerService",
    "com.google.android.datatransport.runtime.scheduling.jobscheduling.AlarmManagerSchedulerBroadcastReceiver",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: "MASVS-PRIVACY-3",
        requirement: "iOS explains Face ID and camera in three languages, and requests nothing else",
        holds: ios_usage_descriptions_are_localised,
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
        requirement: "the iOS privacy manifest lists the collected data and the required-reason APIs",
        holds: privacy_manifest_matches_the_app,
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
        requirement: "telemetry of libraries is disabled",
        holds: telemetry_of_libraries_is_disabled,
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

fn ios_usage_descriptions_are_localised(project: &Project<'_>) -> Result<()> {
    let xcode = project.yaml(XCODE)?;
    let plist = xcode.pointer("/targets/finago-key_iOS/info/properties").and_then(Value::as_object);
    let descriptions = plist.into_iter().flatten().filter(|(key, _)| key.ends_with("UsageDescription"));
    let keys: Vec<_> = descriptions.clone().map(|(key, _)| key).collect();
    ensure!(keys == USAGE_DESCRIPTIONS, "the usage descriptions are {keys:?}");
    let languages = serde_json::json!(["en", "fi", "sv"]);
    expect(&xcode, "/targets/finago-key_iOS/info/properties/CFBundleLocalizations", &languages)?;
    for file in [ENGLISH, FINNISH, SWEDISH] {
        let text = project.text(file)?;
        for key in USAGE_DESCRIPTIONS {
            let reason =
                text.split_once(&format!("\"{key}\" = \"Finago Key ")).map_or("", |(_, reason)| reason);
            ensure!(
                reason.lines().next().is_some_and(|line| line.ends_with(".\";")),
                "{file} has no reason for {key}"
            );
        }
    }
    let english = project.text(ENGLISH)?;
    for (key, reason) in descriptions {
        ensure!(english.contains(&format!("\"{key}\" = {reason};")), "{key} differs from the English text");
    }
    Ok(())
}

fn privacy_manifest_matches_the_app(project: &Project<'_>) -> Result<()> {
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
    let expected = serde_json::json!({
        "NSPrivacyTracking": false,
        "NSPrivacyTrackingDomains": [],
        "NSPrivacyCollectedDataTypes": [collected("UserID"), collected("DeviceID")],
        "NSPrivacyAccessedAPITypes": [read("SystemBootTime", "35F9.1"), read("FileTimestamp", "C617.1")],
    });
    expect(&label, "", &expected)
}

fn telemetry_of_libraries_is_disabled(project: &Project<'_>) -> Result<()> {
    project.xml(MANIFEST, |manifest| {
        for reporter in REPORTERS {
            let removed = manifest
                .descendants()
                .any(|node| android(node, "name") == Some(reporter) && is_removal(node));
            ensure!(removed, "{reporter} is not removed");
        }
        let opted_out = manifest.descendants().any(|node| {
            android(node, "name") == Some("android.webkit.WebView.MetricsOptOut")
                && android(node, "value") == Some("true")
        });
        ensure!(opted_out, "metrics of the WebView are not disabled");
        Ok(())
    })
}
