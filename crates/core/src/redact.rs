//! Redaction of an unusable record: it leaves enough for support to see what broke, and nothing
//! secret or personal.

use serde_json::{Map, Value, json};

/// Returns the structure of a record: members and numbers as they were, each text replaced by its
/// length. For malformed JSON, only its length and the position of the error.
#[must_use]
pub fn shape(record: &[u8]) -> Vec<u8> {
    let shape = match serde_json::from_slice(record) {
        Ok(value) => without_texts(value),
        Err(why) => json!({ "bytes": record.len(), "line": why.line(), "column": why.column() }),
    };
    serde_json::to_vec(&shape).unwrap_or_default()
}

/// Member that contains the record itself, as text.
const RECORD: &str = "record";

/// Returns the structure of a record that is stored as text, or the length of a text that is none.
fn inner(text: &str) -> Value {
    match serde_json::from_str(text) {
        Ok(record @ Value::Object(_)) => without_texts(record),
        _ => Value::String(length(text)),
    }
}

fn without_texts(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(length(&text)),
        Value::Array(values) => values.into_iter().map(without_texts).collect(),
        Value::Object(members) => {
            let name = |name: String| if is_ours(&name) { name } else { length(&name) };
            let members = members.into_iter().map(|(member, value)| match value {
                Value::String(text) if member == RECORD => (member, inner(&text)),
                value => (name(member), without_texts(value)),
            });
            Value::Object(members.collect::<Map<_, _>>())
        }
        plain => plain,
    }
}

/// Returns whether the app could have written a member of this name; a damaged record could contain
/// anything.
fn is_ours(name: &str) -> bool {
    name.len() <= 24 && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

fn length(text: &str) -> String {
    format!("{} characters", text.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(record: &[u8]) -> String {
        String::from_utf8(shape(record)).unwrap()
    }

    #[test]
    fn structure_is_preserved_and_texts_are_redacted() {
        let left = text(
            br#"{"version":2,"accounts":[{"username":"maija@example.fi","skew":-3}],"Sw0rdfish99":null}"#,
        );
        assert_eq!(
            left,
            r#"{"11 characters":null,"accounts":[{"skew":-3,"username":"16 characters"}],"version":2}"#
        );
    }

    #[test]
    fn structure_of_an_authenticated_record_is_preserved_too() {
        let left = text(br#"{"version":3,"record":"{\"version\":3,\"device\":\"0123\"}","mac":"AAAA"}"#);
        assert_eq!(
            left,
            r#"{"mac":"4 characters","record":{"device":"4 characters","version":3},"version":3}"#
        );
        assert_eq!(text(br#"{"record":"Sw0rdfish99"}"#), r#"{"record":"11 characters"}"#);
    }

    #[test]
    fn malformed_record_yields_only_length_and_error_position() {
        assert_eq!(text(b"{\"version\":2,\"secret"), r#"{"bytes":20,"column":20,"line":1}"#);
        assert_eq!(text(b""), r#"{"bytes":0,"column":0,"line":1}"#);
    }
}
