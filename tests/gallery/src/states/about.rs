//! States of the screen about the app.

use key_view::{AboutView, LicenceView, Screen};

use super::State;

pub(super) fn states() -> Vec<State> {
    let licence =
        |licence: &str, packages: &str| LicenceView { licence: licence.into(), packages: packages.into() };
    let some = vec![
        licence("MIT OR Apache-2.0", "anyhow 1.0.100, serde 1.0.229, serde_json 1.0.154"),
        licence("(MIT OR Apache-2.0) AND Unicode-3.0", "unicode-ident 1.0.27"),
    ];
    let many = vec![licence(
        "Apache-2.0 WITH LLVM-exception",
        &"a-package-with-a-long-name-of-its-own 12.34.56, ".repeat(80),
    )];
    let about = [("", some), ("none", vec![]), ("many", many)];
    let about = about.map(|(name, licences)| (name, AboutView { version: "0.1.0".into(), licences }));
    super::states("about", Screen::About, about)
}
