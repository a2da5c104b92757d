//! Pushes for an app in an iOS simulator. Apple's service does not know such an app; Xcode hands it what it is given instead.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;

use key_protocol::event::Event;
use key_protocol::ids::{AccountId, ChallengeId};
use key_protocol::push::{PushContent, Subject};
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::backend::Backend;
use crate::state::{Notice, State};

/// What the app is called; `identifier` of its tauri.conf.json.
const APP: &str = "fi.finago.key";

/// The simulator that runs on this Mac.
#[derive(Debug, Clone)]
pub struct Simulator {
    xcrun: PathBuf,
}

/// A push that did not reach the app.
#[derive(Debug, thiserror::Error)]
enum NotHandedOver {
    #[error("a push cannot be written to a file")]
    File(#[from] io::Error),
    #[error("xcrun cannot be started; it comes with Xcode")]
    Xcrun(#[source] io::Error),
    #[error("xcrun simctl push failed with {0}; is a simulator booted, and the app installed in it?")]
    Refused(ExitStatus),
}

impl Simulator {
    /// The one that is booted.
    #[must_use]
    pub fn booted() -> Self {
        Self::through("xcrun")
    }

    /// The one that another program than Xcode's knows.
    #[must_use]
    pub fn through(xcrun: impl Into<PathBuf>) -> Self {
        Self { xcrun: xcrun.into() }
    }

    /// Begins to wake the iPhones that are asked something.
    pub(crate) fn start(self, backend: &Arc<Backend>) -> JoinHandle<()> {
        // Now, and not when the task first runs: what is asked until then is heard too.
        let notices = backend.notices();
        tokio::spawn(self.wake(Arc::clone(backend), notices))
    }

    /// A simulator that cannot be woken is no fault of the backend's: it is said once, and again after it worked.
    async fn wake(self, backend: Arc<Backend>, mut notices: broadcast::Receiver<Notice>) {
        let mut works = true;
        loop {
            let notice = match notices.recv().await {
                Ok(notice) => notice,
                Err(RecvError::Lagged(_)) => continue,
                Err(RecvError::Closed) => return,
            };
            let Event::Challenge(asked) = notice.event else { continue };
            for push in backend.read(|state, _| bodies(state, &notice.account, &asked.id)) {
                let simulator = self.clone();
                let handed = spawn_blocking(move || simulator.hand_over(&push)).await;
                // Only a panic keeps it from ending.
                let Ok(handed) = handed else { return };
                if let (Err(why), true) = (&handed, works) {
                    tracing::warn!(cause = why as &dyn std::error::Error, "a simulator was not woken");
                }
                works = handed.is_ok();
            }
        }
    }

    fn hand_over(&self, push: &str) -> Result<(), NotHandedOver> {
        let mut file = tempfile::Builder::new().prefix("push-").suffix(".json").tempfile()?;
        file.write_all(push.as_bytes())?;
        let mut xcrun = Command::new(&self.xcrun);
        xcrun.args(["simctl", "push", "booted", APP]).arg(file.path());
        let status =
            xcrun.stdin(Stdio::null()).stdout(Stdio::null()).status().map_err(NotHandedOver::Xcrun)?;
        if status.success() { Ok(()) } else { Err(NotHandedOver::Refused(status)) }
    }
}

/// What Apple's service would be given for each iPhone that is asked.
fn bodies(state: &State, account: &AccountId, challenge: &ChallengeId) -> Vec<String> {
    let Some(exp) = state.challenge(challenge).map(|challenge| challenge.claims.exp) else {
        return Vec::new();
    };
    let subject = Subject::Challenge { id: challenge.clone(), exp };
    let body = |device| PushContent { device, subject: subject.clone() }.to_apns();
    state.iphones(account).into_iter().filter_map(body).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_simulator_that_is_not_there_is_told_from_one_that_refuses() {
        let failed = |program| Simulator::through(program).hand_over("{}").unwrap_err();
        assert!(matches!(failed("/nowhere/xcrun"), NotHandedOver::Xcrun(_)));
        assert!(matches!(failed("false"), NotHandedOver::Refused(_)));
        Simulator::through("true").hand_over("{}").unwrap();
    }
}
