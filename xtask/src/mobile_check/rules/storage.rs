//! Stored data stays on the phone and is accessible to the app only.

use anyhow::{Context as _, Result, ensure};
use roxmltree::Document;
use serde_json::{Value, json};

use super::push;

use crate::mobile_check::project::{MANIFEST, Project, XCODE, android, elements, expect, expect_android};
use crate::mobile_check::rule::{Rule, change};

const EXTRACTION: &str = "gen/android/app/src/main/res/xml/data_extraction_rules.xml";

/// All storage domains of Android backup rules.
const DOMAINS: &[&str] = &[
    "root",
    "file",
    "database",
    "sharedpref",
    "external",
    "device_root",
    "device_file",
    "device_database",
    "device_sharedpref",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: "MASVS-STORAGE-2",
        requirement: "nothing is backed up to a cloud or moved to another phone",
        holds: nothing_is_backed_up,
        broken_by: &[
            change(MANIFEST, r#"allowBackup="false""#, r#"allowBackup="true""#),
            change(MANIFEST, r#"fullBackupContent="false""#, r#"fullBackupContent="true""#),
            change(MANIFEST, r#"android:dataExtractionRules="@xml/data_extraction_rules""#, ""),
            change(EXTRACTION, r#"<exclude domain="sharedpref" path="." />"#, ""),
            change(
                EXTRACTION,
                r#"<exclude domain="device_root" path="." />"#,
                r#"<exclude domain="device_root" path="a" />"#,
            ),
            change(
                EXTRACTION,
                "<device-transfer>\n        <exclude domain=\"root\" path=\".\" />",
                "<device-transfer>",
            ),
            change(EXTRACTION, "<device-transfer>", r#"<device-transfer><include domain="file" path="." />"#),
        ],
    },
    Rule {
        control: "MASVS-STORAGE-1",
        requirement: "iOS keeps keys private to the app and files encrypted while the phone is locked",
        holds: ios_storage_is_private_and_encrypted,
        broken_by: &[
            change(XCODE, "NSFileProtectionComplete", "NSFileProtectionCompleteUntilFirstUserAuthentication"),
            change(
                XCODE,
                "[$(AppIdentifierPrefix)fi.finago.key]",
                "[$(AppIdentifierPrefix)fi.finago.shared]",
            ),
            change(
                XCODE,
                "        keychain-access-groups:",
                "        com.apple.security.application-groups: [group.fi.finago]\n        keychain-access-groups:",
            ),
        ],
    },
    Rule {
        control: "MASVS-PLATFORM-1",
        requirement: "no other app gets the app's files",
        holds: no_file_provider_is_declared,
        broken_by: &[change(
            MANIFEST,
            "    </application>",
            r#"<provider android:name="androidx.core.content.FileProvider" android:authorities="a" android:exported="false" /></application>"#,
        )],
    },
];

fn nothing_is_backed_up(project: &Project<'_>) -> Result<()> {
    project.xml(MANIFEST, |manifest| {
        for application in elements(manifest, "application") {
            expect_android(application, "allowBackup", "false")?;
            expect_android(application, "fullBackupContent", "false")?;
            expect_android(application, "dataExtractionRules", "@xml/data_extraction_rules")?;
        }
        Ok(())
    })?;
    project.xml(EXTRACTION, |rules| {
        ensure!(elements(rules, "include").next().is_none(), "something is included in backups");
        ensure_all_is_excluded(rules, "cloud-backup")?;
        ensure_all_is_excluded(rules, "device-transfer")
    })
}

fn ensure_all_is_excluded(rules: &Document<'_>, from: &str) -> Result<()> {
    let excluded: Vec<_> = elements(rules, "exclude")
        .filter(|exclude| exclude.parent().is_some_and(|parent| parent.has_tag_name(from)))
        .filter(|exclude| exclude.attribute("path") == Some("."))
        .filter_map(|exclude| exclude.attribute("domain"))
        .collect();
    ensure!(excluded == DOMAINS, "{from} excludes {excluded:?}");
    Ok(())
}

fn ios_storage_is_private_and_encrypted(project: &Project<'_>) -> Result<()> {
    let expected = json!({
        "com.apple.developer.default-data-protection": "NSFileProtectionComplete",
        "keychain-access-groups": ["$(AppIdentifierPrefix)fi.finago.key"],
    });
    let xcode = project.yaml(XCODE)?;
    let entitlements = xcode.pointer("/targets/finago-key_iOS/entitlements/properties");
    let mut entitlements =
        entitlements.and_then(Value::as_object).context("there are no entitlements")?.clone();
    entitlements.retain(|name, _| !push::ENTITLEMENTS.contains(&name.as_str()));
    expect(&Value::Object(entitlements), "", &expected)
}

fn no_file_provider_is_declared(project: &Project<'_>) -> Result<()> {
    project.xml(MANIFEST, |manifest| {
        let providers: Vec<_> = elements(manifest, "provider").map(|one| android(one, "name")).collect();
        ensure!(providers.is_empty(), "providers are {providers:?}");
        Ok(())
    })
}
