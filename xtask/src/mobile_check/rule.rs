//! A rule: a requirement on the phone projects, its check, and changes that the check must detect.

use anyhow::Result;

use super::project::Project;

/// A requirement on the phone projects.
pub(super) struct Rule {
    /// OWASP MASVS control that the rule serves, or [`BUILDS`].
    pub control: &'static str,
    pub requirement: &'static str,
    pub holds: fn(&Project) -> Result<()>,
    /// Changes of the project that break the rule. A rule that nothing breaks proves nothing.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests of the rules make them"))]
    pub broken_by: &'static [Change],
}

/// Control of rules that OWASP MASVS does not require, but a correct build does.
pub(super) const BUILDS: &str = "BUILDS";

/// A replacement at one place of one file.
pub(super) struct Change {
    pub file: &'static str,
    pub find: &'static str,
    pub replace: &'static str,
}

/// A change that replaces the first `find` in `file` by `replace`.
pub(super) const fn change(file: &'static str, find: &'static str, replace: &'static str) -> Change {
    Change { file, find, replace }
}
