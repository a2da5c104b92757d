//! Servers that do not respond, for which the client has short timeouts to keep the tests fast, and a
//! server with a certificate of an unknown authority, as an intercepting proxy has whose authority was
//! added to the phone.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use futures_util::{StreamExt, stream};
use key_backend_client::Timeouts;
use key_core::ports::{Backend, CallFailed};
use key_protocol::event::{ChallengeEvent, Event};
use key_protocol::ids::Origin;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

use crate::support::{any_proof, challenge, client, client_with, server};

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

#[tokio::test]
async fn certificate_of_an_unknown_authority_is_refused_before_the_request() {
    // Installs the global crypto provider, which the server below needs.
    let client = client();
    let certificate = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivatePkcs8KeyDer::from(certificate.signing_key.serialize_der());
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.cert.der().clone()], key.into())
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let handshake = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        TlsAcceptor::from(Arc::new(config)).accept(stream).await.map(drop)
    });

    let origin = Origin::parse(format!("https://localhost:{port}")).unwrap();
    let result = client.challenges(&origin, &any_proof(&origin)).await;
    assert!(matches!(result, Err(CallFailed::Unreachable)), "{result:?}");
    let refused = handshake.await.unwrap().unwrap_err();
    assert!(refused.to_string().contains("UnknownCA"), "{refused}");
}
