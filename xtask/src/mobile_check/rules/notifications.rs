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
const NOT_OURS: &[&str] = &[
    "org.unifiedpush.android.connector.internal.MessagingReceiverImpl",
    "org.unifiedpush.android.embedded_fcm_distributor.impl.UnifiedPushReceiver",
    "org.unifiedpush.android.connector.internal.LinkActivity",
    "org.unifiedpush.android.connector.internal.RaiseToForegroundService",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: BUILDS,
        says: "Android's notifications say what the app's catalogue says, in every language",
        holds: notifications_say_what_the_catalogue_says,
        broken_by: &[
            change(ENGLISH, ">Deny<", ">Refuse<"),
            change(FINNISH, "<string name=\"push_body\">", "<string name=\"push_other\">"),
            change(SWEDISH, "Något om ditt konto", "Något"),
        ],
    },
    Rule {
        control: "MASVS-PLATFORM-1",
        says: "of UnifiedPush's libraries no receiver, window or service is left that the plugin does without",
        holds: what_the_plugin_does_without_is_removed,
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
        says: "stories are played with the UnifiedPush that the app is built with",
        holds: stories_have_the_same_unified_push,
        broken_by: &[
            change(GRADLE, "connector:3.1.2", "connector:3.1.3"),
            change(GRADLE, "embedded-fcm-distributor:3.0.0", "embedded-fcm-distributor:3.0.1"),
        ],
    },
];

fn notifications_say_what_the_catalogue_says(project: &Project<'_>) -> Result<()> {
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
            let said: Vec<_> = strings
                .map(|one| (one.attribute("name").unwrap_or_default(), one.text().unwrap_or_default()))
                .collect();
            ensure!(said == expected, "it says {said:?}");
            Ok(())
        })?;
    }
    Ok(())
}

fn what_the_plugin_does_without_is_removed(project: &Project<'_>) -> Result<()> {
    project.xml(MANIFEST, |manifest| {
        for name in NOT_OURS {
            let is_removed =
                manifest.descendants().any(|node| is_removal(node) && android(node, "name") == Some(name));
            ensure!(is_removed, "{name} is there");
        }
        Ok(())
    })
}

fn stories_have_the_same_unified_push(project: &Project<'_>) -> Result<()> {
    let (gradle, packages) = (project.code(GRADLE)?, project.text(PACKAGES)?);
    for library in ["connector", "embedded-fcm-distributor"] {
        let version = gradle.split_once(&format!("org.unifiedpush.android:{library}:"));
        let version = version.and_then(|(_, after)| after.split('"').next()).unwrap_or_default();
        let same = format!("<artifactId>{library}</artifactId>\n      <version>{version}</version>");
        ensure!(
            !version.is_empty() && packages.contains(&same),
            "stories have another {library} than {version}"
        );
    }
    Ok(())
}
