//! Checks of rules that no row of a table can express.

use std::fs;
use std::io::BufReader;

use anyhow::{Context as _, Result, bail, ensure};
use key_messages::Language;
use roxmltree::Document;

use super::project::Project;
use crate::cargo::workspace;

/// Folder of the Android resources.
const RESOURCES: &str = "gen/android/app/src/main/res";

/// The languages of the app, as the names of files end.
const LANGUAGES: [(Language, &str); 3] =
    [(Language::English, "en"), (Language::Finnish, "fi"), (Language::Swedish, "sv")];

/// Runs the check that a rule names.
pub(super) fn holds(name: &str, project: &Project) -> Result<()> {
    match name {
        "android_notifications_match_the_catalogue" => android_notifications_match_the_catalogue(project),
        "ios_push_texts_match_the_catalogue" => ios_push_texts_match_the_catalogue(project),
        "ios_icons_have_their_size_and_are_opaque" => ios_icons_have_their_size_and_are_opaque(project),
        "referenced_files_and_resources_exist" => referenced_files_and_resources_exist(project),
        _ => bail!("there is no check {name}"),
    }
}

fn android_notifications_match_the_catalogue(project: &Project) -> Result<()> {
    for (language, suffix) in LANGUAGES {
        let messages = &language.messages().notification;
        let (names, texts): (Vec<_>, Vec<_>) = [
            ("push_channel", messages.channel),
            ("push_title", messages.title),
            ("push_body", messages.body),
            ("push_deny", messages.deny),
            ("push_several", messages.several),
            ("push_notice_title", messages.notice_title),
            ("push_notice_body", messages.notice_body),
            ("push_try_title", messages.try_title),
            ("push_try_body", messages.try_body),
        ]
        .into_iter()
        .unzip();
        for (selector, expected) in [("string@name", names), ("string", texts)] {
            let found = project.values_in(&format!("push-{suffix}"), selector)?;
            ensure!(found == expected, "the texts are {found:?}, not {expected:?}");
        }
    }
    Ok(())
}

fn ios_push_texts_match_the_catalogue(project: &Project) -> Result<()> {
    for (language, suffix) in LANGUAGES {
        let messages = &language.messages().notification;
        for (key, expected) in [
            ("push.request", format!("{}\\n{}", messages.title, messages.body)),
            ("push.test", format!("{}\\n{}", messages.try_title, messages.try_body)),
            ("push.deny", messages.deny.to_owned()),
        ] {
            let found =
                project.values_in(&format!("localizable-{suffix}"), &format!("\"{key}\" = \"{{}}\";"))?;
            ensure!(found == [expected.as_str()], "{key} is {found:?}, not {expected:?}");
        }
    }
    Ok(())
}

fn ios_icons_have_their_size_and_are_opaque(project: &Project) -> Result<()> {
    let folder = workspace().join("gen/apple/Assets.xcassets/AppIcon.appiconset");
    let icons = project.values_in("icons", "/images/*")?;
    ensure!(!icons.is_empty(), "there are no icons");
    for icon in icons {
        let text = |key: &str| icon[key].as_str().unwrap_or_default();
        let number = |text: &str| text.parse::<f64>().with_context(|| format!("{text:?} is no number"));
        let side = number(text("size").split('x').next().unwrap_or_default())?;
        let pixels = side * number(text("scale").trim_end_matches('x'))?;
        let name = text("filename");
        let picture = fs::File::open(folder.join(name)).context(name.to_owned())?;
        let reader = png::Decoder::new(BufReader::new(picture)).read_info();
        let reader = reader.with_context(|| format!("{name} is no picture"))?;
        let (width, height) = reader.info().size();
        ensure!([width, height].map(f64::from) == [pixels; 2], "{name} is {width} wide, not {pixels}");
        ensure!(reader.info().color_type == png::ColorType::Rgb, "{name} is transparent");
    }
    Ok(())
}

fn referenced_files_and_resources_exist(project: &Project) -> Result<()> {
    for source in project.values_in("xcode", "/targets/finago-key_iOS/sources/*/path")? {
        let path = source.as_str().unwrap_or_default();
        // `cargo tauri ios init` creates the others before XcodeGen runs.
        let is_there =
            crate::phone::EMPTY_FOLDERS.contains(&path) || workspace().join("gen/apple").join(path).exists();
        ensure!(is_there, "gen/apple/{path} does not exist");
    }
    let mut files = vec![project.files("manifest")?.join("")];
    for folder in ["values", "values-v31", "drawable", "mipmap-anydpi"] {
        let folder = format!("{RESOURCES}/{folder}");
        let entries = fs::read_dir(workspace().join(&folder)).with_context(|| folder.clone())?;
        files.extend(entries.flatten().map(|entry| format!("{folder}/{}", entry.file_name().display())));
    }
    for file in files {
        let text = project.read(&file)?;
        let document = Document::parse(&text).with_context(|| format!("{file} is no XML"))?;
        let attributes = document.descendants().flat_map(|node| node.attributes()).map(|one| one.value());
        let texts = document.descendants().filter_map(|node| node.text());
        for value in attributes.chain(texts) {
            ensure_resource_exists(project, value.trim()).with_context(|| file.clone())?;
        }
    }
    Ok(())
}

/// Checks that `@kind/name` refers to a file of that kind, or to a value of that kind and name.
fn ensure_resource_exists(project: &Project, value: &str) -> Result<()> {
    let Some((kind, name)) = value.strip_prefix('@').and_then(|value| value.split_once('/')) else {
        return Ok(());
    };
    let is_there = match kind {
        "string" | "color" | "style" => {
            let values = if kind == "style" { "theme" } else { kind };
            let text = project.read(&format!("{RESOURCES}/values/{values}s.xml"))?;
            text.contains(&format!("<{kind} name=\"{name}\""))
        }
        kind => {
            let folder = if kind == "mipmap" { "mipmap-anydpi" } else { kind };
            workspace().join(format!("{RESOURCES}/{folder}/{name}.xml")).is_file()
        }
    };
    ensure!(is_there, "{value} does not exist");
    Ok(())
}
