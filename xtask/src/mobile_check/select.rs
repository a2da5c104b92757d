//! Finds values in a document or a text: what a rule says about a file is about these.

use roxmltree::{Document, Node};
use serde_json::Value;

/// A place in a file.
#[derive(Clone, Copy)]
pub(super) enum Selector<'a> {
    /// Text with a hole `{}`, which stands for something without quotes; or without a hole.
    Text(&'a str),
    /// JSON pointer, for YAML, TOML and property lists too; `*` stands for every item of an array or key of an object.
    Pointer(&'a str),
    /// Elements of XML, `a/b[c=d]@e`: the values of attribute `e` of each `b` in any `a`, or the text of each `b`.
    Elements(&'a str),
}

impl<'a> From<&'a str> for Selector<'a> {
    fn from(text: &'a str) -> Self {
        if text.contains("{}") {
            Self::Text(text)
        } else if text.starts_with('/') {
            Self::Pointer(text)
        } else {
            Self::Elements(text)
        }
    }
}

impl Selector<'_> {
    /// Whether the place has one value, which may be a list.
    pub(super) fn is_of_one_value(self) -> bool {
        matches!(self, Self::Pointer(pointer) if !pointer.contains('*'))
    }
}

/// What stands for the hole of `pattern`, wherever `text` contains the rest of it; without a hole the pattern itself.
pub(super) fn in_text(text: &str, pattern: &str) -> Vec<Value> {
    let Some((start, end)) = pattern.split_once("{}") else {
        return text.matches(pattern).map(Value::from).collect();
    };
    let found = text.split(start).skip(1).filter_map(|after| Some(after.split_once(end)?.0));
    found.filter(|found| !found.is_empty() && !found.contains('"')).map(Value::from).collect()
}

/// The values at a pointer.
pub(super) fn at_pointer(document: &Value, pointer: &str) -> Vec<Value> {
    let mut found = vec![document.clone()];
    for key in pointer.split('/').skip(1) {
        let step = |value: Value| match (value, key) {
            (Value::Array(items), "*") => items,
            (Value::Object(entries), "*") => entries.into_iter().map(|(key, _)| key.into()).collect(),
            (value, key) => value.pointer(&format!("/{key}")).cloned().into_iter().collect(),
        };
        found = found.into_iter().flat_map(step).collect();
    }
    found
}

/// The attributes or texts that `selector` finds. An element without text has its name as text. Elements that remove a
/// library's element (`tools:node="remove"`) are found only by `[node=remove]`.
pub(super) fn in_elements(document: &Document<'_>, selector: &str) -> Vec<Value> {
    let (path, attribute) =
        selector.split_once('@').map_or((selector, None), |(path, name)| (path, Some(name)));
    let is_about_removals = path.contains("[node=");
    let mut found = vec![document.root()];
    for (depth, step) in path.split('/').enumerate() {
        let (names, conditions) = step.split_once('[').unwrap_or((step, ""));
        let within = |outer: Node<'_, '_>, node: Node<'_, '_>| depth == 0 || node.parent() == Some(outer);
        found = found
            .into_iter()
            .flat_map(|outer| outer.descendants().filter(move |node| within(outer, *node)))
            .filter(|node| {
                node.is_element() && (is_about_removals || attribute_of(*node, "node") != Some("remove"))
            })
            .filter(|node| has_name(*node, names))
            .collect();
        for condition in conditions.split('[').map(|condition| condition.trim_end_matches(']')) {
            match condition.parse::<usize>() {
                Ok(number) => found = found.into_iter().skip(number - 1).take(1).collect(),
                Err(_) => found.retain(|node| meets(*node, condition)),
            }
        }
    }
    let value = |node: Node<'_, '_>| match attribute {
        Some(name) => attribute_of(node, name).map(Value::from),
        None => {
            let text = node.text().map(str::trim).filter(|text| !text.is_empty());
            Some(text.unwrap_or(node.tag_name().name()).into())
        }
    };
    found.into_iter().filter_map(value).collect()
}

