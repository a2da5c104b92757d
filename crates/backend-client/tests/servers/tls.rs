//! Server with a certificate of an unknown authority, as an intercepting proxy has whose authority
//! was added to the phone.

use std::sync::Arc;

use key_core::ports::{Backend, CallFailed};
use key_protocol::ids::Origin;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

use crate::support::{any_proof, client};

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
