//! Pushes and notifications of iOS: entitlements, texts, and who handles a press.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use crate::mobile_check::project::{Project, XCODE, expect, expect_code};
use crate::mobile_check::rule::{BUILDS, Rule, change};

/// Entitlements for pushes.
pub(super) const ENTITLEMENTS: &[&str] =
    &["aps-environment", "com.apple.developer.usernotifications.time-sensitive"];

const ENGLISH: &str = "gen/apple/Localization/en.lproj/Localizable.strings";
const FINNISH: &str = "gen/apple/Localization/fi.lproj/Localizable.strings";
const SWEDISH: &str = "gen/apple/Localization/sv.lproj/Localizable.strings";

/// The app's own notification texts, and the tag of each language there with its iOS file.
const CATALOGUE: &str = "crates/messages/src/notification.rs";
const LANGUAGES: [(&str, &str); 3] = [("en", ENGLISH), ("fi", FINNISH), ("sv", SWEDISH)];

const SHELL: &str = "src-tauri/shell/Cargo.toml";
const CATEGORY: &str = "src-tauri/plugins/phone/src/ios/category.rs";
const DELEGATE: &str = "src-tauri/plugins/phone/src/ios/delegate.rs";
const FOLDER: &str = "src-tauri/plugins/phone/src/ios/folder.rs";

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: BUILDS,
        requirement: "iOS delivers time-sensitive pushes without running the app in the background",
        holds: ios_push_entitlements_are_set,
        broken_by: &[
            change(XCODE, "aps-environment: development", "aps-environment: sandbox"),
            change(XCODE, "time-sensitive: true", "time-sensitive: false"),
            change(
                XCODE,
                "        UILaunchStoryboardName",
                "        UIBackgroundModes: [remote-notification]\n        UILaunchStoryboardName",
            ),
        ],
    },
    Rule {
        control: "MASVS-PLATFORM-3",
        requirement: "iOS pushes have the texts of the app's own notifications in every language",
        holds: ios_push_texts_match_the_catalogue,
        broken_by: &[
            change(ENGLISH, "A request is waiting", "%@ is waiting"),
            change(FINNISH, "\"push.deny\" = \"Hylkää\"", "\"push.deny\" = \"Hyväksy\""),
            change(SWEDISH, "\"push.test\"", "\"push.text\""),
            change(SWEDISH, "\"push.notice\" = \"Det", "\"push.notice\" = \"\"; //"),
            change(CATALOGUE, "A request is waiting", "Something is waiting"),
            change(CATEGORY, "localized(\"push.deny\")", "localized(\"push.no\")"),
        ],
    },
    Rule {
        control: "MASVS-AUTH-3",
        requirement: "denying from an iOS notification requires an unlocked phone, and opens the app",
        holds: denying_on_ios_requires_an_unlocked_phone,
        broken_by: &[
            change(CATEGORY, "| UNNotificationActionOptions::AuthenticationRequired\n", "\n"),
            change(CATEGORY, "UNNotificationActionOptions::Foreground\n", "UNNotificationActionOptions(0)\n"),
        ],
    },
    Rule {
        control: BUILDS,
        requirement: "the iOS notification centre has one delegate, which stores a press before it calls the completion handler",
        holds: one_delegate_stores_each_press,
        broken_by: &[
            change(
                SHELL,
                "thiserror.workspace = true\n",
                "tauri-plugin-notification = \"2\"\nthiserror.workspace = true\n",
            ),
            change(DELEGATE, ".setDelegate(Some(", ".hear(Some("),
            change(DELEGATE, "self.pressed(response);", ""),
        ],
    },
    Rule {
        control: "MASVS-STORAGE-1",
        requirement: "on iOS only the inbox is readable while the phone is locked, after the first unlock",
        holds: ios_inbox_is_readable_after_first_unlock,
        broken_by: &[change(
            FOLDER,
            "&AnyObject = NSFileProtectionCompleteUntilFirstUserAuthentication",
            "&AnyObject = NSFileProtectionNone",
        )],
    },
];

fn ios_push_entitlements_are_set(project: &Project<'_>) -> Result<()> {
    let xcode = project.yaml(XCODE)?;
    let target = "/targets/finago-key_iOS";
    let entitled = |name: &str| format!("{target}/entitlements/properties/{name}");
    // For the store, Xcode takes the value from the signing profile.
    expect(&xcode, &entitled(ENTITLEMENTS[0]), &json!("development"))?;
    expect(&xcode, &entitled(ENTITLEMENTS[1]), &json!(true))?;
    let modes = xcode.pointer(&format!("{target}/info/properties/UIBackgroundModes"));
    ensure!(modes.is_none(), "the app is run in the background: the system shows a push without it");
    Ok(())
}

fn ios_push_texts_match_the_catalogue(project: &Project<'_>) -> Result<()> {
    let category = project.code(CATEGORY)?;
    expect_code(&category, "localized(\"push.deny\")")?;
    expect_code(&category, "localized(\"push.request\")")?;
    let catalogue = project.text(CATALOGUE)?;
    for (language, file) in LANGUAGES {
        let strings = project.text(file)?;
        let ios_text = |key: &str| between(&strings, &format!("\"{key}\" = \""), "\";");
        let catalogue_text = |name: &str| {
            between(between(&catalogue, &format!(" {name} {{"), "}")?, &format!("{language}: \""), "\"")
        };
        for (key, expected) in [
            ("push.request", format!("{}\\n{}", catalogue_text("title")?, catalogue_text("body")?)),
            ("push.test", format!("{}\\n{}", catalogue_text("try_title")?, catalogue_text("try_body")?)),
            ("push.deny", catalogue_text("deny")?.to_owned()),
        ] {
            ensure!(ios_text(key)? == expected, "{file} has {:?} for {key}", ios_text(key)?);
        }
        ensure!(!ios_text("push.notice")?.is_empty(), "{file} has no text for a notice");
    }
    Ok(())
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Result<&'a str> {
    let (_, after) = text.split_once(start).with_context(|| format!("there is no {start}"))?;
    Ok(after.split_once(end).with_context(|| format!("{start} is not terminated"))?.0)
}

fn denying_on_ios_requires_an_unlocked_phone(project: &Project<'_>) -> Result<()> {
    expect_code(
        &project.code(CATEGORY)?,
        "let options = UNNotificationActionOptions::Foreground | UNNotificationActionOptions::AuthenticationRequired \
         | UNNotificationActionOptions::Destructive;",
    )
}

fn one_delegate_stores_each_press(project: &Project<'_>) -> Result<()> {
    let has_a_delegate = project.toml(SHELL)?.to_string().contains("tauri-plugin-notification");
    ensure!(!has_a_delegate, "tauri-plugin-notification has a delegate of its own on iOS");
    let delegate = project.code(DELEGATE)?;
    expect_code(&delegate, ".setDelegate(Some(")?;
    expect_code(&delegate, "self.pressed(response); done.call(());")
}

fn ios_inbox_is_readable_after_first_unlock(project: &Project<'_>) -> Result<()> {
    expect_code(
        &project.code(FOLDER)?,
        "let protection: &AnyObject = NSFileProtectionCompleteUntilFirstUserAuthentication;",
    )
}
