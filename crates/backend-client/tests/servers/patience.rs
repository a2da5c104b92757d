//! Servers that keep silent. The client's patience is cut short, so that nobody else's is.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use futures_util::{StreamExt, stream};
use key_backend_client::Patience;
use key_core::ports::{Backend, CallFailed};
use key_protocol::event::{ChallengeEvent, Event};

use crate::support::{any_proof, challenge, hurried, server};

const LITTLE: Duration = Duration::from_millis(100);

#[tokio::test]
async fn a_server_that_never_answers_is_unreachable() {
    let origin = server(std::future::pending::<()>).await;
    let client = hurried(Patience { answer: LITTLE, ..Patience::default() });
    let asked = client.challenges(&origin, &any_proof(&origin)).await;
    assert!(matches!(asked, Err(CallFailed::Unreachable)), "{asked:?}");
    let listening = client.events(&origin, &any_proof(&origin)).await.map(|_| ());
    assert!(matches!(listening, Err(CallFailed::Unreachable)), "{listening:?}");
}

#[tokio::test]
async fn a_server_that_stops_in_the_middle_is_unreachable() {
    let origin = server(|| async {
        let begun = stream::iter([Ok::<_, std::io::Error>(Bytes::from(r#"{"challenges":["#))]);
        Body::from_stream(begun.chain(stream::pending()))
    })
    .await;
    let client = hurried(Patience { answer: LITTLE, ..Patience::default() });
    let asked = client.challenges(&origin, &any_proof(&origin)).await;
    assert!(matches!(asked, Err(CallFailed::Unreachable)), "{asked:?}");
}

#[tokio::test]
async fn a_stream_may_last_longer_than_an_answer_but_not_fall_silent() {
    let heard = Event::Challenge(ChallengeEvent { id: challenge() });
    let encoded = heard.encode();
    let origin = server(move || async move {
        let begun = stream::iter([Ok::<_, std::io::Error>(encoded)]);
        ([(CONTENT_TYPE, "text/event-stream")], Body::from_stream(begun.chain(stream::pending())))
    })
    .await;
    let client = hurried(Patience { silence: LITTLE, ..Patience::default() });
    let events = client.events(&origin, &any_proof(&origin)).await.unwrap();
    assert_eq!(events.collect::<Vec<_>>().await, [heard]);
}
