//! Access control of the console: only a browser on this machine that addresses this machine by a
//! loopback name. The console shows passwords, so a loopback peer is not enough: a foreign page can
//! make a local browser send requests under a name that resolves to this machine (DNS rebinding),
//! and a local proxy forwards requests of others.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts as _, Request, State};
use axum::http::header::{FORWARDED, HOST, HeaderName, ORIGIN, VIA};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::connection::Connection;
use crate::pages::page_request::{Browser, Site};
use crate::pages::refusal;

/// Headers that proxies add.
const PROXY_HEADERS: [HeaderName; 5] = [
    FORWARDED,
    VIA,
    HeaderName::from_static("x-forwarded-for"),
    HeaderName::from_static("x-forwarded-host"),
    HeaderName::from_static("x-real-ip"),
];

/// Lets local requests through; all others get the "not found" page.
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

/// Whether a `Host` value is loopback without any name lookup.
fn is_loopback_name(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host().trim_start_matches('[').trim_end_matches(']');
    let is_loopback = name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    !host.contains('@') && (is_loopback || name.eq_ignore_ascii_case("localhost"))
}

/// Whether the `Origin`, if there is one, is this page's. Another port of this machine is a foreign
/// page, although the browser sends it our cookie.
fn has_own_origin(headers: &HeaderMap, host: &str) -> bool {
    let ours =
        |origin: &str| origin.strip_prefix("http://").is_some_and(|sender| sender.eq_ignore_ascii_case(host));
    !headers.contains_key(ORIGIN) || single_value(headers, &ORIGIN).is_some_and(ours)
}

/// Value of a header that occurs exactly once.
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
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
        }
        is_local(peer.parse().unwrap(), &Uri::from_static("/dev"), &map)
    }

    #[test]
    fn local_browser_is_admitted_under_every_loopback_name() {
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
    fn remote_peer_is_refused() {
        for peer in ["192.168.1.7", "10.0.2.2", "203.0.113.9", "0.0.0.0", "fe80::1", "::ffff:192.168.1.7"] {
            assert!(!from(peer, &[("host", HERE)]), "{peer}");
        }
    }

    #[test]
    fn name_that_others_can_point_to_loopback_is_refused() {
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
        let foreign = Uri::from_static("http://key.example/dev");
        let headers = HeaderMap::from_iter([(HOST, HeaderValue::from_static(HERE))]);
        assert!(!is_local("127.0.0.1".parse().unwrap(), &foreign, &headers));
    }

    #[test]
    fn foreign_origin_and_proxied_request_are_refused() {
        assert!(from("127.0.0.1", &[("host", HERE), ("origin", "http://127.0.0.1:8787")]));
        for origin in ["http://127.0.0.1:3000", "https://127.0.0.1:8787", "https://key.example", "null", ""] {
            assert!(!from("127.0.0.1", &[("host", HERE), ("origin", origin)]), "{origin}");
        }
        for name in ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"] {
            assert!(!from("127.0.0.1", &[("host", HERE), (name, "x")]), "{name}");
        }
    }
}
