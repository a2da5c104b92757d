//! Lists of signed statements whose elements stand alone: an element that cannot be read does not
//! spoil the others.

use ring::digest;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::jws::Jws;

/// Element of a list of signed statements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Element {
    /// Signed statement, not verified.
    Statement(Jws),
    /// Element of another form, known by the hash of its JSON alone.
    #[serde(skip)]
    Unreadable(Fingerprint),
}

/// SHA-256 of an element, by which an app remembers that it has reported the element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 32]);

impl Element {
    /// Hash of the element.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        match self {
            Self::Statement(jws) => Fingerprint(jws.sha256()),
            Self::Unreadable(fingerprint) => *fingerprint,
        }
    }
}

impl From<Jws> for Element {
    fn from(jws: Jws) -> Self {
        Self::Statement(jws)
    }
}

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(match value.as_str().and_then(|text| Jws::parse(text).ok()) {
            Some(jws) => Self::Statement(jws),
            None => {
                let mut hash = [0; 32];
                hash.copy_from_slice(digest::digest(&digest::SHA256, value.to_string().as_bytes()).as_ref());
                Self::Unreadable(Fingerprint(hash))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_of_another_form_are_told_apart() {
        let elements: Vec<Element> = serde_json::from_str(r#"["x", "y", "x", null, {"a": 1}]"#).unwrap();
        let [first, second, third, ..] = &elements[..] else { panic!("five elements") };
        assert_eq!(first.fingerprint(), third.fingerprint());
        assert_ne!(first.fingerprint(), second.fingerprint());
        assert!(elements.iter().all(|element| matches!(element, Element::Unreadable(_))));
    }
}
