//! The cookies: a session's id, which no script can read, and the language that someone chose. Nothing else is kept in a browser.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use key_protocol::ids::Origin;

use crate::state::SessionId;

/// How cookies are named and guarded. `__Host-` makes a browser refuse one from anyone but this host over https (RFC 6265bis
/// §4.1.3.2); over plain http, which is for loopback only, a browser would refuse it from us as well.
#[derive(Clone, Copy)]
pub(super) enum Cookies {
    /// `__Host-session`
    Https,
    /// `procountor-session`
    LoopbackHttp,
}

/// What a cookie is for.
#[derive(Clone, Copy)]
pub(super) enum CookieName {
    /// Which session the browser has.
    Session,
    /// Which language the person chose.
    Language,
}

impl CookieName {
    fn suffix(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Language => "language",
        }
    }

    /// How long the browser keeps it: a session until it closes, a choice for a year.
    fn lifetime(self) -> &'static str {
        match self {
            Self::Session => "",
            Self::Language => "; Max-Age=31536000",
        }
    }
}

impl Cookies {
    /// The cookies of pages at `origin`.
    pub(super) fn at(origin: &Origin) -> Self {
        if origin.is_https() { Self::Https } else { Self::LoopbackHttp }
    }

    /// The session a browser brought. An empty value or one that is none of ours names no session.
    pub(super) fn session(self, headers: &HeaderMap) -> Option<SessionId> {
        self.read(CookieName::Session, headers).filter(|value| is_session(value)).map(SessionId::new)
    }

    /// What the browser sent.
    pub(super) fn read(self, name: CookieName, headers: &HeaderMap) -> Option<&str> {
        let full_name = self.full_name(name);
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(given, _)| *given == full_name).map(|(_, value)| value)
    }

    /// Gives the browser something to keep.
    pub(super) fn set(self, name: CookieName, value: &str, response: Response) -> Response {
        self.append(name, value, name.lifetime(), response)
    }

    /// Takes it away.
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
        // Ids and language tags are ASCII: nothing can fail here that was read or made above.
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
    fn the_session_is_found_among_other_cookies() {
        let line = format!("theme=dark; procountor-session={ID}; procountor-language=fi");
        assert_eq!(session(Cookies::LoopbackHttp, &line).as_deref(), Some(ID));
        assert_eq!(Cookies::LoopbackHttp.read(CookieName::Language, &headers(&line)), Some("fi"));
        assert_eq!(session(Cookies::Https, &line), None);
        assert_eq!(session(Cookies::Https, &format!("__Host-session={ID}")).as_deref(), Some(ID));
    }

    #[test]
    fn what_cannot_be_an_id_names_no_session() {
        let long = "a".repeat(129);
        for value in ["", "short", "0123456789abcdef\"ghij", &long] {
            let line = format!("procountor-session={value}");
            assert_eq!(session(Cookies::LoopbackHttp, &line), None, "{value}");
        }
    }

    #[test]
    fn no_script_and_no_other_site_gets_at_it() {
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
