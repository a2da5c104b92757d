//! The rule that modules form no circle: of the modules beside each other in a folder, none uses one that uses it, directly or by others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::imports::{FromRoot, Imports, module, read};
use super::sources;
use crate::cargo::workspace;

/// The crates that are looked at.
const CRATES: &str = "crates/protocol crates/view crates/messages crates/core crates/backend-client \
                      crates/backend-model backend-mock src-tauri src-tauri/shell src-tauri/plugins/phone ui";

/// The modules of one crate, with what each names.
type Modules = BTreeMap<FromRoot, Imports>;

/// The uses between the modules of one folder.
type Uses = BTreeMap<String, BTreeSet<String>>;

fn modules(root: &Path, files: &[std::path::PathBuf]) -> Modules {
    let parsed = files.iter().filter(|file| file.starts_with(root)).map(|file| {
        let module = module(root, file);
        let imports = read(&module, &std::fs::read_to_string(file).unwrap());
        (module, imports)
    });
    // What only tests are made of may use everything.
    parsed.filter(|(module, _)| !module.iter().any(|part| part == "tests" || part == "testing")).collect()
}

/// Returns where an item is that a module offers under its own name, however often it is handed on.
fn origin(modules: &Modules, path: &FromRoot) -> FromRoot {
    let mut path = path.clone();
    for _ in 0..8 {
        let next = (0..path.len()).rev().find_map(|at| {
            let offers = &modules.get(&path[..at])?.offers;
            let (_, from) = offers.iter().find(|(name, _)| *name == path[at])?;
            Some([&from[..], &path[at + 1..]].concat())
        });
        match next {
            Some(next) if next != path => path = next,
            _ => break,
        }
    }
    path
}

/// Returns the uses between the children of each folder.
fn uses(modules: &Modules) -> BTreeMap<FromRoot, Uses> {
    let mut folders: BTreeMap<FromRoot, Uses> = BTreeMap::new();
    for (from, imports) in modules {
        for path in imports.uses.iter().chain(imports.offers.iter().map(|(_, path)| path)) {
            let to = origin(modules, path);
            let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
            let (Some(user), Some(used)) = (from.get(common), to.get(common)) else { continue };
            let child = [&to[..common], std::slice::from_ref(used)].concat();
            if modules.keys().any(|module| module.starts_with(&child)) {
                let folder = folders.entry(to[..common].to_vec()).or_default();
                folder.entry(user.clone()).or_default().insert(used.clone());
            }
        }
    }
    folders
}

/// Returns the modules of a folder that reach themselves, in groups.
fn circles(uses: &Uses) -> BTreeSet<BTreeSet<String>> {
    let reach = |from: &String| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(one) = next.pop() {
            next.extend(uses.get(one).into_iter().flatten().filter(|used| seen.insert((*used).clone())));
        }
        seen
    };
    let circle = |from: &String| -> BTreeSet<_> {
        reach(from).into_iter().filter(|other| reach(other).contains(from)).collect()
    };
    uses.keys().map(circle).filter(|circle| !circle.is_empty()).collect()
}

fn found(root: &Path, name: &str, files: &[std::path::PathBuf]) -> Vec<String> {
    let mut found = Vec::new();
    for (folder, uses) in uses(&modules(root, files)) {
        let folder = [&[name.to_owned()][..], &folder].concat().join("::");
        for circle in circles(&uses) {
            found.push(format!("{folder} {}", circle.into_iter().collect::<Vec<_>>().join(" ")));
        }
    }
    found
}

#[test]
fn modules_form_no_circle() {
    let mut all = Vec::new();
    for name in CRATES.split(' ') {
        let root = workspace().join(name).join("src");
        all.extend(found(&root, name, &sources::below(&format!("{name}/src"))));
    }
    assert!(all.is_empty(), "circles: {all:#?}");
}

#[test]
fn a_circle_is_found_through_an_item_that_a_folder_hands_on() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let files = [
        file("lib.rs", "mod a; mod b; mod c; pub use b::B;"),
        file("a.rs", "use crate::B;"),
        file("b.rs", "pub fn f() { crate::c::g() }"),
        file("c.rs", "#[cfg(test)] mod t { use crate::b; } fn g() { super::a::h() }"),
    ];
    assert_eq!(found(folder.path(), "x", &files), ["x a b c"]);
    let without =
        [files[0].clone(), files[1].clone(), files[2].clone(), file("c.rs", "#[cfg(test)] use crate::a;")];
    assert_eq!(found(folder.path(), "x", &without), [""; 0]);
}
