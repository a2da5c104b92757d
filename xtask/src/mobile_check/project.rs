//! Reads files of the phone projects, optionally with one change applied.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use roxmltree::{Document, Node};
use serde_json::Value;

use super::rule::Change;

pub(super) const MANIFEST: &str = "gen/android/app/src/main/AndroidManifest.xml";
pub(super) const ACTIVITY: &str = "gen/android/app/src/main/java/fi/finago/key/MainActivity.kt";
pub(super) const GRADLE: &str = "gen/android/app/build.gradle.kts";
pub(super) const RESOURCES: &str = "gen/android/app/src/main/res";
pub(super) const XCODE: &str = "gen/apple/project.yml";
pub(super) const TAURI: &str = "src-tauri/tauri.conf.json";

/// A folder of files, one of which may be changed.
pub(super) struct Project<'a> {
    folder: PathBuf,
    change: Option<&'a Change>,
}

impl<'a> Project<'a> {
    pub(super) fn in_folder(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), change: None }
    }

    /// The project with `change`, which must apply and leave a file that parses.
    #[cfg(test)]
    pub(super) fn with_change(folder: &Path, change: &'a Change) -> Result<Self> {
        let before = Self::in_folder(folder).text(change.file)?;
        ensure!(before.contains(change.find), "{} does not contain {:?}", change.file, change.find);
        let after = Self { folder: folder.to_owned(), change: Some(change) };
        match Path::new(change.file).extension().and_then(|extension| extension.to_str()) {
            Some("xml" | "svg" | "storyboard") => after.xml(change.file, |_| Ok(()))?,
            Some("xcprivacy" | "plist") => drop(after.plist(change.file)?),
            Some("yml") => drop(after.yaml(change.file)?),
            Some("json") => drop(after.json(change.file)?),
            Some("toml") => drop(after.toml(change.file)?),
            _ => {}
        }
        Ok(after)
    }

    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    pub(super) fn text(&self, file: &str) -> Result<String> {
        let text = fs::read_to_string(self.path(file)).with_context(|| format!("cannot read {file}"))?;
        Ok(match self.change {
            Some(change) if change.file == file => text.replacen(change.find, change.replace, 1),
            _ => text,
        })
    }

    /// Kotlin, Gradle, C or Java without comments, and with each run of white space as one space.
    pub(super) fn code(&self, file: &str) -> Result<String> {
        Ok(without_comments(&self.text(file)?))
    }

    pub(super) fn xml<T>(&self, file: &str, read: impl FnOnce(&Document<'_>) -> Result<T>) -> Result<T> {
        let text = self.text(file)?;
        let document = Document::parse(&text).with_context(|| format!("{file} is no XML"))?;
        read(&document).with_context(|| file.to_owned())
    }

    pub(super) fn plist(&self, file: &str) -> Result<plist::Value> {
        let text = self.text(file)?;
        plist::Value::from_reader_xml(text.as_bytes()).with_context(|| format!("{file} is no property list"))
    }

    pub(super) fn yaml(&self, file: &str) -> Result<Value> {
        serde_saphyr::from_str(&self.text(file)?).with_context(|| format!("{file} is no YAML"))
    }

    pub(super) fn json(&self, file: &str) -> Result<Value> {
        serde_json::from_str(&self.text(file)?).with_context(|| format!("{file} is no JSON"))
    }

    pub(super) fn toml(&self, file: &str) -> Result<toml::Table> {
        self.text(file)?.parse().with_context(|| format!("{file} is no TOML"))
    }
}

/// Fails unless the value at `pointer` of a document is `expected`.
pub(super) fn expect(document: &Value, pointer: &str, expected: &Value) -> Result<()> {
    let found = document.pointer(pointer).map_or(Cow::Borrowed("nothing"), |value| value.to_string().into());
    ensure!(document.pointer(pointer) == Some(expected), "{pointer} is {found}, not {expected}");
    Ok(())
}

/// Fails unless the code, without comments, contains the statement.
pub(super) fn expect_code(code: &str, statement: &str) -> Result<()> {
    ensure!(code.contains(statement), "no statement: {statement}");
    Ok(())
}

/// Elements with this name, except those that remove a library's element.
pub(super) fn elements<'a, 'i: 'a>(
    document: &'a Document<'i>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    document.descendants().filter(move |node| node.has_tag_name(name) && !is_removal(*node))
}

/// Whether an element of a manifest removes a library's element.
pub(super) fn is_removal(node: Node<'_, '_>) -> bool {
    node.attribute(("http://schemas.android.com/tools", "node")) == Some("remove")
}

/// Value of the attribute `android:name` of an element.
pub(super) fn android<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute(("http://schemas.android.com/apk/res/android", name))
}

/// Fails unless the attribute `android:name` of an element is `expected`.
pub(super) fn expect_android(node: Node<'_, '_>, name: &str, expected: &str) -> Result<()> {
    match android(node, name) {
        Some(value) if value == expected => Ok(()),
        Some(value) => bail!("android:{name} is {value}, not {expected}"),
        None => bail!("android:{name} is missing"),
    }
}

fn without_comments(code: &str) -> String {
    let mut code_only = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(start) = rest.find('/') {
        let (before, from) = rest.split_at(start);
        code_only.push_str(before);
        let line = code_only.rsplit('\n').next().unwrap_or_default();
        let quoted = line.matches('"').count() % 2 == 1;
        rest = if quoted || !from.starts_with("//") && !from.starts_with("/*") {
            code_only.push('/');
            &from[1..]
        } else if from.starts_with("//") {
            from.find('\n').map_or("", |end| &from[end..])
        } else {
            from.split_once("*/").map_or("", |(_, after)| after)
        };
    }
    code_only.push_str(rest);
    code_only.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_are_removed() {
        let code = "a() // b()\n  /* c()\n d() */ e(\"https://f\") /** g() */\n h / i";
        assert_eq!(without_comments(code), "a() e(\"https://f\") h / i");
    }
}
