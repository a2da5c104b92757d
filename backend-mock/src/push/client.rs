//! What the HTTP clients of all transports have in common.

use reqwest::ClientBuilder;
use reqwest::redirect::Policy;

use super::{PushConfig, Roots};

/// Creates a client that connects only to the given URL: no proxy, no redirects, no retries.
pub(super) fn client(config: &PushConfig) -> ClientBuilder {
    // Fails only if a provider is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder()
        .no_proxy()
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .timeout(config.patience);
    match &config.roots {
        Roots::System => client,
        Roots::Only(roots) => client.tls_certs_only(roots.iter().cloned()),
    }
}
