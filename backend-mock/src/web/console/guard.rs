//! Who may use the console: someone at this machine, with a browser that means this machine. The console shows passwords, so it is
//! not enough that a request comes from here: a page from elsewhere can make a browser here send one, under a name that its owner
//! lets point to this machine (DNS rebinding), and a proxy here sends what others asked.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts as _, Request, State};
use axum::http::header::{FORWARDED, HOST, HeaderName, ORIGIN, VIA};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::connection::Connection;
use crate::web::page_request::Browser;
use crate::web::refusal;
use crate::web::site::Site;

/// What proxies add.
const PROXY_HEADERS: [HeaderName; 5] = [
    FORWARDED,
    VIA,
    HeaderName::from_static("x-forwarded-for"),
    HeaderName::from_static("x-forwarded-host"),
    HeaderName::from_static("x-real-ip"),
];

/// Lets requests from here through; all others find nothing.
pub(super) async fn local_only(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let connection = request.extensions().get::<ConnectInfo<Connection>>();
    let peer = connection.map(|ConnectInfo(connection)| connection.peer.ip());
    if peer.is_some_and(|peer| is_local(peer, request.uri(), request.headers())) {
        return next.run(request).await;
    }
    let (mut parts, _) = request.into_parts();
    let Ok(browser) = Browser::from_request_parts(&mut parts, &site).await;
    refusal::not_found(browser).await.into_response()
}

fn is_local(peer: IpAddr, uri: &Uri, headers: &HeaderMap) -> bool {
    let Some(host) = single_value(headers, &HOST) else { return false };
    peer.to_canonical().is_loopback()
        && is_loopback_name(host)
        && uri.authority().is_none_or(|named| named.as_str().eq_ignore_ascii_case(host))
        && has_own_origin(headers, host)
        && !PROXY_HEADERS.iter().any(|name| headers.contains_key(name))
}

/// Whether a host is this machine by whatever name servers say.
fn is_loopback_name(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host().trim_start_matches('[').trim_end_matches(']');
    let is_loopback = name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    !host.contains('@') && (is_loopback || name.eq_ignore_ascii_case("localhost"))
}

/// Whether what sends this, where it says so, is a page of ours. Another port of this machine is another's page, though the
/// browser gives it our cookie.
fn has_own_origin(headers: &HeaderMap, host: &str) -> bool {
    let ours =
        |origin: &str| origin.strip_prefix("http://").is_some_and(|sender| sender.eq_ignore_ascii_case(host));
    !headers.contains_key(ORIGIN) || single_value(headers, &ORIGIN).is_some_and(ours)
}

/// The value of a header that stands there once.
fn single_value<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    const HERE: &str = "127.0.0.1:8787";

    fn from(peer: &str, headers: &[(&'static str, &str)]) -> bool {
        let header = |(name, value): &(&'static str, &str)| {
            (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap())
        };
        let mut map = HeaderMap::new();
        map.extend(headers.iter().map(header).map(|(name, value)| (Some(name), value)));
        for (name, value) in headers.iter().map(header) {
            if map.get(&name) != Some(&value) {
                map.append(name, value);
            }
        }
        is_local(peer.parse().unwrap(), &Uri::from_static("/dev"), &map)
    }

    #[test]
    fn a_browser_on_this_machine_is_let_in_however_it_calls_the_machine() {
        for (peer, host) in [
            ("127.0.0.1", HERE),
            ("127.0.0.2", "127.0.0.1"),
            ("::1", "[::1]:8787"),
            ("::ffff:127.0.0.1", "localhost:8787"),
            ("127.0.0.1", "LOCALHOST"),
        ] {
            assert!(from(peer, &[("host", host)]), "{peer} {host}");
        }
    }

    #[test]
    fn nobody_on_another_machine_is() {
        for peer in ["192.168.1.7", "10.0.2.2", "203.0.113.9", "0.0.0.0", "fe80::1", "::ffff:192.168.1.7"] {
            assert!(!from(peer, &[("host", HERE)]), "{peer}");
        }
    }

    #[test]
    fn a_name_that_others_can_point_here_is_not_this_machine() {
        for host in [
            "key.example:8787",
            "127.0.0.1.key.example",
            "localhost.key.example",
            "10.0.2.2:8787",
            "0.0.0.0:8787",
            "127.0.0.1@key.example",
            "key.example@127.0.0.1",
            "",
        ] {
            assert!(!from("127.0.0.1", &[("host", host)]), "{host}");
        }
        assert!(!from("127.0.0.1", &[]));
        assert!(!from("127.0.0.1", &[("host", HERE), ("host", "key.example")]));
        let elsewhere = Uri::from_static("http://key.example/dev");
        let headers = HeaderMap::from_iter([(HOST, HeaderValue::from_static(HERE))]);
        assert!(!is_local("127.0.0.1".parse().unwrap(), &elsewhere, &headers));
    }

    #[test]
    fn a_page_of_anyone_else_is_refused_and_so_is_what_a_proxy_passes_on() {
        assert!(from("127.0.0.1", &[("host", HERE), ("origin", "http://127.0.0.1:8787")]));
        for origin in ["http://127.0.0.1:3000", "https://127.0.0.1:8787", "https://key.example", "null", ""] {
            assert!(!from("127.0.0.1", &[("host", HERE), ("origin", origin)]), "{origin}");
        }
        for name in ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"] {
            assert!(!from("127.0.0.1", &[("host", HERE), (name, "x")]), "{name}");
        }
    }
}
