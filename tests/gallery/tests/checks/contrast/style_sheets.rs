//! Parser for the colours in the style sheets. Relies on their format: one declaration per line,
//! and each rule in at most one `@` block.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// A style rule.
#[derive(Clone, Default)]
pub(super) struct Rule {
    /// Prelude of the surrounding `@` block; empty without one.
    pub(super) media: String,
    pub(super) selector: String,
    /// Properties with their values.
    pub(super) declarations: Vec<(String, String)>,
}

/// Returns the rules of all style sheets.
pub(super) fn rules() -> Result<Vec<Rule>> {
    let mut rules = Vec::new();
    for entry in fs::read_dir(folder()).context("there are no style sheets")? {
        rules.extend(rules_of(&entry?.file_name().to_string_lossy())?);
    }
    Ok(rules)
}

/// Returns the rules of one style sheet.
pub(super) fn rules_of(sheet: &str) -> Result<Vec<Rule>> {
    let text = fs::read_to_string(folder().join(sheet)).with_context(|| format!("cannot read {sheet}"))?;
    let (mut rules, mut rule, mut selector) = (Vec::new(), Rule::default(), String::new());
    for line in text.lines().map(str::trim) {
        if let Some(begins) = line.strip_suffix('{') {
            selector.push_str(begins.trim());
            match selector.starts_with('@') {
                true => rule.media = std::mem::take(&mut selector),
                false => rule.selector = std::mem::take(&mut selector),
            }
        } else if line == "}" {
            match rule.selector.is_empty() {
                true => rule.media.clear(),
                false => {
                    let next = Rule { media: rule.media.clone(), ..Rule::default() };
                    rules.push(std::mem::replace(&mut rule, next));
                }
            }
        } else if let Some((name, value)) = line.strip_suffix(';').and_then(|line| line.split_once(": ")) {
            rule.declarations.push((name.to_owned(), value.to_owned()));
        } else if line.ends_with(',') && rule.selector.is_empty() {
            selector.push_str(line);
        }
    }
    Ok(rules)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/styles")
}

impl Rule {
    /// Names of the colours of text, borders and outlines.
    pub(super) fn colours(&self) -> impl Iterator<Item = &str> {
        let draws =
            |name: &str| matches!(name, "color" | "border" | "border-color" | "outline" | "outline-color");
        let drawn = self.declarations.iter().filter(move |(name, _)| draws(name));
        drawn.filter_map(|(_, value)| token(value))
    }

    /// Name of the background colour.
    pub(super) fn ground(&self) -> Option<&str> {
        let filled = self.declarations.iter().find(|(name, _)| name == "background");
        filled.and_then(|(_, value)| token(value))
    }
}

/// Returns the name in `… var(--name)`.
fn token(value: &str) -> Option<&str> {
    value.split_once("var(--")?.1.split(')').next()
}
