//! What is written for people and of no use to a browser: comments that have lines of their own, indentation, empty lines.

/// `text`, a style sheet or a script, without it.
pub(super) fn lean(text: &str) -> String {
    let mut lean = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            lean.push_str(line);
            lean.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    lean
}

#[cfg(test)]
mod tests {
    use super::lean;

    #[test]
    fn what_is_left_means_the_same() {
        let sheet =
            "/* One. */\nmain {\n  padding: 0\n    1px; /* stays */\n}\n\n/* Two\n   lines. */\np {\n}\n";
        assert_eq!(lean(sheet), "main {\npadding: 0\n1px; /* stays */\n}\np {\n}\n");
        let script = "/**\n * Says.\n */\nfunction say() {\n    // aloud\n    return \"http://a\";\n}\n";
        assert_eq!(lean(script), "function say() {\nreturn \"http://a\";\n}\n");
    }
}
