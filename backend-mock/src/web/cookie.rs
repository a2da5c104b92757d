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
#[derive(Clone, Copy)]
pub(super) enum Cookies {
    /// Cookies such as `__Host-session`.
    Https,
    /// Cookies such as `procountor-session`.
    LoopbackHttp,
}

/// Cookie that the pages use.
#[derive(Clone, Copy)]
pub(super) enum CookieName {
    /// Id of the browser's session.
    Session,
    /// Language that the user chose.
    Language,
}

impl CookieName {
    fn suffix(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Language => "language",
        }
    }

    /// `Max-Age` attribute: a session cookie ends with the browser, the language lasts a year.
    fn lifetime(self) -> &'static str {
        match self {
            Self::Session => "",
            Self::Language => "; Max-Age=31536000",
        }
    }
}

impl Cookies {
    /// Cookies for pages at `origin`.
    pub(super) fn at(origin: &Origin) -> Self {
        if origin.is_https() { Self::Https } else { Self::LoopbackHttp }
    }

    /// Session id from the request. `None` if the cookie is missing or its value cannot be an id.
    pub(super) fn session(self, headers: &HeaderMap) -> Option<SessionId> {
        self.read(CookieName::Session, headers).filter(|value| is_session(value)).map(SessionId::new)
    }

    /// Value of a cookie in the request.
    pub(super) fn read(self, name: CookieName, headers: &HeaderMap) -> Option<&str> {
        let full_name = self.full_name(name);
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(given, _)| *given == full_name).map(|(_, value)| value)
    }

    /// Adds a cookie to the response.
    pub(super) fn set(self, name: CookieName, value: &str, response: Response) -> Response {
        self.append(name, value, name.lifetime(), response)
    }

    /// Deletes a cookie from the browser.
    pub(super) fn remove(self, name: CookieName, response: Response) -> Response {
        self.append(name, "", "; Max-Age=0", response)
    }

    fn full_name(self, name: CookieName) -> String {
        let prefix = match self {
            Self::Https => "__Host-",
            Self::LoopbackHttp => "procountor-",
        };
        format!("{prefix}{}", name.suffix())
    }

    fn append(self, name: CookieName, value: &str, lifetime: &str, mut response: Response) -> Response {
        let secure = match self {
            Self::Https => "; Secure",
            Self::LoopbackHttp => "",
        };
        let cookie =
            format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{lifetime}", self.full_name(name));
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
        assert_eq!(session(Cookies::LoopbackHttp, &line).as_deref(), Some(ID));
        assert_eq!(Cookies::LoopbackHttp.read(CookieName::Language, &headers(&line)), Some("fi"));
        assert_eq!(session(Cookies::Https, &line), None);
        assert_eq!(session(Cookies::Https, &format!("__Host-session={ID}")).as_deref(), Some(ID));
    }

    #[test]
    fn malformed_session_id_is_ignored() {
        let long = "a".repeat(129);
        for value in ["", "short", "0123456789abcdef\"ghij", &long] {
            let line = format!("procountor-session={value}");
            assert_eq!(session(Cookies::LoopbackHttp, &line), None, "{value}");
        }
    }

    #[test]
    fn cookies_are_closed_to_scripts_and_other_sites() {
        let given = |cookies: Cookies, name, value| {
            let response = cookies.set(name, value, Response::default());
            response.headers()[SET_COOKIE].to_str().unwrap().to_owned()
        };
        assert_eq!(
            given(Cookies::Https, CookieName::Session, ID),
            format!("__Host-session={ID}; Path=/; HttpOnly; SameSite=Lax; Secure")
        );
        assert_eq!(
            given(Cookies::LoopbackHttp, CookieName::Session, ID),
            format!("procountor-session={ID}; Path=/; HttpOnly; SameSite=Lax")
        );
        assert_eq!(
            given(Cookies::Https, CookieName::Language, "sv"),
            "__Host-language=sv; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=31536000"
        );
    }
}
