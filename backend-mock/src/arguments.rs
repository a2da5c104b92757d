//! The options about pushes, and what they make of each other.

use std::net::SocketAddr;
use std::path::PathBuf;

use backend_mock::{ApnsKey, PushConfig, VapidSigner, load_key, load_or_make_key};
use clap::Args;
use key_protocol::push::Reach;

/// What pushes are sent with.
#[derive(Args)]
pub(crate) struct PushArguments {
    /// Send Web Push under the key in this file (PKCS #8 as PEM), which is made when missing.
    #[arg(long, value_name = "FILE")]
    vapid_key: Option<PathBuf>,
    /// Whom Web Push services may write to: a mailto: or https: address.
    #[arg(long, value_name = "ADDRESS", value_parser = subject)]
    vapid_subject: Option<String>,
    /// Send through Apple's push service with the key in this file, as Apple's developer pages give it (.p8).
    #[arg(long, value_name = "FILE", requires_all = ["apns_key_id", "apns_team", "apns_topic"])]
    apns_key: Option<PathBuf>,
    /// What Apple calls that key.
    #[arg(long, value_name = "ID", requires = "apns_key")]
    apns_key_id: Option<String>,
    /// What Apple calls the developer's team.
    #[arg(long, value_name = "ID", requires = "apns_key")]
    apns_team: Option<String>,
    /// The app for Apple's push service: its bundle identifier.
    #[arg(long, value_name = "BUNDLE", requires = "apns_key")]
    apns_topic: Option<String>,
    /// Allow Web Push services over plain http and on this machine.
    #[arg(long)]
    push_to_loopback: bool,
    /// Run a push service here as well; port 0 for any that is free. Allows pushes to this machine, under a new key unless there is one.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) push_service: Option<SocketAddr>,
}

fn subject(text: &str) -> Result<String, &'static str> {
    let is_address = ["mailto:", "https://"]
        .iter()
        .any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
    if is_address { Ok(text.to_owned()) } else { Err("a mailto: or https: address") }
}

impl PushArguments {
    /// What the backend is to send pushes with.
    pub(crate) fn config(&self) -> anyhow::Result<PushConfig> {
        let mut vapid = match (&self.vapid_key, self.push_service) {
            (Some(path), _) => Some(VapidSigner::with_key(load_or_make_key(path)?)),
            (None, Some(_)) => Some(VapidSigner::new_key()?),
            (None, None) => None,
        };
        if let (Some(signer), Some(subject)) = (&mut vapid, &self.vapid_subject) {
            signer.subject.clone_from(subject);
        }
        let named = (&self.apns_key, &self.apns_key_id, &self.apns_team, &self.apns_topic);
        let apns = match named {
            (Some(path), Some(id), Some(team), Some(topic)) => {
                Some(ApnsKey::new(load_key(path)?, id.clone(), team.clone(), topic.clone()))
            }
            _ => None,
        };
        let is_here = self.push_to_loopback || self.push_service.is_some();
        let reach = if is_here { Reach::InternetAndLoopback } else { Reach::Internet };
        Ok(PushConfig { vapid, apns, reach, ..PushConfig::default() })
    }
}
