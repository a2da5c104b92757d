//! A posted message (RFC 8030 §5) and its validation.

use axum::http::header::{AUTHORIZATION, CONTENT_ENCODING};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use key_protocol::ids::Timestamp;
use key_protocol::push::{Authorization, MAX_SEALED, VapidKey};

/// Most seconds for which a message is held. The response's `TTL` says so to senders that request
/// more.
const MAX_TTL: i64 = 28 * 24 * 60 * 60;
/// Most characters of a topic (RFC 8030 §5.4).
const MAX_TOPIC_LENGTH: usize = 32;

/// A post as received, valid or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedPost {
    /// Path of the endpoint.
    pub path: String,
    /// Header `TTL`.
    pub ttl: Option<String>,
    /// Header `Urgency`.
    pub urgency: Option<String>,
    /// Header `Topic`.
    pub topic: Option<String>,
    /// Header `Content-Encoding`.
    pub content_encoding: Option<String>,
    /// Header `Authorization`.
    pub authorization: Option<String>,
    /// The sealed message.
    pub body: Vec<u8>,
}

impl ReceivedPost {
    pub(super) fn of(path: &str, headers: &HeaderMap, body: &[u8]) -> Self {
        // A value that is not UTF-8 is invalid; it must not look like a missing header.
        let header = |name: HeaderName| {
            headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        Self {
            path: path.to_owned(),
            ttl: header(HeaderName::from_static("ttl")),
            urgency: header(HeaderName::from_static("urgency")),
            topic: header(HeaderName::from_static("topic")),
            content_encoding: header(CONTENT_ENCODING),
            authorization: header(AUTHORIZATION),
            body: body.to_vec(),
        }
    }

    /// Validates the post for a subscription with `key`. Returns the seconds for which its message
    /// is held.
    pub(super) fn check(&self, key: &VapidKey, origin: &str, now: Timestamp) -> Result<i64, StatusCode> {
        let authorization = self.authorization.as_deref().ok_or(StatusCode::UNAUTHORIZED)?;
        let sender = Authorization::verify(authorization, now).map_err(|_| StatusCode::FORBIDDEN)?;
        if sender.key != *key || sender.aud != origin {
            return Err(StatusCode::FORBIDDEN);
        }
        let ttl =
            self.ttl.as_deref().and_then(|ttl| ttl.parse::<u32>().ok()).ok_or(StatusCode::BAD_REQUEST)?;
        if self.topic.as_deref().is_some_and(|topic| !is_topic(topic)) {
            return Err(StatusCode::BAD_REQUEST);
        }
        if self.body.len() > MAX_SEALED {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        Ok(i64::from(ttl).min(MAX_TTL))
    }
}

fn is_topic(text: &str) -> bool {
    (1..=MAX_TOPIC_LENGTH).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
