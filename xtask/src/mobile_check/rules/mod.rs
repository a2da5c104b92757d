//! The rules, by subject.

mod code;
mod links;
mod looks;
mod network;
mod notifications;
mod permissions;
mod privacy;
mod push;
mod screen;
mod shape;
mod storage;
mod webview;

use super::rule::Rule;

/// All rules.
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    let files = [
        storage::RULES,
        network::RULES,
        notifications::RULES,
        links::RULES,
        screen::RULES,
        webview::RULES,
        permissions::RULES,
        privacy::RULES,
        push::RULES,
        code::RULES,
        shape::RULES,
        looks::RULES,
    ];
    files.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::{Rule, all};
    use crate::cargo::workspace;
    use crate::mobile_check::project::Project;

    #[test]
    fn every_rule_holds() {
        let project = Project::in_folder(workspace());
        for rule in all() {
            (rule.holds)(&project).unwrap_or_else(|error| panic!("{}: {error:#}", rule.says));
        }
    }

    #[test]
    fn every_rule_is_broken_by_each_of_its_changes_and_by_no_other() {
        let mut wrong = Vec::new();
        for rule in all() {
            assert!(!rule.broken_by.is_empty(), "{}: nothing breaks it", rule.says);
            for change in rule.broken_by {
                let place = format!("{}: {} -> {}", change.file, change.find, change.replace);
                match Project::after(workspace(), change) {
                    Ok(project) => {
                        let unexpected =
                            |other: &&Rule| (other.holds)(&project).is_ok() == (other.says == rule.says);
                        wrong.extend(
                            all().filter(unexpected).map(|other| format!("{}\n  {place}", other.says)),
                        );
                    }
                    Err(error) => wrong.push(format!("{error:#}\n  {place}")),
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
