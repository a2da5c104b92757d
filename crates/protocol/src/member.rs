//! Reads members of a JSON object one at a time, so that an error can name the member:
//! `device.platform`.

use serde_json::{Map, Value};

use crate::ids::Invalid;
use crate::keys::PublicKey;
use crate::problem::Problem;
use crate::{json, keys};

/// JSON object and its path within the document.
pub(crate) struct Members<'a> {
    path: String,
    object: &'a Map<String, Value>,
}

impl<'a> Members<'a> {
    /// Wraps the root object of a document.
    pub(crate) fn of(object: &'a Map<String, Value>) -> Self {
        Self::under("", object)
    }

    /// Wraps the root object of a document nested in another at `path`, such as the approval
    /// statement in an enrolment.
    pub(crate) fn under(path: &str, object: &'a Map<String, Value>) -> Self {
        Self { path: path.to_owned(), object }
    }

    /// Problem that names the member `name`.
    pub(crate) fn malformed(&self, name: &str) -> Problem {
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        Problem::Malformed { member: Some(path) }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&'a Value> {
        self.object.get(name)
    }

    pub(crate) fn string(&self, name: &str) -> Result<&'a str, Problem> {
        self.object.get(name).and_then(Value::as_str).ok_or_else(|| self.malformed(name))
    }

    /// Reads a string member and parses it with `parse`.
    pub(crate) fn parsed<T>(
        &self,
        name: &str,
        parse: impl FnOnce(&'a str) -> Result<T, Invalid>,
    ) -> Result<T, Problem> {
        parse(self.string(name)?).map_err(|_| self.malformed(name))
    }

    /// Reads a string member that must be one of the `known` words, and returns the word's value.
    pub(crate) fn word<T: Copy>(&self, name: &str, known: &[(&str, T)]) -> Result<T, Problem> {
        let given = self.string(name)?;
        let found = known.iter().find(|(word, _)| *word == given);
        found.map(|(_, meaning)| *meaning).ok_or_else(|| self.malformed(name))
    }

    /// Reads an integer member. Rejects fractions and exponents, even of whole value (`1.0`).
    pub(crate) fn integer(&self, name: &str) -> Result<i64, Problem> {
        self.object.get(name).and_then(Value::as_i64).ok_or_else(|| self.malformed(name))
    }

    pub(crate) fn object(&self, name: &str) -> Result<Members<'a>, Problem> {
        let Some(Value::Object(object)) = self.object.get(name) else {
            return Err(self.malformed(name));
        };
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        Ok(Members { path, object })
    }

    pub(crate) fn list(&self, name: &str) -> Result<&'a [Value], Problem> {
        self.object.get(name).and_then(Value::as_array).map(Vec::as_slice).ok_or_else(|| self.malformed(name))
    }

    /// Reads a member that must be a public JWK.
    pub(crate) fn key(&self, name: &str) -> Result<PublicKey, Problem> {
        let jwk = self.object.get(name).ok_or(keys::NotAKey);
        jwk.and_then(PublicKey::from_jwk).map_err(|_| self.malformed(name))
    }
}

/// Parses a request body as an object. Anything else, or a duplicate member, is malformed without a
/// member name.
pub(crate) fn body(bytes: &[u8]) -> Result<Map<String, Value>, Problem> {
    json::object(bytes).map_err(|_| Problem::Malformed { member: None })
}
