//! The rules, by subject.

mod appearance;
mod build;
mod code;
mod links;
mod network;
mod notifications;
mod permissions;
mod privacy;
mod push;
mod screen;
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
        build::RULES,
        appearance::RULES,
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
            (rule.holds)(&project).unwrap_or_else(|error| panic!("{}: {error:#}", rule.requirement));
        }
    }

    #[test]
    fn each_change_breaks_exactly_its_own_rule() {
        let mut problems = Vec::new();
        for rule in all() {
            assert!(!rule.broken_by.is_empty(), "{}: nothing breaks it", rule.requirement);
            for change in rule.broken_by {
                let description = format!("{}: {} -> {}", change.file, change.find, change.replace);
                match Project::with_change(workspace(), change) {
                    Ok(project) => {
                        let unexpected = |other: &&Rule| {
                            (other.holds)(&project).is_ok() == (other.requirement == rule.requirement)
                        };
                        problems.extend(
                            all()
                                .filter(unexpected)
                                .map(|other| format!("{}\n  {description}", other.requirement)),
                        );
                    }
                    Err(error) => problems.push(format!("{error:#}\n  {description}")),
                }
            }
        }
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }
}
