//! Exposure to other apps: they can open the app, and fill in the connect form by a link, but
//! nothing else.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use roxmltree::Document;
use serde_json::json;

use crate::mobile_check::packages;
use crate::mobile_check::project::{
    MANIFEST, Project, XCODE, android, elements, expect, expect_android, expect_code, is_removal,
};
use crate::mobile_check::rule::{Rule, change};

/// An intent filter that opens the app.
struct Intent {
    action: &'static str,
    categories: &'static [&'static str],
    /// Scheme and host of its links.
    link: Option<(&'static str, &'static str)>,
}

const INTENTS: &[Intent] = &[
    Intent { action: "MAIN", categories: &["LAUNCHER"], link: None },
    Intent { action: "VIEW", categories: &["DEFAULT", "BROWSABLE"], link: Some(("finagokey", "connect")) },
];

/// Manifest of the phone plugin, and its components with the value of `exported`. They receive
/// pushes from distributors, or messages of the app itself.
const PHONE: &str = "src-tauri/plugins/phone/android/src/main/AndroidManifest.xml";
const HEARING: &[(&str, &str)] =
    &[("fi.finago.phone.Push", "true"), ("fi.finago.phone.PlayServices", "false")];

const COMPONENTS: &[&str] = &["activity", "activity-alias", "service", "receiver", "provider"];

/// Files in which the shell replaces link handlers of the iOS event loop, and in which this is set
/// up.
const GUARD: &str = "src-tauri/src/adapters/link_guard/ios.rs";
const SHELL: &str = "src-tauri/src/lib.rs";

/// Methods of the event loop that receive links from iOS and that the shell replaces, with their
/// classes.
const TAKEN_OVER: &[(&str, &str)] = &[
    ("AppDelegate", "application:openURL:options:"),
    ("AppDelegate", "application:continueUserActivity:restorationHandler:"),
    ("TaoSceneDelegate", "scene:continueUserActivity:"),
];

/// Method by which a scene receives links. The event loop skips invalid URLs there.
const LEFT_TO_TAO: &str = "scene:openURLContexts:";

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: "MASVS-PLATFORM-1",
        says: "on iOS a link that is no URL ends nothing: the shell reads links before the event loop, which would panic",
        holds: ios_links_are_read_by_the_shell,
        broken_by: &[
            change(GUARD, "c\"AppDelegate\"", "c\"Delegate\""),
            change(GUARD, "sel!(application:openURL:options:)", "sel!(application:openURL:)"),
            change(GUARD, "sel!(scene:continueUserActivity:)", "sel!(scene:openURLContexts:)"),
            change(SHELL, "link_guard::set_up(app.handle());", ""),
        ],
    },
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
        says: "no plugin hears the system or another app, but the phone's its distributors",
        holds: nothing_starts_by_itself,
        broken_by: &[
            change(
                PHONE,
                "PlayServices\" android:exported=\"false\"",
                "PlayServices\" android:exported=\"true\"",
            ),
            change(PHONE, "fi.finago.phone.PlayServices", "fi.finago.phone.Boot"),
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

fn ios_links_are_read_by_the_shell(project: &Project<'_>) -> Result<()> {
    let loops = packages::called(project, "tao")?;
    let event_loop =
        loops.iter().find_map(|package| package.text("src/platform_impl/ios/view.rs").zip(Some(package)));
    let (delegate, package) = event_loop.context("the event loop for iOS is not where it was")?;
    let scenes = package.text("src/platform_impl/ios/scene.rs").context("it has no scenes any more")?;
    for (class, said) in [("AppDelegate", &delegate), ("TaoSceneDelegate", &scenes)] {
        ensure!(said.contains(&format!("\"{class}")), "{} calls its {class} something else", package.name);
    }
    let found: BTreeSet<_> =
        [&delegate, &scenes].into_iter().flat_map(|source| link_methods(source)).collect();
    let known: BTreeSet<_> = TAKEN_OVER.iter().map(|(_, method)| *method).chain([LEFT_TO_TAO]).collect();
    ensure!(found == known, "{} takes links by {found:?}", package.name);
    let guard = project.code(GUARD)?;
    for (class, method) in TAKEN_OVER {
        expect_code(&guard, &format!("replace( c\"{class}\", sel!({method}),"))?;
    }
    expect_code(&project.code(SHELL)?, "link_guard::set_up(app.handle()); app.run(")
}

/// Names of the methods in a source that receive a link from iOS.
fn link_methods(source: &str) -> impl Iterator<Item = &str> {
    let after = |start: &'static str| source.split(start).skip(1);
    let named = after("sel!(").chain(after("(method(")).filter_map(|rest| rest.split(')').next());
    named.filter(|name| ["openURL", "continueUserActivity"].iter().any(|part| name.contains(part)))
}

fn nothing_starts_by_itself(project: &Project<'_>) -> Result<()> {
    project.xml(PHONE, |manifest| {
        let components = COMPONENTS.iter().flat_map(|name| elements(manifest, name));
        let hearing: Vec<_> =
            components.map(|one| (android(one, "name"), android(one, "exported"))).collect();
        let expected: Vec<_> = HEARING.iter().map(|(name, open)| (Some(*name), Some(*open))).collect();
        ensure!(hearing == expected, "they are {hearing:?}");
        Ok(())
    })?;
    let mut unwanted = BTreeSet::new();
    let others =
        packages::on_android(project)?.into_iter().filter(|plugin| plugin.name != "tauri-plugin-phone");
    for plugin in others {
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
