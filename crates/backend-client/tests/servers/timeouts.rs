//! Servers that do not respond. The client has short timeouts to keep the tests fast.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use futures_util::{StreamExt, stream};
use key_backend_client::Timeouts;
use key_core::ports::{Backend, CallFailed};
use key_protocol::event::{ChallengeEvent, Event};

use crate::support::{any_proof, challenge, client_with, server};

const SHORT: Duration = Duration::from_millis(100);

#[tokio::test]
async fn server_that_never_responds_is_unreachable() {
    let origin = server(std::future::pending::<()>).await;
    let client = client_with(Timeouts { response: SHORT, ..Timeouts::default() });
    let result = client.challenges(&origin, &any_proof(&origin)).await;
    assert!(matches!(result, Err(CallFailed::Unreachable)), "{result:?}");
    let stream_result = client.events(&origin, &any_proof(&origin)).await.map(|_| ());
    assert!(matches!(stream_result, Err(CallFailed::Unreachable)), "{stream_result:?}");
}

#[tokio::test]
async fn response_that_stalls_is_unreachable() {
    let origin = server(|| async {
        let first_chunk = stream::iter([Ok::<_, std::io::Error>(Bytes::from(r#"{"challenges":["#))]);
        Body::from_stream(first_chunk.chain(stream::pending()))
    })
    .await;
    let client = client_with(Timeouts { response: SHORT, ..Timeouts::default() });
    let result = client.challenges(&origin, &any_proof(&origin)).await;
    assert!(matches!(result, Err(CallFailed::Unreachable)), "{result:?}");
}

#[tokio::test]
async fn stream_ends_after_the_idle_timeout() {
    let received = Event::Challenge(ChallengeEvent { id: challenge() });
    let encoded = received.encode();
    let origin = server(move || async move {
        let first_chunk = stream::iter([Ok::<_, std::io::Error>(encoded)]);
        ([(CONTENT_TYPE, "text/event-stream")], Body::from_stream(first_chunk.chain(stream::pending())))
    })
    .await;
    let client = client_with(Timeouts { idle: SHORT, ..Timeouts::default() });
    let events = client.events(&origin, &any_proof(&origin)).await.unwrap();
    assert_eq!(events.collect::<Vec<_>>().await, [received]);
}
