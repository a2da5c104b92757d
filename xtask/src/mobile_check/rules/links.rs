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
const PLUGIN_COMPONENTS: &[(&str, &str)] =
    &[("fi.finago.phone.Push", "true"), ("fi.finago.phone.PlayServices", "false")];

const COMPONENTS: &[&str] = &["activity", "activity-alias", "service", "receiver", "provider"];

/// Files in which the shell replaces link handlers of the iOS event loop, and in which this is set
/// up.
const GUARD: &str = "src-tauri/shell/src/adapters/link_guard/ios.rs";
const SHELL: &str = "src-tauri/shell/src/lib.rs";

/// Methods of the event loop that receive links from iOS and that the shell replaces, with their
/// classes.
const REPLACED_METHODS: &[(&str, &str)] = &[
    ("AppDelegate", "application:openURL:options:"),
    ("AppDelegate", "application:continueUserActivity:restorationHandler:"),
    ("TaoSceneDelegate", "scene:continueUserActivity:"),
];

/// Method by which a scene receives links. The event loop skips invalid URLs there.
const UNREPLACED_METHOD: &str = "scene:openURLContexts:";

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: "MASVS-PLATFORM-1",
        requirement: "the shell handles iOS links before the event loop, which panics on invalid URLs",
        holds: shell_handles_ios_links_before_the_event_loop,
        broken_by: &[
            change(GUARD, "c\"AppDelegate\"", "c\"Delegate\""),
            change(GUARD, "sel!(application:openURL:options:)", "sel!(application:openURL:)"),
            change(GUARD, "sel!(scene:continueUserActivity:)", "sel!(scene:openURLContexts:)"),
            change(SHELL, "link_guard::set_up(app.handle(), links::open);", ""),
        ],
    },
    Rule {
        control: "MASVS-PLATFORM-1",
        requirement: "only the main activity is exported, in a task of its own",
        holds: only_the_main_activity_is_exported,
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
        requirement: "the app opens only from the launcher and by finagokey://connect",
        holds: app_opens_only_from_launcher_and_connect_links,
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
        requirement: "no plugin receives intents from the system or other apps, except pushes from distributors",
        holds: plugins_expose_no_unexpected_component,
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

fn only_the_main_activity_is_exported(project: &Project<'_>) -> Result<()> {
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
        ensure!(open.len() == 1, "{} components are exported", open.len());
        for activity in open {
            expect_android(activity, "name", ".MainActivity")?;
            expect_android(activity, "taskAffinity", "")?;
            expect_android(activity, "launchMode", "singleTask")?;
        }
        Ok(())
    })
}

fn app_opens_only_from_launcher_and_connect_links(project: &Project<'_>) -> Result<()> {
    project.xml(MANIFEST, |manifest| {
        let filters: Vec<_> = elements(manifest, "intent-filter").collect();
        ensure!(filters.len() == INTENTS.len(), "there are {} intent filters", filters.len());
        for (filter, Intent { action, categories, link }) in filters.into_iter().zip(INTENTS) {
            let names = |tag: &str, kind: &str| -> Vec<_> {
                let children = filter.children().filter(|child| child.has_tag_name(tag));
                let names = children.filter_map(|child| android(child, "name"));
                names.filter_map(|name| name.strip_prefix(&format!("android.intent.{kind}."))).collect()
            };
            ensure!(names("action", "action") == [*action], "the action is {:?}", names("action", "action"));
            let found = names("category", "category");
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

fn shell_handles_ios_links_before_the_event_loop(project: &Project<'_>) -> Result<()> {
    let loops = packages::with_prefix(project, "tao")?;
    let event_loop =
        loops.iter().find_map(|package| package.text("src/platform_impl/ios/view.rs").zip(Some(package)));
    let (delegate, package) = event_loop.context("the event loop for iOS has moved")?;
    let scenes = package.text("src/platform_impl/ios/scene.rs").context("the event loop has no scenes")?;
    for (class, source) in [("AppDelegate", &delegate), ("TaoSceneDelegate", &scenes)] {
        ensure!(source.contains(&format!("\"{class}")), "{} has no class {class}", package.name);
    }
    let found: BTreeSet<_> =
        [&delegate, &scenes].into_iter().flat_map(|source| link_methods(source)).collect();
    let known: BTreeSet<_> =
        REPLACED_METHODS.iter().map(|(_, method)| *method).chain([UNREPLACED_METHOD]).collect();
    ensure!(found == known, "{} receives links by {found:?}", package.name);
    let guard = project.code(GUARD)?;
    for (class, method) in REPLACED_METHODS {
        expect_code(&guard, &format!("replace( c\"{class}\", sel!({method}),"))?;
    }
    expect_code(&project.code(SHELL)?, "link_guard::set_up(app.handle(), links::open); app.run(")
}

/// Names of the methods in a source that receive a link from iOS.
fn link_methods(source: &str) -> impl Iterator<Item = &str> {
    let after = |start: &'static str| source.split(start).skip(1);
    let named = after("sel!(").chain(after("(method(")).filter_map(|rest| rest.split(')').next());
    named.filter(|name| ["openURL", "continueUserActivity"].iter().any(|part| name.contains(part)))
}

fn plugins_expose_no_unexpected_component(project: &Project<'_>) -> Result<()> {
    project.xml(PHONE, |manifest| {
        let components = COMPONENTS.iter().flat_map(|name| elements(manifest, name));
        let found: Vec<_> = components.map(|one| (android(one, "name"), android(one, "exported"))).collect();
        let expected: Vec<_> =
            PLUGIN_COMPONENTS.iter().map(|(name, open)| (Some(*name), Some(*open))).collect();
        ensure!(found == expected, "the components are {found:?}");
        Ok(())
    })?;
    let mut unwanted = BTreeSet::new();
    let others = packages::with_prefix(project, "tauri-plugin-")?
        .into_iter()
        .filter(|plugin| plugin.name != "tauri-plugin-phone");
    for plugin in others {
        let Some(manifest) = plugin.text("android/src/main/AndroidManifest.xml") else { continue };
        let manifest = Document::parse(&manifest).with_context(|| plugin.name.clone())?;
        let open = COMPONENTS.iter().flat_map(|name| elements(&manifest, name)).filter(|component| {
            let has_filter = component.children().any(|child| child.has_tag_name("intent-filter"));
            has_filter || android(*component, "exported") == Some("true")
        });
        unwanted.extend(open.filter_map(|component| android(component, "name")).map(str::to_owned));
    }
    project.xml(MANIFEST, |manifest| {
        for name in unwanted {
            let mut removals = manifest.descendants().filter(|node| is_removal(*node));
            ensure!(removals.any(|node| android(node, "name") == Some(&name)), "{name} is not removed");
        }
        Ok(())
    })
}
