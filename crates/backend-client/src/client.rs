//! Configuration of the HTTP client: no redirects, no cookies, no proxy, and no certificate
//! authority that was added on the phone.

use std::time::Duration;

use key_protocol::enrolment::Platform;
use key_protocol::ids::AppVersion;
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client};
use rustls::crypto::ring;

/// Timeouts after which a backend counts as unreachable.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// Timeout for establishing a connection.
    pub connect: Duration,
    /// Timeout for a whole response; for the event stream, until its head arrives.
    pub response: Duration,
    /// Timeout between chunks of the event stream. The backend sends the time every 25 s
    /// ([`TIME_EVERY`](key_protocol::event::TIME_EVERY)).
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

/// Error for an HTTPS client that cannot be created.
#[derive(Debug, thiserror::Error)]
#[error("no HTTPS client can be made")]
pub struct NoClient(#[from] reqwest::Error);

/// Returns the `User-Agent` by which a backend knows apps that are too old for it.
pub(crate) fn user_agent(app: &AppVersion, platform: Platform) -> String {
    app.user_agent(match platform {
        Platform::Android => "android",
        Platform::Ios => "ios",
        Platform::Desktop => "desktop",
        Platform::Other => "other",
    })
}

/// Builds a client that trusts only the certificate authorities `roots`.
pub(crate) fn build(
    timeouts: Timeouts,
    roots: Vec<Certificate>,
    user_agent: &str,
) -> Result<Client, NoClient> {
    // The provider is global; if one is installed already, it is ring too.
    let _ = ring::default_provider().install_default();
    let client = Client::builder()
        .https_only(!cfg!(debug_assertions))
        .tls_certs_only(roots)
        .redirect(Policy::none())
        .referer(false)
        .no_proxy()
        .user_agent(user_agent)
        // HTTP/1.1 even if feature unification enables HTTP/2, which the mock needs for APNs.
        .http1_only()
        .connect_timeout(timeouts.connect)
        .read_timeout(timeouts.idle)
        .build()?;
    Ok(client)
}
