//! Reads the files of the phone projects, optionally with one change applied.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use roxmltree::Document;
use serde_json::Value;

use super::select::{self, Selector};
use crate::cargo::{packages, workspace};

/// The files by the names that the rules give them, one of which may be changed.
pub(super) struct Project {
    /// Paths of each name, separated by `, `.
    names: BTreeMap<String, String>,
    /// Path, text to find there, and replacement.
    change: Option<[String; 3]>,
}

impl Project {
    pub(super) fn unchanged() -> Result<Self> {
        let names =
            serde_saphyr::from_str(include_str!("rules/files.yaml")).context("files.yaml is no YAML")?;
        Ok(Self { names, change: None })
    }

    /// The project with a change, which must apply and leave a file that parses.
    pub(super) fn with_change([name, find, replace]: &[String; 3]) -> Result<Self> {
        let mut project = Self::unchanged()?;
        let path = project.files(name)?.join(", ");
        ensure!(project.read(&path)?.contains(find), "{path} does not contain {find:?}");
        project.change = Some([path.clone(), find.clone(), replace.clone()]);
        match extension(&path) {
            "xml" | "svg" => drop(project.values(&path, Selector::Elements("*"))?),
            "json" | "plist" | "toml" | "xcprivacy" | "yml" => drop(project.document(&path)?),
            _ => {}
        }
        Ok(project)
    }

    /// Paths of the files with these names, which are separated by `, `.
    pub(super) fn files(&self, names: &str) -> Result<Vec<&str>> {
        let mut files = Vec::new();
        for name in names.split(", ") {
            files.extend(
                self.names.get(name).with_context(|| format!("no file is called {name}"))?.split(", "),
            );
        }
        Ok(files)
    }

    /// Content of the file at `path`, with the change applied.
    pub(super) fn read(&self, path: &str) -> Result<String> {
        let file = match path.strip_prefix("crate:").and_then(|path| path.split_once('/')) {
            Some((package, path)) => {
                let folder = packages()?.get(package);
                folder.with_context(|| format!("the app is built without {package}"))?.join(path)
            }
            None => workspace().join(path),
        };
        let text = fs::read_to_string(file).with_context(|| format!("cannot read {path}"))?;
        Ok(match &self.change {
            Some([changed, find, replace]) if changed == path => text.replacen(find, replace, 1),
            _ => text,
        })
    }

    /// The JSON, YAML, TOML or property list at `path`.
    pub(super) fn document(&self, path: &str) -> Result<Value> {
        let text = self.read(path)?;
        match extension(path) {
            "json" => serde_json::from_str(&text).map_err(anyhow::Error::from),
            "toml" => toml::from_str(&text).map_err(Into::into),
            "yml" => serde_saphyr::from_str(&text).map_err(Into::into),
            _ => plist::from_bytes(text.as_bytes()).map_err(Into::into),
        }
        .with_context(|| format!("{path} cannot be parsed"))
    }

    /// Values at a place of the file at `path`.
    pub(super) fn values(&self, path: &str, selector: Selector<'_>) -> Result<Vec<Value>> {
        match selector {
            Selector::Text(pattern) => {
                let text = self.read(path)?;
                let is_code = matches!(extension(path), "java" | "kt" | "kts" | "m" | "rs");
                let text = if is_code { select::without_comments(&text) } else { text };
                Ok(select::in_text(&select::on_one_line(&text), pattern))
            }
            Selector::Pointer(pointer) => Ok(select::at_pointer(&self.document(path)?, pointer)),
            Selector::Elements(selector) => {
                let text = self.read(path)?;
                let document = Document::parse(&text).with_context(|| format!("{path} is no XML"))?;
                Ok(select::in_elements(&document, selector))
            }
        }
    }

    /// Values at a place of the files with these names.
    pub(super) fn values_in(&self, names: &str, selector: &str) -> Result<Vec<Value>> {
        let mut values = Vec::new();
        for path in self.files(names)? {
            values.extend(self.values(path, selector.into())?);
        }
        Ok(values)
    }
}

fn extension(path: &str) -> &str {
    Path::new(path).extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}
