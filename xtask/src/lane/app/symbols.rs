//! Generates the `R` class of each library with the resources that the library uses. With all
//! resources in each `R`, R8 would take minutes.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::files;

/// Value of every resource of the app in `R`, by kind and name: `0x7f…`, or `{ 0x7f…, … }`.
pub(super) struct Symbols(HashMap<(String, String), Symbol>);

struct Symbol {
    /// `int` or `int[]`.
    shape: String,
    value: String,
}

impl Symbols {
    /// Parses the output of aapt2 with `--output-text-symbols`: each line is type, kind, name and
    /// value.
    pub(super) fn read(file: &Path) -> Result<Self> {
        let text = files::read(file)?;
        let mut symbols = HashMap::new();
        for line in text.lines() {
            let mut words = line.splitn(4, ' ');
            let mut word = || words.next().map(str::to_owned).with_context(|| format!("no symbol: {line}"));
            let (shape, kind, name, value) = (word()?, word()?, word()?, word()?);
            symbols.insert((kind, name), Symbol { shape, value });
        }
        Ok(Self(symbols))
    }

    /// Writes the source of a package's `R` with the resources listed in `named`, the `R.txt` of a
    /// library.
    pub(super) fn write(&self, package: &str, named: &Path, sources: &Path) -> Result<()> {
        let text = files::read(named)?;
        let mut kinds: BTreeMap<&str, String> = BTreeMap::new();
        for line in text.lines() {
            let mut words = line.split(' ').skip(1);
            let (Some(kind), Some(name)) = (words.next(), words.next()) else { continue };
            // Resources that were removed from the app are not used by its code.
            let Some(symbol) = self.0.get(&(kind.to_owned(), name.to_owned())) else { continue };
            let fields = kinds.entry(kind).or_default();
            writeln!(fields, "    public static {} {name} = {};", symbol.shape, symbol.value)?;
        }
        let mut source = format!("package {package};\n\npublic final class R {{\n");
        for (kind, fields) in kinds {
            write!(source, "  public static final class {kind} {{\n{fields}  }}\n")?;
        }
        source.push_str("}\n");
        files::write(&sources.join(package.replace('.', "/")).join("R.java"), source)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn r_has_the_resources_of_its_library_with_the_values_of_the_app() {
        let folder = tempfile::tempdir().unwrap();
        let (all, named) = (folder.path().join("all.txt"), folder.path().join("R.txt"));
        fs::write(&all, "int attr a 0x7f010000\nint attr b 0x7f010001\nint[] styleable S { 0x7f010000 }\nint styleable S_a 0\n")
            .unwrap();
        fs::write(
            &named,
            "int attr a 0x0\nint attr gone 0x0\nint[] styleable S { 0x0 }\nint styleable S_a 0\n",
        )
        .unwrap();
        Symbols::read(&all).unwrap().write("some.library", &named, folder.path()).unwrap();
        let source = fs::read_to_string(folder.path().join("some/library/R.java")).unwrap();
        assert!(source.starts_with("package some.library;"));
        assert!(source.contains("class attr {\n    public static int a = 0x7f010000;\n  }"), "{source}");
        assert!(
            source.contains("public static int[] S = { 0x7f010000 };\n    public static int S_a = 0;"),
            "{source}"
        );
        assert!(!source.contains("gone") && !source.contains(" b "), "{source}");
    }
}
