//! What other apps can do to this one: open it, with a link that fills in the connect form, and nothing else.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use roxmltree::Document;
use serde_json::json;

use crate::mobile_check::packages;
use crate::mobile_check::project::{
    MANIFEST, Project, XCODE, android, elements, expect, expect_android, is_removal,
};
use crate::mobile_check::rule::{Rule, change};

/// What opens the app.
struct Intent {
    action: &'static str,
    categories: &'static [&'static str],
    /// Scheme and host of the links that do.
    link: Option<(&'static str, &'static str)>,
}

const INTENTS: &[Intent] = &[
    Intent { action: "MAIN", categories: &["LAUNCHER"], link: None },
    Intent { action: "VIEW", categories: &["DEFAULT", "BROWSABLE"], link: Some(("finagokey", "connect")) },
];

/// What the notification plugin has woken at a time. Nothing outside of the app calls it, so it is known by its name.
const SCHEDULED: &str = "app.tauri.notification.TimedNotificationPublisher";

const COMPONENTS: &[&str] = &["activity", "activity-alias", "service", "receiver", "provider"];

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: "MASVS-PLATFORM-1",
        says: "one activity is open to other apps, in a task of its own",
        holds: one_activity_is_open_to_others,
        broken_by: &[
            change(
                MANIFEST,
                "    </application>",
                r#"<receiver android:name=".Other" android:exported="true" /></application>"#,
            ),
            change(MANIFEST, "    </application>", r#"<service android:name=".Other" /></application>"#),
            change(MANIFEST, r#"android:exported="true""#, r#"android:exported="false""#),
            change(MANIFEST, r#"android:taskAffinity="""#, ""),
            change(MANIFEST, r#"launchMode="singleTask""#, r#"launchMode="standard""#),
        ],
    },
    Rule {
        control: "MASVS-PLATFORM-1",
        says: "it is opened from the launcher and by finagokey://connect",
        holds: links_reach_the_connect_form_alone,
        broken_by: &[
            change(MANIFEST, r#"android:scheme="finagokey""#, r#"android:scheme="http""#),
            change(MANIFEST, r#" android:host="connect""#, ""),
            change(MANIFEST, "android.intent.category.BROWSABLE", "android.intent.category.OPENABLE"),
            change(
                MANIFEST,
                "        </activity>",
                r#"<intent-filter><action android:name="android.intent.action.SEND" /></intent-filter></activity>"#,
            ),
            change(XCODE, "CFBundleURLSchemes: [finagokey]", "CFBundleURLSchemes: [finagokey, finago]"),
        ],
    },
    Rule {
        control: "MASVS-PLATFORM-1",
        says: "no plugin hears the system or another app, and none is woken at a time",
        holds: nothing_starts_by_itself,
        broken_by: &[
            change(
                MANIFEST,
                r#"LocalNotificationRestoreReceiver" tools:node="remove""#,
                r#"LocalNotificationRestoreReceiver" android:exported="false""#,
            ),
            change(
                MANIFEST,
                r#"TimedNotificationPublisher" tools:node="remove""#,
                r#"TimedNotificationPublisher" android:exported="false""#,
            ),
        ],
    },
];

fn one_activity_is_open_to_others(project: &Project<'_>) -> Result<()> {
    project.xml(MANIFEST, |manifest| {
        let mut open = Vec::new();
        for component in COMPONENTS.iter().flat_map(|name| elements(manifest, name)) {
            let exported = android(component, "exported");
            ensure!(
                exported.is_some(),
                "{:?} does not say whether it is exported",
                android(component, "name")
            );
            if exported == Some("true") {
                open.push(component);
            }
        }
        ensure!(open.len() == 1, "{} are open", open.len());
        for activity in open {
            expect_android(activity, "name", ".MainActivity")?;
            expect_android(activity, "taskAffinity", "")?;
            expect_android(activity, "launchMode", "singleTask")?;
        }
        Ok(())
    })
}

fn links_reach_the_connect_form_alone(project: &Project<'_>) -> Result<()> {
    project.xml(MANIFEST, |manifest| {
        let filters: Vec<_> = elements(manifest, "intent-filter").collect();
        ensure!(filters.len() == INTENTS.len(), "there are {} intents", filters.len());
        for (filter, Intent { action, categories, link }) in filters.into_iter().zip(INTENTS) {
            let said = |tag: &str, kind: &str| -> Vec<_> {
                let children = filter.children().filter(|child| child.has_tag_name(tag));
                let names = children.filter_map(|child| android(child, "name"));
                names.filter_map(|name| name.strip_prefix(&format!("android.intent.{kind}."))).collect()
            };
            ensure!(said("action", "action") == [*action], "its action is {:?}", said("action", "action"));
            let found = said("category", "category");
            ensure!(found == *categories, "the categories of {action} are {found:?}");
            let links: Vec<_> = filter.children().filter(|child| child.has_tag_name("data")).collect();
            ensure!(links.len() == usize::from(link.is_some()), "{action} has {} links", links.len());
            for (data, (scheme, host)) in links.into_iter().zip(link) {
                expect_android(data, "scheme", scheme)?;
                expect_android(data, "host", host)?;
            }
        }
        Ok(())
    })?;
    let schemes = json!([{ "CFBundleURLName": "fi.finago.key", "CFBundleURLSchemes": ["finagokey"] }]);
    expect(&project.yaml(XCODE)?, "/targets/finago-key_iOS/info/properties/CFBundleURLTypes", &schemes)
}

fn nothing_starts_by_itself(project: &Project<'_>) -> Result<()> {
    let mut unwanted = BTreeSet::from([SCHEDULED.to_owned()]);
    for plugin in packages::called(project, "tauri-plugin-")? {
        let Some(manifest) = plugin.text("android/src/main/AndroidManifest.xml") else { continue };
        let manifest = Document::parse(&manifest).with_context(|| plugin.name.clone())?;
        let open = COMPONENTS.iter().flat_map(|name| elements(&manifest, name)).filter(|component| {
            let heeds = component.children().any(|child| child.has_tag_name("intent-filter"));
            heeds || android(*component, "exported") == Some("true")
        });
        unwanted.extend(open.filter_map(|component| android(component, "name")).map(str::to_owned));
    }
    project.xml(MANIFEST, |manifest| {
        for name in unwanted {
            let mut removals = manifest.descendants().filter(|node| is_removal(*node));
            ensure!(removals.any(|node| android(node, "name") == Some(&name)), "{name} is there");
        }
        Ok(())
    })
}
