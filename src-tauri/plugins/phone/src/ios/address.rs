//! The phone's address at Apple's service, the device token: given by the system some time after the app registers, and now and then a new
//! one.

use std::fmt::Write as _;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

/// How long the system may take. Without a network a first registration takes until there is one; the address then comes late, and whoever
/// looks finds it.
const DEADLINE: Duration = Duration::from_secs(20);

/// What the system said last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Said {
    #[default]
    Nothing,
    Address(String),
    Failed,
}

/// The address, as far as the system has given it.
#[derive(Default)]
pub(super) struct Address(watch::Sender<Said>);

impl Address {
    /// The address, for which `ask` asks the system if it is not known. None if the system refuses or takes too long.
    pub(super) async fn get(&self, ask: impl FnOnce()) -> Option<String> {
        let mut said = self.0.subscribe();
        // What failed before may succeed now.
        self.0.send_if_modified(|said| {
            let failed = *said == Said::Failed;
            if failed {
                *said = Said::Nothing;
            }
            failed
        });
        if *said.borrow_and_update() == Said::Nothing {
            ask();
        }
        let answer = timeout(DEADLINE, said.wait_for(|said| *said != Said::Nothing)).await;
        match &*answer.ok()?.ok()? {
            Said::Address(address) => Some(address.clone()),
            Said::Nothing | Said::Failed => None,
        }
    }

    /// The system gave this token. Returns whether the address is another than before.
    pub(super) fn given(&self, token: &[u8]) -> bool {
        let address = Said::Address(hexadecimal(token));
        self.0.send_if_modified(|said| {
            let changes = *said != address;
            *said = address;
            changes
        })
    }

    /// The system gave none.
    pub(super) fn refused(&self) {
        self.0.send_if_modified(|said| {
            // An address that was given stays good.
            let changes = *said == Said::Nothing;
            if changes {
                *said = Said::Failed;
            }
            changes
        });
    }

    /// The app is not registered any more.
    pub(super) fn given_up(&self) {
        self.0.send_replace(Said::Nothing);
    }
}

/// The token as the backend takes it: lower-case hexadecimal.
fn hexadecimal(token: &[u8]) -> String {
    token.iter().fold(String::with_capacity(2 * token.len()), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_token_is_lower_case_hexadecimal_and_asked_for_once() {
        let address = Address::default();
        let got = address.get(|| assert!(address.given(&[0x0a, 0xff, 0x00]))).await;
        assert_eq!(got.as_deref(), Some("0aff00"));
        assert_eq!(address.get(|| panic!("it is known")).await, got);
    }

    #[tokio::test]
    async fn another_token_is_a_change_and_the_same_one_is_none() {
        let address = Address::default();
        assert!(address.given(&[1]));
        assert!(!address.given(&[1]));
        assert!(address.given(&[2]));
        assert_eq!(address.get(|| ()).await.as_deref(), Some("02"));
    }

    #[tokio::test]
    async fn a_refusal_is_no_address_and_the_next_call_asks_again() {
        let address = Address::default();
        assert_eq!(address.get(|| address.refused()).await, None);
        assert_eq!(address.get(|| assert!(address.given(&[3]))).await.as_deref(), Some("03"));
        address.refused();
        assert_eq!(address.get(|| ()).await.as_deref(), Some("03"), "what was given stays good");
        address.given_up();
        assert_eq!(address.get(|| address.refused()).await, None);
    }

    #[tokio::test(start_paused = true)]
    async fn silence_ends_at_the_deadline_and_a_late_token_is_found() {
        let address = Address::default();
        assert_eq!(address.get(|| ()).await, None);
        assert!(address.given(&[4]));
        assert_eq!(address.get(|| ()).await.as_deref(), Some("04"));
    }
}
