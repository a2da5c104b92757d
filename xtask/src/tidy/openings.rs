//! The rule that a doc comment stands alone: its first words name its subject, so that it makes sense in a hover.

use std::fmt::Write as _;

use super::sources;
use crate::cargo::workspace;

/// Openings that refer to something that was said elsewhere.
const PRONOUNS: &[&str] = &[
    "It",
    "It's",
    "Its",
    "They",
    "Them",
    "Their",
    "So",
    "This one",
    "That one",
    "The same",
    "The other",
    "What is none",
    "None of them",
];

/// Returns the doc comments of `text` that open with a pronoun, with the lines they start at.
fn offences(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut was_doc = false;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim_start();
        let doc = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"));
        if let Some(doc) = doc.filter(|_| !was_doc)
            && PRONOUNS.iter().any(|pronoun| opens_with(doc.trim_start(), pronoun))
        {
            found.push((number + 1, line));
        }
        was_doc = doc.is_some();
    }
    found
}

fn opens_with(doc: &str, pronoun: &str) -> bool {
    doc.strip_prefix(pronoun)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\''))
}

#[test]
fn no_doc_comment_opens_with_a_pronoun() {
    let mut report = String::new();
    for file in sources::below("") {
        let text = std::fs::read_to_string(&file).unwrap();
        for (line, doc) in offences(&text) {
            let name = file.strip_prefix(workspace()).unwrap().display();
            writeln!(report, "{name}:{line}: {doc}").unwrap();
        }
    }
    assert!(report.is_empty(), "doc comments that do not stand alone:\n{report}");
}

#[test]
fn an_opening_pronoun_is_found_in_the_first_line_of_a_comment_alone() {
    let text =
        "//! Its purpose.\n\n/// Items of it.\n/// It is read.\nfn a() {}\n    /// It ends.\nfn b() {}\n";
    assert_eq!(offences(text), [(1, "//! Its purpose."), (6, "/// It ends.")]);
}
