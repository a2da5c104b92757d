//! Reads the members of an object one by one, so that a refusal can name the one it is about: `device.platform`.

use serde_json::{Map, Value};

use crate::ids::Invalid;
use crate::keys::PublicKey;
use crate::problem::Problem;
use crate::{json, keys};

/// An object and where it stands within the document.
pub(crate) struct Members<'a> {
    path: String,
    object: &'a Map<String, Value>,
}

impl<'a> Members<'a> {
    /// The members of the document itself.
    pub(crate) fn of(object: &'a Map<String, Value>) -> Self {
        Self::under("", object)
    }

    /// As [`Members::of`], for a document inside another one, as the approval statement is inside an enrolment.
    pub(crate) fn under(path: &str, object: &'a Map<String, Value>) -> Self {
        Self { path: path.to_owned(), object }
    }

    /// The refusal that names `name`.
    pub(crate) fn malformed(&self, name: &str) -> Problem {
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        Problem::Malformed { member: Some(path) }
    }

    pub(crate) fn string(&self, name: &str) -> Result<&'a str, Problem> {
        self.object.get(name).and_then(Value::as_str).ok_or_else(|| self.malformed(name))
    }

    /// A string that `parse` accepts.
    pub(crate) fn parsed<T>(
        &self,
        name: &str,
        parse: impl FnOnce(&'a str) -> Result<T, Invalid>,
    ) -> Result<T, Problem> {
        parse(self.string(name)?).map_err(|_| self.malformed(name))
    }

    /// One of the `known` words and what it stands for.
    pub(crate) fn word<T: Copy>(&self, name: &str, known: &[(&str, T)]) -> Result<T, Problem> {
        let given = self.string(name)?;
        let found = known.iter().find(|(word, _)| *word == given);
        found.map(|(_, meaning)| *meaning).ok_or_else(|| self.malformed(name))
    }

    /// A whole number, written as one.
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

    /// A public JWK.
    pub(crate) fn key(&self, name: &str) -> Result<PublicKey, Problem> {
        let jwk = self.object.get(name).ok_or(keys::NotAKey);
        jwk.and_then(PublicKey::from_jwk).map_err(|_| self.malformed(name))
    }
}

/// Reads a request's body as an object. One that is none, or that holds a member twice, is malformed as a whole.
pub(crate) fn body(bytes: &[u8]) -> Result<Map<String, Value>, Problem> {
    json::object(bytes).map_err(|_| Problem::Malformed { member: None })
}
