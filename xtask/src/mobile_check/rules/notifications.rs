//! Notifications that Android shows while the app does not run.

use anyhow::{Result, ensure};
use key_messages::Language;

use crate::mobile_check::project::{MANIFEST, Project, android, elements, is_removal};
use crate::mobile_check::rule::{BUILDS, Rule, change};

const ENGLISH: &str = "src-tauri/plugins/phone/android/src/main/res/values/push.xml";
const FINNISH: &str = "src-tauri/plugins/phone/android/src/main/res/values-fi/push.xml";
const SWEDISH: &str = "src-tauri/plugins/phone/android/src/main/res/values-sv/push.xml";
const GRADLE: &str = "src-tauri/plugins/phone/android/build.gradle.kts";
const PACKAGES: &str = "tests/android/libraries/pom.xml";

/// Components of UnifiedPush's libraries that the plugin replaces or does not use.
const UNUSED_COMPONENTS: &[&str] = &[
    "org.unifiedpush.android.connector.internal.MessagingReceiverImpl",
    "org.unifiedpush.android.embedded_fcm_distributor.impl.UnifiedPushReceiver",
    "org.unifiedpush.android.connector.internal.LinkActivity",
    "org.unifiedpush.android.connector.internal.RaiseToForegroundService",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: BUILDS,
        requirement: "Android notifications have the texts of the app's catalogue in every language",
        holds: android_notifications_match_the_catalogue,
        broken_by: &[
            change(ENGLISH, ">Deny<", ">Refuse<"),
            change(FINNISH, "<string name=\"push_body\">", "<string name=\"push_other\">"),
            change(SWEDISH, "ett meddelande om ditt konto", "ett meddelande"),
        ],
    },
    Rule {
        control: "MASVS-PLATFORM-1",
        requirement: "unused receivers, activities and services of the UnifiedPush libraries are removed",
        holds: unused_unified_push_components_are_removed,
        broken_by: &[
            change(
                MANIFEST,
                r#"internal.RaiseToForegroundService" tools:node="remove""#,
                r#"internal.RaiseToForegroundService" android:exported="false""#,
            ),
            change(
                MANIFEST,
                r#"internal.MessagingReceiverImpl" tools:node="remove""#,
                r#"internal.MessagingReceiver" tools:node="remove""#,
            ),
        ],
    },
    Rule {
        control: BUILDS,
        requirement: "stories use the UnifiedPush version that the app is built with",
        holds: stories_use_the_unified_push_of_the_app,
        broken_by: &[
            change(GRADLE, "connector:3.1.2", "connector:3.1.3"),
            change(GRADLE, "embedded-fcm-distributor:3.0.0", "embedded-fcm-distributor:3.0.1"),
        ],
    },
];

fn android_notifications_match_the_catalogue(project: &Project<'_>) -> Result<()> {
    for (file, language) in
        [(ENGLISH, Language::English), (FINNISH, Language::Finnish), (SWEDISH, Language::Swedish)]
    {
        let messages = &language.messages().notification;
        let expected = [
            ("push_channel", messages.channel),
            ("push_title", messages.title),
            ("push_body", messages.body),
            ("push_deny", messages.deny),
            ("push_several", messages.several),
            ("push_notice_title", messages.notice_title),
            ("push_notice_body", messages.notice_body),
            ("push_try_title", messages.try_title),
            ("push_try_body", messages.try_body),
        ];
        project.xml(file, |resources| {
            let strings = elements(resources, "string");
            let texts: Vec<_> = strings
                .map(|one| (one.attribute("name").unwrap_or_default(), one.text().unwrap_or_default()))
                .collect();
            ensure!(texts == expected, "the texts are {texts:?}");
            Ok(())
        })?;
    }
    Ok(())
}

fn unused_unified_push_components_are_removed(project: &Project<'_>) -> Result<()> {
    project.xml(MANIFEST, |manifest| {
        for name in UNUSED_COMPONENTS {
            let is_removed =
                manifest.descendants().any(|node| is_removal(node) && android(node, "name") == Some(name));
            ensure!(is_removed, "{name} is not removed");
        }
        Ok(())
    })
}

fn stories_use_the_unified_push_of_the_app(project: &Project<'_>) -> Result<()> {
    let (gradle, packages) = (project.code(GRADLE)?, project.text(PACKAGES)?);
    for library in ["connector", "embedded-fcm-distributor"] {
        let version = gradle.split_once(&format!("org.unifiedpush.android:{library}:"));
        let version = version.and_then(|(_, after)| after.split('"').next()).unwrap_or_default();
        let same = format!("<artifactId>{library}</artifactId>\n      <version>{version}</version>");
        ensure!(!version.is_empty() && packages.contains(&same), "stories do not use {library} {version}");
    }
    Ok(())
}
