//! Push configuration: keys, allowed destinations, name resolution and certificates.

use std::sync::Arc;
use std::time::Duration;

use key_protocol::keys::{NoRandomness, SigningKey};
use key_protocol::push::Reach;
use reqwest::redirect::Policy;
use reqwest::{Certificate, ClientBuilder};
use ring::rand::SystemRandom;

use super::{Names, SystemNames};

/// Apple's service for development builds.
const SANDBOX: &str = "https://api.sandbox.push.apple.com";
/// Apple's service for builds from the store.
const PRODUCTION: &str = "https://api.push.apple.com";
/// Default timeout of a request to a push service.
const TIMEOUT: Duration = Duration::from_secs(5);
/// Default contact of the sender.
const DEFAULT_SUBJECT: &str = "mailto:push@key.example";

/// Push configuration. The default sends no pushes.
#[derive(Clone)]
pub struct PushConfig {
    /// Sender of Web Push; `None` sends none.
    pub vapid: Option<VapidSigner>,
    /// Sender of APNs pushes; `None` sends none.
    pub apns: Option<ApnsKey>,
    /// Allowed addresses for Web Push.
    pub reach: Reach,
    /// Resolver of push services' host names.
    pub names: Arc<dyn Names>,
    /// Trusted certificate authorities.
    pub roots: Roots,
    /// Timeout of a request to a push service.
    pub patience: Duration,
}

/// Sender identification of Web Push (VAPID, RFC 8292).
#[derive(Clone)]
pub struct VapidSigner {
    /// Key that devices subscribe with.
    pub key: Arc<SigningKey>,
    /// Contact for push services: a `mailto:` or `https:` address.
    pub subject: String,
}

/// Sender identification of APNs.
#[derive(Clone)]
pub struct ApnsKey {
    /// Key from Apple's developer pages.
    pub key: Arc<SigningKey>,
    /// Apple's id of the key.
    pub key_id: String,
    /// Apple's id of the developer's team.
    pub team: String,
    /// Bundle identifier of the app.
    pub topic: String,
    /// Base URL of the service for development builds.
    pub sandbox: String,
    /// Base URL of the service for builds from the store.
    pub production: String,
}

/// Trusted certificate authorities.
#[derive(Clone, Default)]
pub enum Roots {
    /// The authorities that the system trusts.
    #[default]
    System,
    /// These authorities only.
    Only(Vec<Certificate>),
}

impl Default for PushConfig {
    fn default() -> Self {
        Self {
            vapid: None,
            apns: None,
            reach: Reach::Internet,
            names: Arc::new(SystemNames),
            roots: Roots::System,
            patience: TIMEOUT,
        }
    }
}

impl PushConfig {
    /// A client that connects only to the given URL: no proxy, no redirects, no retries.
    pub(super) fn client(&self) -> ClientBuilder {
        // Fails only if a provider is installed already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .no_proxy()
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .timeout(self.patience);
        match &self.roots {
            Roots::System => client,
            Roots::Only(roots) => client.tls_certs_only(roots.iter().cloned()),
        }
    }

    /// Sends Web Push under a new key, to the internet and to plain-HTTP services on this machine.
    /// Trusts no certificate.
    pub fn to_loopback() -> Result<Self, NoRandomness> {
        Ok(Self {
            vapid: Some(VapidSigner::new_key()?),
            reach: Reach::InternetAndLoopback,
            roots: Roots::Only(Vec::new()),
            ..Self::default()
        })
    }
}

impl VapidSigner {
    /// Creates a signer with a new key, which is not stored, and the default contact.
    pub fn new_key() -> Result<Self, NoRandomness> {
        Ok(Self::with_key(SigningKey::generate(&SystemRandom::new())?))
    }

    /// Creates a signer with `key` and the default contact.
    #[must_use]
    pub fn with_key(key: SigningKey) -> Self {
        Self { key: Arc::new(key), subject: DEFAULT_SUBJECT.to_owned() }
    }
}

impl ApnsKey {
    /// Creates a sender for Apple's own services.
    #[must_use]
    pub fn new(key: SigningKey, key_id: String, team: String, topic: String) -> Self {
        let [sandbox, production] = [SANDBOX, PRODUCTION].map(str::to_owned);
        Self { key: Arc::new(key), key_id, team, topic, sandbox, production }
    }
}
