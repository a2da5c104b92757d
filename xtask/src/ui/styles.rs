//! One style sheet out of many: a browser that meets `@import` asks again for each.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// The sheet at `path` with each `@import "./other.css";` line replaced by that sheet.
pub(super) fn inlined(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut sheet = String::with_capacity(text.len());
    for line in text.lines() {
        match imported(line) {
            Some(name) => sheet.push_str(&inlined(&path.with_file_name(name))?),
            None => {
                sheet.push_str(line);
                sheet.push('\n');
            }
        }
    }
    Ok(sheet)
}

fn imported(line: &str) -> Option<&str> {
    line.trim().strip_prefix("@import \"./")?.strip_suffix("\";")
}

#[cfg(test)]
mod tests {
    use super::imported;

    #[test]
    fn only_a_sheet_beside_it_is_imported() {
        assert_eq!(imported(r#"  @import "./screens/home.css"; "#), Some("screens/home.css"));
        assert_eq!(imported(r#"@import "https://example.com/a.css";"#), None);
        assert_eq!(imported("main { color: red; }"), None);
    }
}
