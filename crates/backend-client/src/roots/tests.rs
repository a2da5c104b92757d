//! Backends whose certificate is signed by a private authority.

use std::error::Error as _;
use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use rcgen::{BasicConstraints, Certificate, CertificateParams, IsCa, Issuer, KeyPair};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

use super::configured_or_default;
use crate::client::{Timeouts, build};

/// Starts a server whose certificate is signed by a new authority. Returns its port and the
/// authority in PEM.
async fn backend() -> (u16, String) {
    let authority_key = KeyPair::generate().unwrap();
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let root = pem(&authority.self_signed(&authority_key).unwrap());
    let issuer = Issuer::new(authority, authority_key);
    let key = KeyPair::generate().unwrap();
    let names = CertificateParams::new(["localhost".to_owned()]).unwrap();
    let certificate = names.signed_by(&key, &issuer).unwrap();

    let private = PrivatePkcs8KeyDer::from(key.serialize_der());
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], private.into())
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let acceptor = TlsAcceptor::from(Arc::new(config));
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            // A client that does not trust the authority closes the connection.
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let _ = stream.read(&mut [0; 4096]).await;
            let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await;
        }
    });
    (port, root)
}

fn pem(certificate: &Certificate) -> String {
    let der = BASE64_STANDARD.encode(certificate.der());
    format!("-----BEGIN CERTIFICATE-----\n{der}\n-----END CERTIFICATE-----\n")
}

async fn request(port: u16, roots: &str) -> reqwest::Result<u16> {
    let client =
        build(Timeouts::default(), configured_or_default(roots).unwrap(), "FinagoKey/1.0.0 (desktop)")
            .unwrap();
    client.get(format!("https://localhost:{port}/")).send().await.map(|response| response.status().as_u16())
}

#[tokio::test]
async fn only_the_configured_authority_is_trusted() {
    // The server uses the global provider too.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let (port, root) = backend().await;
    assert_eq!(request(port, &root).await.unwrap(), 204);

    let ((port, _), (_, other_root)) = (backend().await, backend().await);
    for roots in [other_root.as_str(), ""] {
        let error = request(port, roots).await.unwrap_err();
        let mut cause = error.source();
        let mut root_cause = String::new();
        while let Some(why) = cause {
            root_cause = why.to_string();
            cause = why.source();
        }
        assert!(root_cause.starts_with("invalid peer certificate"), "{root_cause}");
    }
}

#[test]
fn configured_roots_replace_the_default_roots() {
    let authority = pem(&rcgen::generate_simple_self_signed(["key.example".to_owned()]).unwrap().cert);
    assert_eq!(configured_or_default(&[authority.clone(), authority].concat()).unwrap().len(), 2);
    assert!(configured_or_default("").unwrap().len() > 100);
}

#[test]
fn invalid_root_makes_no_client() {
    let none =
        configured_or_default("-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----\n").unwrap();
    assert!(build(Timeouts::default(), none, "FinagoKey/1.0.0 (desktop)").is_err());
}
