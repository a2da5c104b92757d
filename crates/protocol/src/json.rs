//! Strict JSON parser: rejects duplicate members at every depth. RFC 8259 §4 leaves their meaning
//! open, so two parsers could read different values from the same signed bytes.

use std::fmt;

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Error for bytes that are not JSON, have a duplicate member, or are not the expected document.
/// Contains nothing of their content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the JSON that was expected")]
pub struct NotJson;

/// Parses a whole document as `T`. Ignores members that `T` does not have.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, NotJson> {
    serde_json::from_value(value(bytes)?).map_err(|_| NotJson)
}

/// Parses a whole document that must be an object.
pub(crate) fn object(bytes: &[u8]) -> Result<Map<String, Value>, NotJson> {
    match value(bytes)? {
        Value::Object(members) => Ok(members),
        _ => Err(NotJson),
    }
}

fn value(bytes: &[u8]) -> Result<Value, NotJson> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = StrictVisitor.deserialize(&mut reader).map_err(|_| NotJson)?;
    reader.end().map_err(|_| NotJson)?;
    Ok(value)
}

struct StrictVisitor;

impl<'de> DeserializeSeed<'de> for StrictVisitor {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without a member given twice")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("not finite"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element_seed(StrictVisitor)? {
            list.push(element);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let value = members.next_value_seed(StrictVisitor)?;
            if object.insert(name, value).is_some() {
                return Err(A::Error::custom("a member given twice"));
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duplicate_member_is_rejected_at_every_depth() {
        for text in [
            r#"{"a":1,"a":1}"#,
            r#"{"a":{"b":1,"b":2}}"#,
            r#"{"a":[{"b":1},{"c":1,"c":1}]}"#,
            r#"{"a":1,"\u0061":2}"#,
            r#"[{"a":null,"a":null}]"#,
        ] {
            assert_eq!(value(text.as_bytes()), Err(NotJson), "{text}");
        }
    }

    #[test]
    fn only_one_valid_document_is_accepted() {
        for bytes in [
            &b"{} {}"[..],
            b"{}x",
            b"",
            b"\xef\xbb\xbf{}",
            b"{\"a\":\"\xff\"}",
            b"{\"a\":\"\\ud800\"}",
            b"{\"a\":01}",
            b"{a:1}",
        ] {
            assert_eq!(value(bytes), Err(NotJson), "{bytes:?}");
        }
        assert!(object(b" {\"a\":[1,-1,1.5,true,null,\"x\"]}\n").is_ok());
        assert_eq!(object(b"[]"), Err(NotJson));
    }

    #[test]
    fn deeply_nested_document_is_rejected() {
        let deep = "[".repeat(100_000);
        assert_eq!(value(deep.as_bytes()), Err(NotJson));
    }
}
