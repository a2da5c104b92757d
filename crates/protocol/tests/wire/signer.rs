//! Signs arbitrary headers and claims, as an attacker or a faulty client could.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::keys::SigningKey;
use ring::rand::SystemRandom;
use serde_json::Value;

pub(crate) fn key() -> SigningKey {
    SigningKey::generate(&SystemRandom::new()).unwrap()
}

pub(crate) fn sign(header: &Value, claims: &Value, key: &SigningKey) -> String {
    sign_text(&header.to_string(), &claims.to_string(), key)
}

pub(crate) fn sign_text(header: &str, claims: &str, key: &SigningKey) -> String {
    let input = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
    let signature = key.sign(input.as_bytes()).unwrap();
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// Returns a copy of `object` with the member at a dotted path replaced, or removed for `None`.
pub(crate) fn with(object: &Value, path: &str, value: Option<Value>) -> Value {
    let mut changed = object.clone();
    let mut parent = &mut changed;
    let mut names: Vec<&str> = path.split('.').collect();
    let last = names.pop().unwrap();
    for name in names {
        parent = &mut parent[name];
    }
    match value {
        Some(value) => parent[last] = value,
        None => {
            parent.as_object_mut().unwrap().remove(last);
        }
    }
    changed
}
