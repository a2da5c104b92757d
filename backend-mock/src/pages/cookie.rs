//! Cookies: the session id, which no script can read, and the chosen language. The pages store
//! nothing else in a browser.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use backend_model::SessionId;
use key_protocol::ids::Origin;

/// Names and attributes of the cookies. With the prefix `__Host-` a browser accepts a cookie only
/// from this host and over HTTPS (RFC 6265bis §4.1.3.2). Over plain HTTP, which is allowed on
/// loopback only, it would refuse such a cookie, so the prefix differs there.
pub(super) struct Cookies {
    prefix: &'static str,
    secure: &'static str,
}

const HTTPS: Cookies = Cookies { prefix: "__Host-", secure: "; Secure" };
const LOOPBACK_HTTP: Cookies = Cookies { prefix: "procountor-", secure: "" };

/// Cookie that the pages use: its name after the prefix, and its `Max-Age` attribute.
pub(super) struct CookieName(&'static str, &'static str);

impl CookieName {
    /// Id of the browser's session, which ends with the browser.
    pub(super) const SESSION: Self = Self("session", "");
    /// Language that the user chose, for a year.
    pub(super) const LANGUAGE: Self = Self("language", "; Max-Age=31536000");
}

impl Cookies {
    /// Cookies for pages at `origin`.
    pub(super) fn at(origin: &Origin) -> Self {
        if origin.is_https() { HTTPS } else { LOOPBACK_HTTP }
    }

    /// Session id from the request. `None` if the cookie is missing or its value cannot be an id.
    pub(super) fn session(&self, headers: &HeaderMap) -> Option<SessionId> {
        self.read(&CookieName::SESSION, headers).filter(|value| is_session(value)).map(SessionId::new)
    }

    pub(super) fn read<'a>(&self, name: &CookieName, headers: &'a HeaderMap) -> Option<&'a str> {
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(given, _)| given.strip_prefix(self.prefix) == Some(name.0)).map(|(_, value)| value)
    }

    pub(super) fn set(&self, name: &CookieName, value: &str, response: Response) -> Response {
        self.append(name.0, value, name.1, response)
    }

    pub(super) fn remove(&self, name: &CookieName, response: Response) -> Response {
        self.append(name.0, "", "; Max-Age=0", response)
    }

    fn append(&self, name: &str, value: &str, lifetime: &str, mut response: Response) -> Response {
        let Self { prefix, secure } = self;
        let cookie = format!("{prefix}{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{lifetime}");
        // Cannot fail: ids and language tags are ASCII.
        if let Ok(cookie) = HeaderValue::try_from(cookie) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        response
    }
}

fn is_session(value: &str) -> bool {
    (16..=128).contains(&value.len())
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0123456789abcdefghij";

    fn headers(line: &str) -> HeaderMap {
        HeaderMap::from_iter([(COOKIE, HeaderValue::try_from(line).unwrap())])
    }

    fn session(cookies: Cookies, line: &str) -> Option<String> {
        cookies.session(&headers(line)).map(|id| id.expose().to_owned())
    }

    #[test]
    fn session_is_found_among_other_cookies() {
        let line = format!("theme=dark; procountor-session={ID}; procountor-language=fi");
        assert_eq!(session(LOOPBACK_HTTP, &line).as_deref(), Some(ID));
        assert_eq!(LOOPBACK_HTTP.read(&CookieName::LANGUAGE, &headers(&line)), Some("fi"));
        assert_eq!(session(HTTPS, &line), None);
        assert_eq!(session(HTTPS, &format!("__Host-session={ID}")).as_deref(), Some(ID));
    }

    #[test]
    fn malformed_session_id_is_ignored() {
        let long = "a".repeat(129);
        for value in ["", "short", "0123456789abcdef\"ghij", &long] {
            let line = format!("procountor-session={value}");
            assert_eq!(session(LOOPBACK_HTTP, &line), None, "{value}");
        }
    }

    #[test]
    fn cookies_are_closed_to_scripts_and_other_sites() {
        let given = |cookies: Cookies, name, value| {
            let response = cookies.set(name, value, Response::default());
            response.headers()[SET_COOKIE].to_str().unwrap().to_owned()
        };
        assert_eq!(
            given(HTTPS, &CookieName::SESSION, ID),
            format!("__Host-session={ID}; Path=/; HttpOnly; SameSite=Lax; Secure")
        );
        assert_eq!(
            given(LOOPBACK_HTTP, &CookieName::SESSION, ID),
            format!("procountor-session={ID}; Path=/; HttpOnly; SameSite=Lax")
        );
        assert_eq!(
            given(HTTPS, &CookieName::LANGUAGE, "sv"),
            "__Host-language=sv; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=31536000"
        );
    }
}
