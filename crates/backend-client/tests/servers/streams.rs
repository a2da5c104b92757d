//! Event streams that are cut, malformed or refused.

use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use futures_util::{StreamExt, stream};
use key_core::ports::{Backend, CallFailed};
use key_protocol::event::{ChallengeEvent, Event};
use key_protocol::ids::Origin;
use key_protocol::problem::Problem;

use crate::support::{any_proof, challenge, client, raw_server, server, unreadable_status};

fn event() -> Event {
    Event::Challenge(ChallengeEvent { id: challenge() })
}

/// Starts a server whose event stream consists of `pieces` and then ends.
async fn streaming(pieces: Vec<String>) -> Origin {
    let kind = [(CONTENT_TYPE, "text/event-stream; charset=utf-8")];
    server(move || async move {
        (kind, Body::from_stream(stream::iter(pieces.into_iter().map(Ok::<_, std::io::Error>))))
    })
    .await
}

async fn received(origin: &Origin) -> Vec<Event> {
    client().events(origin, &any_proof(origin)).await.unwrap().collect().await
}

#[tokio::test]
async fn events_are_read_across_chunk_boundaries() {
    let text = format!(": hello\n\n{}{}", event().encode(), event().encode());
    let (one, two) = text.split_at(40);
    let origin = streaming(vec![one.to_owned(), two.to_owned()]);
    assert_eq!(received(&origin.await).await, [event(), event()]);
}

#[tokio::test]
async fn broken_stream_yields_its_complete_events() {
    let sent = format!("{}event: challenge\ndata: {{", event().encode());
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    let cut_off = format!("{head}{:x}\r\n{sent}\r\n", sent.len());
    let origin = raw_server(cut_off).await;
    assert_eq!(received(&origin).await, [event()]);
}

#[tokio::test]
async fn oversized_event_ends_the_stream() {
    let kind = [(CONTENT_TYPE, "text/event-stream")];
    let endless = || stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from_static(&[b'x'; 1024])));
    let origin = server(move || async move { (kind, Body::from_stream(endless())) }).await;
    assert_eq!(received(&origin).await, []);
}

#[tokio::test]
async fn response_of_another_content_type_is_unreadable() {
    let origin = server(|| async { "data: welcome to the hotel\n\n" }).await;
    assert_eq!(unreadable_status(client().events(&origin, &any_proof(&origin)).await.map(|_| ())), 200);
}

#[tokio::test]
async fn refused_stream_returns_the_problem() {
    let origin = server(|| async { (StatusCode::UNAUTHORIZED, Problem::UnknownDevice.to_json()) }).await;
    let refused = client().events(&origin, &any_proof(&origin)).await.map(|_| ());
    assert!(matches!(refused, Err(CallFailed::Refused(Problem::UnknownDevice))), "{refused:?}");
}
