//! The topic of a message: a newer message of one topic replaces an older one that was not delivered (RFC 8030 §5.4).

use ring::digest;

use crate::base64url;

/// How many characters a topic has, the most that RFC 8030 §5.4 allows.
const LENGTH: usize = 32;

/// The topic of whatever has this id or token: the first 32 characters of the base64url of its SHA-256.
#[must_use]
pub fn topic(name: &str) -> String {
    let mut topic = base64url::encode(digest::digest(&digest::SHA256, name.as_bytes()));
    topic.truncate(LENGTH);
    topic
}
