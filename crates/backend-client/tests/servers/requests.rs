//! Requests that the client sends: those of the protocol, with no additional headers.

use std::sync::{Arc, Mutex};

use axum::extract::Request;
use axum::http::StatusCode;
use key_core::ports::{Backend, CallFailed};
use key_protocol::ids::Origin;

use crate::support::{any_proof, challenge, client, device, server};

/// Method and path, and sorted header names, of every request received.
type Seen = Arc<Mutex<Vec<(String, Vec<String>)>>>;

async fn recording_server() -> (Origin, Seen) {
    let seen = Seen::default();
    let watching = Arc::clone(&seen);
    let origin = server(move |request: Request| async move {
        let line = format!("{} {}", request.method(), request.uri());
        let mut headers: Vec<_> = request.headers().keys().map(ToString::to_string).collect();
        headers.sort_unstable();
        assert_eq!(request.headers()["user-agent"], "FinagoKey/1.2.0 (desktop)");
        watching.lock().unwrap().push((line, headers));
        StatusCode::NO_CONTENT
    })
    .await;
    (origin, seen)
}

#[tokio::test]
async fn calls_send_the_request_of_the_protocol_and_no_other_header() {
    let (origin, seen) = recording_server().await;
    let (client, jws) = (client(), any_proof(&origin));
    let _ = client.enrol(&origin, &jws).await;
    let _ = client.challenges(&origin, &jws).await;
    let _ = client.challenge(&origin, &jws, &challenge()).await;
    let _ = client.decide(&origin, &jws, &challenge(), &jws).await;
    let _ = client.events(&origin, &jws).await;
    client.disconnect(&origin, &jws, &device(), None).await.unwrap();
    client.register_sensor_key(&origin, &jws, &device(), &jws).await.unwrap();
    client.remove_sensor_key(&origin, &jws, &device()).await.unwrap();
    let _ = client.notices(&origin, &jws).await;

    let with_proof = ["dpop", "accept", "host", "user-agent"];
    let with_body = ["content-type", "content-length"];
    let expected = [
        ("POST /api/v1/devices", [&["accept", "host", "user-agent"], &with_body[..]].concat()),
        ("GET /api/v1/challenges", with_proof.to_vec()),
        ("GET /api/v1/challenges/p6Yw2m3VQyKq0a1Zr4tGxw", with_proof.to_vec()),
        ("POST /api/v1/challenges/p6Yw2m3VQyKq0a1Zr4tGxw/decision", [&with_proof[..], &with_body].concat()),
        ("GET /api/v1/events", with_proof.to_vec()),
        ("DELETE /api/v1/devices/nUoYsE8UQG2h9Yd5c5H0xg", with_proof.to_vec()),
        ("PUT /api/v1/devices/nUoYsE8UQG2h9Yd5c5H0xg/sensor-key", [&with_proof[..], &with_body].concat()),
        ("DELETE /api/v1/devices/nUoYsE8UQG2h9Yd5c5H0xg/sensor-key", with_proof.to_vec()),
        ("GET /api/v1/notices", with_proof.to_vec()),
    ];
    let expected = expected.map(|(line, mut headers)| {
        headers.sort_unstable();
        (line.to_owned(), headers.iter().map(ToString::to_string).collect())
    });
    assert_eq!(*seen.lock().unwrap(), expected);
}

#[tokio::test]
async fn plain_http_to_another_machine_is_never_sent() {
    // Documentation address (RFC 5737): a connection attempt would exceed the timeout.
    let origin = Origin::parse("http://192.0.2.1:8787").unwrap();
    let result = tokio::time::timeout(std::time::Duration::from_secs(1), async {
        client().challenges(&origin, &any_proof(&origin)).await
    });
    assert!(matches!(result.await, Ok(Err(CallFailed::Unreachable))));
}
