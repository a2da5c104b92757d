//! The modules that a Rust file names, as paths from the root of its crate.

use std::path::Path;

use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, Meta, UseTree};

/// A path from the root of a crate: modules, and the item at the end.
pub(super) type FromRoot = Vec<String>;

/// Returns the module that `file` is, as a path from the root of the crate whose sources are in `root`.
pub(super) fn module(root: &Path, file: &Path) -> FromRoot {
    let relative = file.strip_prefix(root).unwrap().with_extension("");
    let mut parts: FromRoot = relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        parts.pop();
    }
    parts
}

/// What a file names of its own crate.
#[derive(Default)]
pub(super) struct Imports {
    /// Paths that are named anywhere but in tests.
    pub uses: Vec<FromRoot>,
    /// Items that the file's module offers under its own name: the name, and where the item comes from.
    pub offers: Vec<(String, FromRoot)>,
}

/// Returns what `text`, the content of module `here`, names of its crate.
pub(super) fn read(here: &[String], text: &str) -> Imports {
    let file = syn::parse_file(text).unwrap();
    let mut reader = Reader { here: here.to_vec(), found: Imports::default() };
    reader.visit_file(&file);
    reader.found
}

struct Reader {
    here: FromRoot,
    found: Imports,
}

impl Reader {
    /// Returns a path as one from the root; none for a path into another crate.
    fn resolved(&self, path: &[String]) -> Option<FromRoot> {
        let mut segments = path.iter().map(String::as_str).peekable();
        let mut absolute = match segments.next()? {
            "crate" => Vec::new(),
            "self" => self.here.clone(),
            "super" => self.here[..self.here.len().checked_sub(1)?].to_vec(),
            _ => return None,
        };
        while segments.next_if_eq(&"super").is_some() {
            absolute.pop()?;
        }
        absolute.extend(segments.map(str::to_owned));
        Some(absolute)
    }

    fn leaves(tree: &UseTree, before: &[String], leaves: &mut Vec<(String, Vec<String>)>) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => Self::leaves(&path.tree, &with(&path.ident), leaves),
            UseTree::Name(name) => leaves.push((name.ident.to_string(), with(&name.ident))),
            UseTree::Rename(renamed) => leaves.push((renamed.rename.to_string(), with(&renamed.ident))),
            UseTree::Glob(_) => leaves.push(("*".to_owned(), before.to_vec())),
            UseTree::Group(group) => group.items.iter().for_each(|tree| Self::leaves(tree, before, leaves)),
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = match item {
            Item::Mod(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !attributes.iter().any(is_for_tests) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.here.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.here.pop();
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let mut leaves = Vec::new();
        Self::leaves(&item.tree, &[], &mut leaves);
        for (name, path) in leaves {
            // A path without `crate`, `self` or `super` may begin with a module declared in this file.
            let from_root = self.resolved(&path).unwrap_or_else(|| [&self.here[..], &path].concat());
            if matches!(item.vis, syn::Visibility::Inherited) {
                self.found.uses.push(from_root);
            } else {
                self.found.offers.push((name, from_root));
            }
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if segments.len() > 1
            && let Some(from_root) = self.resolved(&segments)
        {
            self.found.uses.push(from_root);
        }
        visit::visit_path(self, path);
    }
}

/// Whether an attribute keeps an item out of everything but tests.
fn is_for_tests(attribute: &Attribute) -> bool {
    match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => list.tokens.to_string().starts_with("test"),
        meta => meta.path().is_ident("test"),
    }
}
