//! Merges the style sheets into one: a browser sends one more request for each `@import`.

use std::path::Path;

use anyhow::Result;

use crate::files;

/// The sheet at `path`, with each `@import "./other.css";` line replaced by the content of that
/// sheet.
pub(super) fn inlined(path: &Path) -> Result<String> {
    let text = files::read(path)?;
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
    use std::path::Path;

    use super::{imported, inlined};

    /// Returns a style sheet without indentation, empty lines and comments that have lines of their own.
    fn minified(text: &str) -> String {
        let mut sheet = String::with_capacity(text.len());
        let mut in_comment = false;
        for line in text.lines().map(str::trim) {
            in_comment |= line.starts_with("/*");
            if !in_comment && !line.is_empty() {
                sheet.push_str(line);
                sheet.push('\n');
            }
            in_comment &= !line.ends_with("*/");
        }
        sheet
    }

    /// Properties that a browser animates without layout or paint.
    const ANIMATED: [&str; 2] = ["transform", "opacity"];

    #[test]
    fn only_transform_and_opacity_are_animated() {
        let sheets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/styles/index.css");
        let sheet = minified(&inlined(&sheets).unwrap());
        assert!(sheet.contains("transition:") && sheet.contains("@keyframes"));
        assert_eq!(other_animated_properties(&sheet), Vec::<&str>::new());
        let other = "a {\ntransition:\ncolor 1s,\nopacity 1s;\n}\n@keyframes b {\nto {\nwidth: 0;\nopacity: 0;\n}\n}\n";
        assert_eq!(other_animated_properties(other), ["color", "width"]);
    }

    /// Other properties that transitions or keyframes animate.
    fn other_animated_properties(sheet: &str) -> Vec<&str> {
        let transitions = sheet.split("transition").skip(1).filter_map(|after| after.split_once(';'));
        let transitioned =
            transitions.flat_map(|(value, _)| value.trim_start_matches([':', '\n']).split(','));
        let keyframes = sheet.split("@keyframes").skip(1).filter_map(|after| after.split_once("}\n}\n"));
        let framed = keyframes.flat_map(|(frames, _)| frames.lines()).filter(|line| line.ends_with(';'));
        let names = transitioned
            .chain(framed)
            .filter_map(|part| part.split([':', ' ']).find(|word| !word.trim().is_empty()));
        names.map(str::trim).filter(|name| !ANIMATED.contains(name)).collect()
    }

    #[test]
    fn only_relative_imports_are_inlined() {
        assert_eq!(imported(r#"  @import "./screens/home.css"; "#), Some("screens/home.css"));
        assert_eq!(imported(r#"@import "https://example.com/a.css";"#), None);
        assert_eq!(imported("main { color: red; }"), None);
    }
}
