//! Event streams that break.

use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use futures_util::{StreamExt, stream};
use key_core::ports::{Backend, CallFailed};
use key_protocol::event::{ChallengeEvent, Event};
use key_protocol::ids::Origin;
use key_protocol::problem::Problem;

use crate::support::{any_proof, challenge, client, raw, server, unreadable};

fn event() -> Event {
    Event::Challenge(ChallengeEvent { id: challenge() })
}

/// A server whose event stream is these pieces, and then ends.
async fn streaming(pieces: Vec<String>) -> Origin {
    let kind = [(CONTENT_TYPE, "text/event-stream; charset=utf-8")];
    server(move || async move {
        (kind, Body::from_stream(stream::iter(pieces.into_iter().map(Ok::<_, std::io::Error>))))
    })
    .await
}

async fn heard(origin: &Origin) -> Vec<Event> {
    client().events(origin, &any_proof(origin)).await.unwrap().collect().await
}

#[tokio::test]
async fn events_are_heard_however_they_are_cut() {
    let text = format!(": hello\n\n{}{}", event().encode(), event().encode());
    let (one, two) = text.split_at(40);
    let origin = streaming(vec![one.to_owned(), two.to_owned()]);
    assert_eq!(heard(&origin.await).await, [event(), event()]);
}

#[tokio::test]
async fn a_stream_that_breaks_off_ends_after_what_was_whole() {
    let sent = format!("{}event: challenge\ndata: {{", event().encode());
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    let cut_off = format!("{head}{:x}\r\n{sent}\r\n", sent.len());
    let origin = raw(cut_off).await;
    assert_eq!(heard(&origin).await, [event()]);
}

#[tokio::test]
async fn a_stream_that_never_ends_its_event_is_given_up() {
    let kind = [(CONTENT_TYPE, "text/event-stream")];
    let endless = || stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from_static(&[b'x'; 1024])));
    let origin = server(move || async move { (kind, Body::from_stream(endless())) }).await;
    assert_eq!(heard(&origin).await, []);
}

#[tokio::test]
async fn a_page_is_no_stream() {
    let origin = server(|| async { "data: welcome to the hotel\n\n" }).await;
    assert_eq!(unreadable(client().events(&origin, &any_proof(&origin)).await.map(|_| ())), 200);
}

#[tokio::test]
async fn a_refused_stream_says_why() {
    let origin = server(|| async { (StatusCode::UNAUTHORIZED, Problem::UnknownDevice.to_json()) }).await;
    let refused = client().events(&origin, &any_proof(&origin)).await.map(|_| ());
    assert!(matches!(refused, Err(CallFailed::Refused(Problem::UnknownDevice))), "{refused:?}");
}
