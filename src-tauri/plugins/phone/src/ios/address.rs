//! The phone's address at Apple's push service, the device token. The system reports it some time
//! after the app registers, and may replace it later.

use std::fmt::Write as _;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

/// Timeout of a registration. Without a network, a first registration takes until there is one; a
/// late token is found by the next call.
const DEADLINE: Duration = Duration::from_secs(20);

/// What the system last reported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Said {
    #[default]
    Nothing,
    Address(String),
    Failed,
}

/// The address, once the system has reported it.
#[derive(Default)]
pub(super) struct Address(watch::Sender<Said>);

impl Address {
    /// Returns the address. Calls `ask` to register if the address is unknown. Returns `None` if
    /// the registration fails or times out.
    pub(super) async fn get(&self, ask: impl FnOnce()) -> Option<String> {
        let mut said = self.0.subscribe();
        // An earlier failure may have been temporary.
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

    /// Records a reported token. Returns whether the address has changed.
    pub(super) fn given(&self, token: &[u8]) -> bool {
        let address = Said::Address(hexadecimal(token));
        self.0.send_if_modified(|said| {
            let changes = *said != address;
            *said = address;
            changes
        })
    }

    /// Records that the registration failed.
    pub(super) fn refused(&self) {
        self.0.send_if_modified(|said| {
            // An earlier address remains valid.
            let changes = *said == Said::Nothing;
            if changes {
                *said = Said::Failed;
            }
            changes
        });
    }

    /// Resets the address, because the app is not registered any more.
    pub(super) fn given_up(&self) {
        self.0.send_replace(Said::Nothing);
    }
}

/// Encodes the token as the backend expects it: lower-case hexadecimal.
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
