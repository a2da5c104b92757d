//! The rules for the phone projects, as tables: `rules/*.yaml`. A rule has a requirement, which begins with its OWASP
//! MASVS control, or with `BUILDS` if only a correct build needs it; places in files with the values that they must
//! have; and changes that must break it.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use serde_json::Value;

use super::code;
use super::project::Project;
use super::select::Selector;

/// The rules for what is in the repository.
const TABLES: &[&str] = &[
    include_str!("rules/storage.yaml"),
    include_str!("rules/network.yaml"),
    include_str!("rules/notifications.yaml"),
    include_str!("rules/links.yaml"),
    include_str!("rules/window.yaml"),
    include_str!("rules/privacy.yaml"),
    include_str!("rules/build.yaml"),
    include_str!("rules/appearance.yaml"),
];

/// The rules for the manifest that lane `app` merges.
const MERGED: &[&str] = &[include_str!("rules/merged.yaml")];

/// A requirement on the phone projects.
#[derive(Deserialize)]
pub(super) struct Rule {
    pub requirement: String,
    /// Places that must have the same values: file and selector of one, file and selector of the other.
    #[serde(default)]
    same: Vec<[String; 4]>,
    /// Function that checks what no row can.
    code: Option<String>,
    /// File, text to find in it, and replacement. A rule that nothing breaks proves nothing.
    pub broken_by: Vec<[String; 3]>,
    /// Names of files with what each must have: a [`Selector`] with its values, or `has` or `lacks` with texts.
    #[serde(flatten)]
    files: BTreeMap<String, BTreeMap<String, Value>>,
}

/// All rules for what is in the repository.
pub(super) fn rules() -> Result<Vec<Rule>> {
    read(TABLES)
}

/// All rules for the merged manifest.
pub(super) fn merged() -> Result<Vec<Rule>> {
    read(MERGED)
}

fn read(tables: &[&str]) -> Result<Vec<Rule>> {
    let mut rules = Vec::new();
    for table in tables {
        let table: BTreeMap<String, Rule> =
            serde_saphyr::from_str(table).context("a table of rules is no YAML")?;
        rules.extend(table.into_values());
    }
    Ok(rules)
}

impl Rule {
    pub(super) fn holds(&self, project: &Project) -> Result<()> {
        for (names, places) in &self.files {
            for file in project.files(names)? {
                for (selector, expected) in places {
                    holds_at(project, file, selector, expected)
                        .with_context(|| format!("{file}: {selector}"))?;
                }
            }
        }
        for [name, selector, other_name, other_selector] in &self.same {
            let values = project.values_in(name, selector)?;
            let others = project.values_in(other_name, other_selector)?;
            ensure!(!values.is_empty(), "{name}: there is no {selector}");
            ensure!(values == others, "{name}: {selector} is {values:?}, not {others:?} as in {other_name}");
        }
        self.code.as_ref().map_or(Ok(()), |name| code::holds(name, project))
    }
}

fn holds_at(project: &Project, file: &str, selector: &str, expected: &Value) -> Result<()> {
    if let "has" | "lacks" = selector {
        for text in expected.as_array().into_iter().flatten().filter_map(Value::as_str) {
            let is_there = !project.values(file, Selector::Text(text))?.is_empty();
            ensure!(is_there == (selector == "has"), "{text}");
        }
        return Ok(());
    }
    let selector = Selector::from(selector);
    let mut found = project.values(file, selector)?;
    let mut expected = match expected {
        Value::Array(values) if !selector.is_of_one_value() => values.clone(),
        Value::Null => Vec::new(),
        value => vec![value.clone()],
    };
    if let Selector::Elements(_) = selector {
        found.sort_by_key(Value::to_string);
        expected.sort_by_key(Value::to_string);
    }
    ensure!(found == expected, "found {found:?}, not {expected:?}");
    Ok(())
}

/// Fails unless each change of `rule` breaks it.
pub(super) fn ensure_changes_break(rule: &Rule) -> Result<()> {
    ensure!(!rule.broken_by.is_empty(), "nothing breaks it");
    for change in &rule.broken_by {
        ensure!(rule.holds(&Project::with_change(change)?).is_err(), "{change:?} does not break it");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_holds() {
        let project = Project::unchanged().unwrap();
        for rule in rules().unwrap() {
            rule.holds(&project).unwrap_or_else(|error| panic!("{}: {error:#}", rule.requirement));
        }
    }

    /// Whether a rule reads a file that a change is about.
    fn reads(rule: &Rule, project: &Project, changed: &str) -> bool {
        let same = rule.same.iter().flat_map(|[name, _, other, _]| [name, other]);
        let changed = project.files(changed).unwrap();
        rule.code.is_some()
            || rule.files.keys().chain(same).any(|names| project.files(names).unwrap().contains(&changed[0]))
    }

    #[test]
    fn each_change_breaks_exactly_its_own_rule() {
        let (rules, mut problems) = (rules().unwrap(), Vec::new());
        for rule in &rules {
            problems.extend(
                ensure_changes_break(rule).err().map(|error| format!("{}: {error:#}", rule.requirement)),
            );
            let others = || rules.iter().filter(|other| other.requirement != rule.requirement);
            for change in &rule.broken_by {
                let Ok(project) = Project::with_change(change) else { continue };
                let readers = others().filter(|other| reads(other, &project, &change[0]));
                let broken = readers.filter(|other| other.holds(&project).is_err());
                problems.extend(broken.map(|other| format!("{}: broken by {change:?}", other.requirement)));
            }
        }
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }

    #[test]
    fn rules_for_the_merged_manifest_can_be_read() {
        assert!(merged().unwrap().iter().all(|rule| !rule.broken_by.is_empty()));
    }
}
