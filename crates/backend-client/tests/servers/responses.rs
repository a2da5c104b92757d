//! Responses that do not follow the protocol.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::response::IntoResponse;
use key_core::ports::{Backend, CallFailed};
use key_protocol::ids::Origin;
use key_protocol::problem::Problem;

use crate::support::{any_proof, client, device, fetch_challenges, server, unreadable_status};

const EMPTY_LIST: &str = r#"{"challenges":[],"server_time":1}"#;

#[tokio::test]
async fn redirects_are_not_followed() {
    let target = server(|| async { EMPTY_LIST }).await;
    for status in [301, 302, 303, 307, 308] {
        let target = target.to_string();
        let origin = server(move || async move {
            (StatusCode::from_u16(status).unwrap(), [(LOCATION, target)], EMPTY_LIST)
        });
        assert_eq!(unreadable_status(fetch_challenges(&origin.await).await), status);
    }
}

#[tokio::test]
async fn cookies_are_not_stored() {
    let origin = server(|headers: axum::http::HeaderMap| async move {
        assert!(!headers.contains_key("cookie"));
        ([(SET_COOKIE, "session=1")], EMPTY_LIST)
    })
    .await;
    let client = client();
    for _ in 0..2 {
        client.challenges(&origin, &any_proof(&origin)).await.unwrap();
    }
}

#[tokio::test]
async fn body_outside_the_protocol_is_unreadable() {
    for (status, page) in [
        (200, "<!doctype html><title>Welcome to the hotel</title>"),
        (200, ""),
        (200, r#"{"challenges":[]}"#),
        (200, r#"{"challenges":[],"challenges":[],"server_time":1}"#),
        (204, ""),
        (404, "not here"),
        (500, r#"{"error":"out of memory"}"#),
        (502, "<h1>Bad Gateway</h1>"),
    ] {
        let origin = server(move || async move { (StatusCode::from_u16(status).unwrap(), page) }).await;
        assert_eq!(unreadable_status(fetch_challenges(&origin).await), status, "{page}");
    }
}

#[tokio::test]
async fn oversized_response_is_unreadable() {
    for status in [200, 401] {
        let origin =
            server(
                move || async move { (StatusCode::from_u16(status).unwrap(), vec![b' '; 1024 * 1024 + 1]) },
            );
        assert_eq!(unreadable_status(fetch_challenges(&origin.await).await), status);
    }
}

#[tokio::test]
async fn response_of_the_largest_size_is_read() {
    let long = format!("{EMPTY_LIST}{}", " ".repeat(1024 * 1024 - EMPTY_LIST.len()));
    let origin = server(move || async move { long }).await;
    assert!(fetch_challenges(&origin).await.unwrap().challenges.is_empty());
}

fn problem(status: u16, slug: &str) -> impl IntoResponse + use<> {
    let body = format!(r#"{{"type":"urn:finago-key:problem:{slug}","title":"T","status":{status}}}"#);
    (StatusCode::from_u16(status).unwrap(), [(CONTENT_TYPE, "application/problem+json")], body)
}

#[tokio::test]
async fn problem_is_returned_as_a_refusal() {
    let origin = server(|| async { problem(401, "unknown-device") }).await;
    let result = fetch_challenges(&origin).await;
    assert!(matches!(result, Err(CallFailed::Refused(Problem::UnknownDevice))), "{result:?}");
    let gone = client().disconnect(&origin, &any_proof(&origin), &device(), None).await;
    assert!(matches!(gone, Err(CallFailed::Refused(Problem::UnknownDevice))), "{gone:?}");
}

#[tokio::test]
async fn unknown_problem_or_mismatched_status_is_unreadable() {
    for (status, slug) in [(418, "teapot"), (500, "unknown-device"), (200, "unknown-device")] {
        let origin = server(move || async move { problem(status, slug) }).await;
        assert_eq!(unreadable_status(fetch_challenges(&origin).await), status, "{slug}");
    }
}

#[tokio::test]
async fn closed_port_is_unreachable() {
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let origin = Origin::parse(format!("http://{closed}")).unwrap();
    assert!(matches!(fetch_challenges(&origin).await, Err(CallFailed::Unreachable)));
}

#[tokio::test]
async fn plain_http_server_is_unreachable_over_https() {
    let plain = server(|| async { EMPTY_LIST }).await;
    let origin = Origin::parse(plain.as_str().replace("http:", "https:")).unwrap();
    assert!(matches!(fetch_challenges(&origin).await, Err(CallFailed::Unreachable)));
}
