//! What someone with a text editor makes of a stored record: any field changed, and everything else
//! left as it was.

use serde_json::Value;

/// Returns what is in a stored record, whichever version wrote it.
///
/// # Panics
/// If `stored` is not a record.
#[must_use]
pub fn contents(stored: &[u8]) -> Value {
    let outer: Value = serde_json::from_slice(stored).unwrap();
    outer
        .get("record")
        .and_then(Value::as_str)
        .map_or(outer.clone(), |body| serde_json::from_str(body).unwrap())
}

/// Returns the record with an edit, and with the authentication code that it had.
///
/// # Panics
/// If `stored` is not a record.
#[must_use]
pub fn edited(stored: &[u8], edit: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut outer: Value = serde_json::from_slice(stored).unwrap();
    let mut body = contents(stored);
    edit(&mut body);
    if outer.get("record").is_some() {
        outer["record"] = serde_json::to_string(&body).unwrap().into();
    } else {
        outer = body;
    }
    serde_json::to_vec(&outer).unwrap()
}

/// Returns the record in the form of an earlier version, which had no authentication code.
///
/// # Panics
/// If `stored` is not a record.
#[must_use]
pub fn lowered(stored: &[u8], version: u32) -> Vec<u8> {
    let mut body = contents(stored);
    body["version"] = version.into();
    serde_json::to_vec(&body).unwrap()
}

/// Returns the path of every value in `within` that holds no others, as RFC 6901 writes it.
#[must_use]
pub fn leaves(within: &Value) -> Vec<String> {
    let below = |name: String, value: &Value| {
        leaves(value).into_iter().map(move |path| format!("/{name}{path}")).collect::<Vec<_>>()
    };
    match within {
        Value::Array(items) if !items.is_empty() => {
            items.iter().enumerate().flat_map(|(at, item)| below(at.to_string(), item)).collect()
        }
        Value::Object(members) if !members.is_empty() => {
            members.iter().flat_map(|(name, value)| below(name.clone(), value)).collect()
        }
        _ => vec![String::new()],
    }
}

/// Returns another value of the same kind, or a number in place of nothing.
#[must_use]
pub fn another(value: &Value) -> Value {
    match value {
        Value::Bool(set) => (!set).into(),
        Value::Number(number) => number.as_u64().map_or(0, |number| number ^ 1).into(),
        Value::String(text) => match text.chars().next() {
            Some(first) => format!("{}{}", if first == 'A' { 'B' } else { 'A' }, &text[first.len_utf8()..]),
            None => "A".to_owned(),
        }
        .into(),
        Value::Null | Value::Array(_) | Value::Object(_) => 1.into(),
    }
}
