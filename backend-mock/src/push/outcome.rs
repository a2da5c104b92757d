//! Interprets the response of a push service.

use std::time::{Duration, UNIX_EPOCH};

use backend_model::PushOutcome as Outcome;
use key_protocol::ids::Timestamp;
use key_protocol::push::PushResult;
use reqwest::Response;
use reqwest::header::RETRY_AFTER;

/// Longest `Retry-After` that is honoured, in seconds.
const MAX_RETRY_AFTER: i64 = 24 * 60 * 60;

/// Interprets the status and `Retry-After`, which are all that a Web Push response consists of.
pub(super) fn of_response(response: &Response, now: Timestamp) -> Outcome {
    let result = match response.status().as_u16() {
        200..=299 => PushResult::Accepted,
        404 | 410 => PushResult::Gone,
        429 | 500..=599 => PushResult::Unreachable,
        _ => PushResult::Refused,
    };
    let header = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
    Outcome { result, retry_after: header.and_then(|value| retry_after(value, now)) }
}

/// Parses a `Retry-After` of seconds or a date into seconds from now (RFC 9110 §10.2.3).
fn retry_after(value: &str, now: Timestamp) -> Option<i64> {
    let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = if is_number {
        value.parse().unwrap_or(MAX_RETRY_AFTER)
    } else {
        let date = httpdate::parse_http_date(value).ok()?;
        let date = date.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs();
        i64::try_from(date).ok()?.saturating_sub(now.seconds())
    };
    Some(seconds.clamp(0, MAX_RETRY_AFTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_accepts_seconds_or_date() {
        let now = Timestamp(784_111_777);
        for (value, seconds) in [
            ("0", Some(0)),
            ("120", Some(120)),
            ("99999999999999999999", Some(MAX_RETRY_AFTER)),
            ("Sun, 06 Nov 1994 08:50:37 GMT", Some(60)),
            ("Sun, 06 Nov 1994 08:00:00 GMT", Some(0)),
            ("-1", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(retry_after(value, now), seconds, "{value}");
        }
    }
}
