//! Answers that are none of the protocol's.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::response::IntoResponse;
use key_core::ports::{Backend, CallFailed};
use key_protocol::ids::Origin;
use key_protocol::problem::Problem;

use crate::support::{any_proof, ask, client, device, server, unreadable};

const EMPTY_LIST: &str = r#"{"challenges":[],"server_time":1}"#;

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = server(|| async { EMPTY_LIST }).await;
    for status in [301, 302, 303, 307, 308] {
        let elsewhere = elsewhere.to_string();
        let origin = server(move || async move {
            (StatusCode::from_u16(status).unwrap(), [(LOCATION, elsewhere)], EMPTY_LIST)
        });
        assert_eq!(unreadable(ask(&origin.await).await), status);
    }
}

#[tokio::test]
async fn a_cookie_is_not_kept() {
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
async fn a_page_is_not_taken_for_an_answer() {
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
        assert_eq!(unreadable(ask(&origin).await), status, "{page}");
    }
}

#[tokio::test]
async fn an_answer_without_end_is_given_up() {
    for status in [200, 401] {
        let origin =
            server(
                move || async move { (StatusCode::from_u16(status).unwrap(), vec![b' '; 1024 * 1024 + 1]) },
            );
        assert_eq!(unreadable(ask(&origin.await).await), status);
    }
}

#[tokio::test]
async fn a_long_answer_within_the_limit_is_read() {
    let long = format!("{EMPTY_LIST}{}", " ".repeat(1024 * 1024 - EMPTY_LIST.len()));
    let origin = server(move || async move { long }).await;
    assert!(ask(&origin).await.unwrap().challenges.is_empty());
}

fn problem(status: u16, slug: &str) -> impl IntoResponse + use<> {
    let body = format!(r#"{{"type":"urn:finago-key:problem:{slug}","title":"T","status":{status}}}"#);
    (StatusCode::from_u16(status).unwrap(), [(CONTENT_TYPE, "application/problem+json")], body)
}

#[tokio::test]
async fn a_problem_is_told_as_the_problem_it_is() {
    let origin = server(|| async { problem(401, "unknown-device") }).await;
    let asked = ask(&origin).await;
    assert!(matches!(asked, Err(CallFailed::Refused(Problem::UnknownDevice))), "{asked:?}");
    let gone = client().disconnect(&origin, &any_proof(&origin), &device(), None).await;
    assert!(matches!(gone, Err(CallFailed::Refused(Problem::UnknownDevice))), "{gone:?}");
}

#[tokio::test]
async fn a_problem_of_a_later_version_or_under_another_status_is_unreadable() {
    for (status, slug) in [(418, "teapot"), (500, "unknown-device"), (200, "unknown-device")] {
        let origin = server(move || async move { problem(status, slug) }).await;
        assert_eq!(unreadable(ask(&origin).await), status, "{slug}");
    }
}

#[tokio::test]
async fn nobody_there_is_unreachable() {
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let origin = Origin::parse(format!("http://{closed}")).unwrap();
    assert!(matches!(ask(&origin).await, Err(CallFailed::Unreachable)));
}

#[tokio::test]
async fn something_that_speaks_no_tls_is_unreachable_over_https() {
    let plain = server(|| async { EMPTY_LIST }).await;
    let origin = Origin::parse(plain.as_str().replace("http:", "https:")).unwrap();
    assert!(matches!(ask(&origin).await, Err(CallFailed::Unreachable)));
}
