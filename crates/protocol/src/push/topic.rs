//! Topic of a message: a newer message replaces an undelivered one of the same topic (RFC 8030
//! §5.4).

use ring::digest;

use crate::base64url;

/// Length of a topic in characters: the maximum that RFC 8030 §5.4 allows.
const LENGTH: usize = 32;

/// Computes the topic for an id or token: the first 32 characters of base64url(SHA-256(`name`)).
#[must_use]
pub fn topic(name: &str) -> String {
    let mut topic = base64url::encode(digest::digest(&digest::SHA256, name.as_bytes()));
    topic.truncate(LENGTH);
    topic
}
