//! Servers with a fixed response, and clients and values to call them with.

use axum::Router;
use axum::handler::Handler;
use key_backend_client::{HttpBackend, Timeouts};
use key_core::ports::{Backend, CallFailed};
use key_protocol::challenge::ChallengesResponse;
use key_protocol::enrolment::Platform;
use key_protocol::ids::{AppVersion, ChallengeId, DeviceId, Jti, Origin, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::keys::SigningKey;
use key_protocol::paths::Endpoint;
use key_protocol::proof;
use ring::rand::SystemRandom;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Starts a server that handles every request with `response`.
pub(crate) async fn server<T: 'static>(response: impl Handler<T, ()>) -> Origin {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = Origin::parse(format!("http://{}", listener.local_addr().unwrap())).unwrap();
    let router = Router::new().fallback(response);
    tokio::spawn(async { axum::serve(listener, router).await });
    origin
}

/// Starts a server that sends `bytes` to the first connection and closes it.
pub(crate) async fn raw_server(bytes: String) -> Origin {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = Origin::parse(format!("http://{}", listener.local_addr().unwrap())).unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        // Closing with unread data would reset the connection and discard what was sent.
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await;
        stream.write_all(bytes.as_bytes()).await.unwrap();
    });
    origin
}

/// Returns a client configured as in the app.
pub(crate) fn client() -> HttpBackend {
    HttpBackend::new(&version(), Platform::Desktop).unwrap()
}

/// Returns a client with the given timeouts.
pub(crate) fn client_with(timeouts: Timeouts) -> HttpBackend {
    HttpBackend::with_timeouts(&version(), Platform::Desktop, timeouts).unwrap()
}

/// Fetches the open challenges.
pub(crate) async fn fetch_challenges(to: &Origin) -> Result<ChallengesResponse, CallFailed> {
    client().challenges(to, &any_proof(to)).await
}

/// Returns the status of a response that could not be read; panics for any other result.
pub(crate) fn unreadable_status<T: std::fmt::Debug>(result: Result<T, CallFailed>) -> u16 {
    match result {
        Err(CallFailed::Unreadable { status }) => status,
        other => panic!("expected an unreadable response, got {other:?}"),
    }
}

/// Returns a proof; these servers do not verify it.
pub(crate) fn any_proof(to: &Origin) -> Jws {
    let rng = SystemRandom::new();
    let key = SigningKey::generate(&rng).unwrap();
    let draft = proof::draft(&device(), &Endpoint::Challenges, to, Timestamp(0), &Jti::random(&rng).unwrap());
    draft.signed_by(&key).unwrap()
}

/// Arbitrary device id.
pub(crate) fn device() -> DeviceId {
    DeviceId::parse("nUoYsE8UQG2h9Yd5c5H0xg").unwrap()
}

/// Arbitrary challenge id.
pub(crate) fn challenge() -> ChallengeId {
    ChallengeId::parse("p6Yw2m3VQyKq0a1Zr4tGxw").unwrap()
}

/// Version of the app that the client says it is.
pub(crate) fn version() -> AppVersion {
    AppVersion::parse("1.2.0").unwrap()
}
