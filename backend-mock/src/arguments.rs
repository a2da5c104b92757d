//! Command-line options for pushes.

use std::net::SocketAddr;
use std::path::PathBuf;

use backend_mock::{ApnsKey, PushConfig, VapidSigner, load_key, load_or_make_key};
use clap::Args;
use key_protocol::push::Reach;

/// Options for sending pushes.
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
    /// Builds the push configuration from the options.
    pub(crate) fn config(&self) -> anyhow::Result<PushConfig> {
        let mut vapid = match (&self.vapid_key, self.push_service) {
            (Some(path), _) => Some(VapidSigner::with_key(load_or_make_key(path)?)),
            (None, Some(_)) => Some(VapidSigner::new_key()?),
            (None, None) => None,
        };
        if let (Some(signer), Some(subject)) = (&mut vapid, &self.vapid_subject) {
            signer.subject.clone_from(subject);
        }
        let apns_options = (&self.apns_key, &self.apns_key_id, &self.apns_team, &self.apns_topic);
        let apns = match apns_options {
            (Some(path), Some(id), Some(team), Some(topic)) => {
                Some(ApnsKey::new(load_key(path)?, id.clone(), team.clone(), topic.clone()))
            }
            _ => None,
        };
        let is_local = self.push_to_loopback || self.push_service.is_some();
        let reach = if is_local { Reach::InternetAndLoopback } else { Reach::Internet };
        Ok(PushConfig { vapid, apns, reach, ..PushConfig::default() })
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct PushOptions {
        #[command(flatten)]
        push: PushArguments,
    }

    fn parse(arguments: &[&str]) -> Result<PushConfig, String> {
        let parsed = PushOptions::try_parse_from(["backend-mock"].iter().chain(arguments))
            .map_err(|e| e.to_string())?;
        parsed.push.config().map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn push_is_off_by_default() {
        let config = parse(&[]).unwrap();
        assert!(config.vapid.is_none() && config.apns.is_none());
        assert_eq!(config.reach, Reach::Internet);
    }

    #[test]
    fn push_service_option_enables_web_push_to_loopback() {
        let config = parse(&["--push-service", "127.0.0.1:0"]).unwrap();
        assert!(config.vapid.is_some() && config.apns.is_none());
        assert_eq!(config.reach, Reach::InternetAndLoopback);
    }

    #[test]
    fn vapid_key_is_created_once_and_subject_is_used() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vapid.pem").display().to_string();
        let options = ["--vapid-key", path.as_str(), "--vapid-subject", "https://key.example/contact"];
        let [first, again] = [(); 2].map(|()| parse(&options).unwrap().vapid.unwrap());
        assert_eq!(first.key.public(), again.key.public());
        assert_eq!(first.subject, "https://key.example/contact");
        assert!(parse(&["--vapid-subject", "me"]).is_err_and(|error| error.contains("mailto:")));
    }

    #[test]
    fn apns_needs_key_and_all_three_identifiers() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("AuthKey.p8").display().to_string();
        load_or_make_key(path.as_ref()).unwrap();
        let whole =
            ["--apns-key", &path, "--apns-key-id", "K", "--apns-team", "T", "--apns-topic", "fi.finago.key"];
        assert!(parse(&whole).unwrap().apns.is_some());
        for missing in (0..whole.len()).step_by(2) {
            let mut some = whole.to_vec();
            some.drain(missing..missing + 2);
            assert!(parse(&some).is_err(), "{missing}");
        }
        let mut missing_file = whole;
        missing_file[1] = "/nowhere.p8";
        assert!(parse(&missing_file).err().unwrap().contains("/nowhere.p8"));
    }
}
