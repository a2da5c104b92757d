//! Pushes for an app in an iOS simulator, delivered by `xcrun simctl push`: Apple's service does
//! not reach simulators.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;

use backend_model::{OutgoingEvent, State};
use key_protocol::event::Event;
use key_protocol::ids::{AccountId, ChallengeId};
use key_protocol::push::{PushContent, Subject};
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::backend::Backend;

/// Bundle identifier of the app; the same as `identifier` in tauri.conf.json.
const APP: &str = "fi.finago.key";

/// The iOS simulator on this Mac.
#[derive(Debug, Clone)]
pub struct Simulator {
    xcrun: PathBuf,
}

/// A push did not reach the app.
#[derive(Debug, thiserror::Error)]
enum DeliveryError {
    #[error("a push cannot be written to a file")]
    File(#[from] io::Error),
    #[error("xcrun cannot be started; it comes with Xcode")]
    Xcrun(#[source] io::Error),
    #[error("xcrun simctl push failed with {0}; is a simulator booted, and the app installed in it?")]
    Refused(ExitStatus),
}

impl Simulator {
    /// The booted simulator.
    #[must_use]
    pub fn booted() -> Self {
        Self::with_xcrun("xcrun")
    }

    /// A simulator controlled by another program than `xcrun`.
    #[must_use]
    pub fn with_xcrun(xcrun: impl Into<PathBuf>) -> Self {
        Self { xcrun: xcrun.into() }
    }

    /// Starts sending pushes to the simulator for every challenge to an iPhone.
    pub(crate) fn start(self, backend: &Arc<Backend>) -> JoinHandle<()> {
        // Subscribed now: the task may start after the first challenge.
        let events = backend.events();
        tokio::spawn(self.forward_challenges(Arc::clone(backend), events))
    }

    /// Sends pushes until the backend stops. Failures are logged once until a push succeeds again.
    async fn forward_challenges(self, backend: Arc<Backend>, mut events: broadcast::Receiver<OutgoingEvent>) {
        let mut works = true;
        loop {
            let outgoing = match events.recv().await {
                Ok(outgoing) => outgoing,
                Err(RecvError::Lagged(_)) => continue,
                Err(RecvError::Closed) => return,
            };
            let Event::Challenge(challenge) = outgoing.event else { continue };
            for push in backend.read(|state, _| payloads(state, &outgoing.account, &challenge.id)) {
                let simulator = self.clone();
                let delivered = spawn_blocking(move || simulator.deliver(&push)).await;
                // Fails only if the task panicked.
                let Ok(delivered) = delivered else { return };
                if let (Err(why), true) = (&delivered, works) {
                    tracing::warn!(cause = why as &dyn std::error::Error, "a simulator was not woken");
                }
                works = delivered.is_ok();
            }
        }
    }

    fn deliver(&self, push: &str) -> Result<(), DeliveryError> {
        let mut file = tempfile::Builder::new().prefix("push-").suffix(".json").tempfile()?;
        file.write_all(push.as_bytes())?;
        let mut xcrun = Command::new(&self.xcrun);
        xcrun.args(["simctl", "push", "booted", APP]).arg(file.path());
        let status =
            xcrun.stdin(Stdio::null()).stdout(Stdio::null()).status().map_err(DeliveryError::Xcrun)?;
        if status.success() { Ok(()) } else { Err(DeliveryError::Refused(status)) }
    }
}

/// Returns the APNs payloads of a challenge, one for each of the account's iPhones.
fn payloads(state: &State, account: &AccountId, challenge: &ChallengeId) -> Vec<String> {
    let Some(exp) = state.challenge(challenge).map(|challenge| challenge.claims.exp) else {
        return Vec::new();
    };
    let subject = Subject::Challenge { id: challenge.clone(), exp };
    let payload = |device| PushContent { device, subject: subject.clone() }.to_apns();
    state.ios_devices(account).into_iter().filter_map(payload).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_xcrun_differs_from_failed_push() {
        let failed = |program| Simulator::with_xcrun(program).deliver("{}").unwrap_err();
        assert!(matches!(failed("/nowhere/xcrun"), DeliveryError::Xcrun(_)));
        assert!(matches!(failed("false"), DeliveryError::Refused(_)));
        Simulator::with_xcrun("true").deliver("{}").unwrap();
    }
}
