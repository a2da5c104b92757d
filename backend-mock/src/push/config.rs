//! What pushes are sent with: keys, how far they may go, and what stands between here and a push service.

use std::sync::Arc;
use std::time::Duration;

use key_protocol::keys::{NoRandomness, SigningKey};
use key_protocol::push::Reach;
use reqwest::Certificate;
use ring::rand::SystemRandom;

use super::{Names, SystemNames};

/// Apple's service for builds under test.
const SANDBOX: &str = "https://api.sandbox.push.apple.com";
/// Apple's service for builds from the store.
const PRODUCTION: &str = "https://api.push.apple.com";
/// How long a push service may take to answer.
const TIMEOUT: Duration = Duration::from_secs(5);
/// Whom push services may write to, unless somebody says so.
const DEFAULT_SUBJECT: &str = "mailto:push@key.example";

/// What pushes are sent with. By default none are.
#[derive(Clone)]
pub struct PushConfig {
    /// Who sends Web Push; unless given, none is sent.
    pub vapid: Option<VapidSigner>,
    /// Who sends through Apple's service; unless given, nothing is.
    pub apns: Option<ApnsKey>,
    /// How far Web Push may go.
    pub reach: Reach,
    /// What tells the addresses of push services.
    pub names: Arc<dyn Names>,
    /// Whom to believe who a push service is.
    pub roots: Roots,
    /// How long a push service may take to answer.
    pub patience: Duration,
}

/// Who sends Web Push (RFC 8292).
#[derive(Clone)]
pub struct VapidSigner {
    /// The key that devices subscribe for.
    pub key: Arc<SigningKey>,
    /// Whom push services may write to: a `mailto:` or `https:` address.
    pub subject: String,
}

/// Who sends through Apple's service.
#[derive(Clone)]
pub struct ApnsKey {
    /// The key that Apple's developer pages gave.
    pub key: Arc<SigningKey>,
    /// What Apple calls the key.
    pub key_id: String,
    /// What Apple calls the developer's team.
    pub team: String,
    /// The app: its bundle identifier.
    pub topic: String,
    /// The address of the service for builds under test.
    pub sandbox: String,
    /// The address of the service for builds from the store.
    pub production: String,
}

/// Whom to believe who a server is.
#[derive(Clone, Default)]
pub enum Roots {
    /// The authorities that this machine believes.
    #[default]
    System,
    /// These alone.
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
    /// Web Push under a new key to the internet and to push services on this machine over plain http. No certificate is believed.
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
    /// A new key, which is forgotten with the program, and no address to write to.
    pub fn new_key() -> Result<Self, NoRandomness> {
        Ok(Self::with_key(SigningKey::generate(&SystemRandom::new())?))
    }

    /// A key, and no address to write to.
    #[must_use]
    pub fn with_key(key: SigningKey) -> Self {
        Self { key: Arc::new(key), subject: DEFAULT_SUBJECT.to_owned() }
    }
}

impl ApnsKey {
    /// A key for Apple's own services.
    #[must_use]
    pub fn new(key: SigningKey, key_id: String, team: String, topic: String) -> Self {
        let [sandbox, production] = [SANDBOX, PRODUCTION].map(str::to_owned);
        Self { key: Arc::new(key), key_id, team, topic, sandbox, production }
    }
}