/// `*` is every element, `component` every component of an Android manifest.
fn has_name(node: Node<'_, '_>, name: &str) -> bool {
    match name {
        "*" => true,
        "component" => ["activity", "activity-alias", "service", "receiver", "provider"]
            .iter()
            .any(|component| node.has_tag_name(*component)),
        name => node.has_tag_name(name),
    }
}

/// Whether an element meets `name`, `!name`, `name=a|b` or `name!=a|b`, or an empty condition.
fn meets(node: Node<'_, '_>, condition: &str) -> bool {
    let is_one_of = |name: &str, values: &str| {
        attribute_of(node, name).is_some_and(|value| values.split('|').any(|one| one == value))
    };
    if let Some((name, values)) = condition.split_once("!=") {
        !is_one_of(name, values)
    } else if let Some((name, values)) = condition.split_once('=') {
        is_one_of(name, values)
    } else if let Some(name) = condition.strip_prefix('!') {
        attribute_of(node, name).is_none()
    } else {
        condition.is_empty() || attribute_of(node, condition).is_some()
    }
}

/// An attribute by its name without the namespace.
fn attribute_of<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// `text` with each run of white space as one space, so that a rule does not depend on line breaks.
pub(super) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Kotlin, Gradle, Rust, Java or Objective-C without comments.
pub(super) fn without_comments(code: &str) -> String {
    let mut code_only = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(start) = rest.find('/') {
        let (before, from) = rest.split_at(start);
        code_only.push_str(before);
        let line = code_only.rsplit('\n').next().unwrap_or_default();
        let quoted = line.matches('"').count() % 2 == 1;
        rest = if quoted || !from.starts_with("//") && !from.starts_with("/*") {
            code_only.push('/');
            &from[1..]
        } else if from.starts_with("//") {
            from.find('\n').map_or("", |end| &from[end..])
        } else {
            from.split_once("*/").map_or("", |(_, after)| after)
        };
    }
    code_only + rest
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn comments_are_removed() {
        let code = "a() // b()\n  /* c()\n d() */ e(\"https://f\") /** g() */\n h / i";
        assert_eq!(on_one_line(&without_comments(code)), "a() e(\"https://f\") h / i");
    }

    #[test]
    fn hole_stands_for_something_without_quotes() {
        assert_eq!(in_text("a = 1; a = \"\"; a = 2; b = 3;", "a = {};"), [json!("1"), json!("2")]);
        assert_eq!(in_text("f(g) f(h)", "f(g)"), [json!("f(g)")]);
    }

    #[test]
    fn star_in_a_pointer_is_every_item_or_key() {
        let document = json!({ "a": [{ "b": 1 }, {}, { "b": 2 }] });
        assert_eq!(at_pointer(&document, "/a/*/b"), [json!(1), json!(2)]);
        assert_eq!(at_pointer(&document, "/*"), [json!("a")]);
        assert_eq!(at_pointer(&document, "/c"), [json!(null); 0]);
    }

    #[test]
    fn elements_are_found_by_name_place_and_attributes() {
        let text = r#"<m xmlns:t="t"><s n="1" o="x"/><r n="2"><i>one</i><i/></r><r n="3" t:node="remove"/><i n="4"/></m>"#;
        let document = Document::parse(text).unwrap();
        for (selector, found) in [
            ("r@n", json!(["2"])),
            ("r[node=remove]@n", json!(["3"])),
            ("r/i", json!(["one", "i"])),
            ("i[2]", json!(["i"])),
            ("m/i@n", json!(["4"])),
            ("*[n=1|4]@n", json!(["1", "4"])),
            ("*[n][n!=1|4]@n", json!(["2"])),
            ("*[n][!o]@n", json!(["2", "4"])),
            ("component[o]@o", json!([])),
        ] {
            assert_eq!(json!(in_elements(&document, selector)), found, "{selector}");
        }
    }
}
