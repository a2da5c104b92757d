//! What a rule is: a sentence about the project, a way to see whether it is so, and changes that must be seen.

use anyhow::Result;

use super::project::Project;

/// Something that must be so of the phones' projects.
pub(super) struct Rule {
    /// What of OWASP MASVS it serves, or [`BUILDS`].
    pub control: &'static str,
    pub says: &'static str,
    pub holds: fn(&Project) -> Result<()>,
    /// Changes of the project that break it. A rule that none breaks says nothing.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests of the rules make them"))]
    pub broken_by: &'static [Change],
}

/// For what no control asks for and the app is not built or not right without.
pub(super) const BUILDS: &str = "BUILDS";

/// One place in one file, said differently.
pub(super) struct Change {
    pub file: &'static str,
    pub find: &'static str,
    pub replace: &'static str,
}

/// The first `find` in `file` becomes `replace`.
pub(super) const fn change(file: &'static str, find: &'static str, replace: &'static str) -> Change {
    Change { file, find, replace }
}
