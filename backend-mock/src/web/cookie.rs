//! The one cookie: it holds the session's id and nothing else, and no script can read it.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use key_protocol::ids::Origin;

use crate::state::SessionId;

/// How the cookie is named and guarded. `__Host-` makes a browser refuse it from anyone but this host over https (RFC 6265bis
/// §4.1.3.2); over plain http, which is for loopback only, a browser would refuse it from us as well.
#[derive(Clone, Copy)]
pub(super) enum Cookie {
    /// `__Host-session`
    Https,
    /// `procountor-session`
    LoopbackHttp,
}

impl Cookie {
    /// The cookie for pages at `origin`.
    pub(super) fn at(origin: &Origin) -> Self {
        if origin.is_https() { Self::Https } else { Self::LoopbackHttp }
    }

    /// What the browser sent. An empty value or one that is none of ours names no session.
    pub(super) fn read(self, headers: &HeaderMap) -> Option<SessionId> {
        headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| *name == self.name())
            .map(|(_, value)| value)
            .filter(|value| is_well_formed(value))
            .map(SessionId::new)
    }

    /// Gives the browser an id to keep until it closes.
    pub(super) fn give(self, id: &SessionId, response: Response) -> Response {
        self.set(id.expose(), "", response)
    }

    /// Takes it away.
    pub(super) fn take(self, response: Response) -> Response {
        self.set("", "; Max-Age=0", response)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Https => "__Host-session",
            Self::LoopbackHttp => "procountor-session",
        }
    }

    fn set(self, value: &str, rest: &str, mut response: Response) -> Response {
        let secure = match self {
            Self::Https => "; Secure",
            Self::LoopbackHttp => "",
        };
        let cookie = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{rest}", self.name());
        // Ids are ASCII: nothing can fail here that was read or made above.
        if let Ok(cookie) = HeaderValue::try_from(cookie) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        response
    }
}

fn is_well_formed(value: &str) -> bool {
    (16..=128).contains(&value.len())
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0123456789abcdefghij";

    fn read(cookie: Cookie, line: &str) -> Option<String> {
        let headers = HeaderMap::from_iter([(COOKIE, HeaderValue::try_from(line).unwrap())]);
        cookie.read(&headers).map(|id| id.expose().to_owned())
    }

    #[test]
    fn the_session_is_found_among_other_cookies() {
        let line = format!("theme=dark; procountor-session={ID}; more=1");
        assert_eq!(read(Cookie::LoopbackHttp, &line).as_deref(), Some(ID));
        assert_eq!(read(Cookie::Https, &line), None);
        assert_eq!(read(Cookie::Https, &format!("__Host-session={ID}")).as_deref(), Some(ID));
    }

    #[test]
    fn what_cannot_be_an_id_names_no_session() {
        let long = "a".repeat(129);
        for value in ["", "short", "0123456789abcdef\"ghij", &long] {
            assert_eq!(read(Cookie::LoopbackHttp, &format!("procountor-session={value}")), None, "{value}");
        }
    }

    #[test]
    fn no_script_and_no_other_site_gets_at_it() {
        let given = |cookie: Cookie| {
            let response = cookie.give(&SessionId::new(ID), Response::default());
            response.headers()[SET_COOKIE].to_str().unwrap().to_owned()
        };
        assert_eq!(
            given(Cookie::Https),
            format!("__Host-session={ID}; Path=/; HttpOnly; SameSite=Lax; Secure")
        );
        assert_eq!(
            given(Cookie::LoopbackHttp),
            format!("procountor-session={ID}; Path=/; HttpOnly; SameSite=Lax")
        );
    }
}
