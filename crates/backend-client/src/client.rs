//! The one HTTP client, with everything switched off that a browser would do: no redirects, no cookies, no proxy, and no
//! authority that the phone's owner, or somebody who held the phone, has added.

use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Certificate, Client};
use rustls::crypto::ring;

/// How long to wait for a backend before it counts as unreachable.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// For a connection.
    pub connect: Duration,
    /// For a whole answer; for the event stream, until it begins.
    pub response: Duration,
    /// For the next sign of life on the event stream. The protocol has one every 25 s.
    pub idle: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            response: Duration::from_secs(10),
            idle: Duration::from_secs(60),
        }
    }
}

/// The system cannot make an HTTPS client.
#[derive(Debug, thiserror::Error)]
#[error("no HTTPS client can be made")]
pub struct NoClient(#[from] reqwest::Error);

/// A client that believes the certificate authorities `roots` and no others.
pub(crate) fn build(timeouts: Timeouts, roots: Vec<Certificate>) -> Result<Client, NoClient> {
    // One for the whole program; when something else in it has chosen one already, that is ring as well.
    let _ = ring::default_provider().install_default();
    let client = Client::builder()
        .https_only(!cfg!(debug_assertions))
        .tls_certs_only(roots)
        .redirect(Policy::none())
        .referer(false)
        .no_proxy()
        // Also where another package of the build has given the HTTP library a second version, as the mock does for Apple's service.
        .http1_only()
        .connect_timeout(timeouts.connect)
        .read_timeout(timeouts.idle)
        .build()?;
    Ok(client)
}
