//! The tests that security.md and mobile.md cite as evidence exist.

use std::fs;
use std::path::Path;

/// Returns name and path of each link to a test in `document`, written as ``[`name`](path)``.
fn evidence(document: &str) -> Vec<(&str, &str)> {
    let links = document.split("[`").skip(1);
    links.filter_map(|link| link.split_once(')')?.0.split_once("`](")).collect()
}

#[test]
fn every_test_named_in_the_documents_exists() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    let documents = ["security.md", "mobile.md"].map(|name| fs::read_to_string(docs.join(name)).unwrap());
    let evidence: Vec<_> = documents.iter().flat_map(|document| evidence(document)).collect();
    assert!(evidence.len() > 50, "{} tests are named", evidence.len());
    let missing: Vec<_> = evidence
        .into_iter()
        .filter(|(name, path)| {
            let file = fs::read_to_string(docs.join(path)).unwrap_or_default();
            // A function, a story of the Android app, or a rule for the phone projects.
            [format!("fn {name}("), format!("class {name} extends Story "), format!("\n{name}:\n")]
                .iter()
                .all(|declaration| !file.contains(declaration))
        })
        .collect();
    assert!(missing.is_empty(), "missing: {missing:#?}");
}

#[test]
fn test_links_are_found_in_a_document() {
    let text = "shown by [`it_works`](../a.rs), [`it_lasts`](../b.rs); see [protocol.md](protocol.md)";
    assert_eq!(evidence(text), [("it_works", "../a.rs"), ("it_lasts", "../b.rs")]);
}
