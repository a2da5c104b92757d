//! The phone's address at Apple's push service, the device token. The system reports it some time
//! after the app registers, and may replace it later.

use std::fmt::Write as _;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

/// Timeout of a registration. Without a network, a first registration takes until there is one; a
/// late token is found by the next call.
const TIMEOUT: Duration = Duration::from_secs(20);

/// What the system last reported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Registration {
    #[default]
    Pending,
    Known(String),
    Failed,
}

/// The address, once the system has reported it.
#[derive(Default)]
pub(super) struct Address(watch::Sender<Registration>);

impl Address {
    /// Returns the address. Calls `ask` to register if the address is unknown. Returns `None` if
    /// the registration fails or times out.
    pub(super) async fn get(&self, ask: impl FnOnce()) -> Option<String> {
        let mut registration = self.0.subscribe();
        // An earlier failure may have been temporary.
        self.0.send_if_modified(|registration| {
            let failed = *registration == Registration::Failed;
            if failed {
                *registration = Registration::Pending;
            }
            failed
        });
        if *registration.borrow_and_update() == Registration::Pending {
            ask();
        }
        let answer =
            timeout(TIMEOUT, registration.wait_for(|registration| *registration != Registration::Pending))
                .await;
        match &*answer.ok()?.ok()? {
            Registration::Known(address) => Some(address.clone()),
            Registration::Pending | Registration::Failed => None,
        }
    }

    /// Records a reported token. Returns whether the address has changed.
    pub(super) fn token_received(&self, token: &[u8]) -> bool {
        let address = Registration::Known(hexadecimal(token));
        self.0.send_if_modified(|registration| {
            let changes = *registration != address;
            *registration = address;
            changes
        })
    }

    /// Records that the registration failed.
    pub(super) fn failed(&self) {
        self.0.send_if_modified(|registration| {
            // An earlier address remains valid.
            let changes = *registration == Registration::Pending;
            if changes {
                *registration = Registration::Failed;
            }
            changes
        });
    }

    /// Resets the address, because the app is not registered any more.
    pub(super) fn reset(&self) {
        self.0.send_replace(Registration::Pending);
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
    async fn token_is_lower_case_hexadecimal_and_requested_once() {
        let address = Address::default();
        let got = address.get(|| assert!(address.token_received(&[0x0a, 0xff, 0x00]))).await;
        assert_eq!(got.as_deref(), Some("0aff00"));
        assert_eq!(address.get(|| panic!("it is known")).await, got);
    }

    #[tokio::test]
    async fn only_a_different_token_is_a_change() {
        let address = Address::default();
        assert!(address.token_received(&[1]));
        assert!(!address.token_received(&[1]));
        assert!(address.token_received(&[2]));
        assert_eq!(address.get(|| ()).await.as_deref(), Some("02"));
    }

    #[tokio::test]
    async fn failed_registration_is_retried_on_the_next_call() {
        let address = Address::default();
        assert_eq!(address.get(|| address.failed()).await, None);
        assert_eq!(address.get(|| assert!(address.token_received(&[3]))).await.as_deref(), Some("03"));
        address.failed();
        assert_eq!(address.get(|| ()).await.as_deref(), Some("03"), "what was given stays good");
        address.reset();
        assert_eq!(address.get(|| address.failed()).await, None);
    }

    #[tokio::test(start_paused = true)]
    async fn registration_times_out_and_a_late_token_is_found() {
        let address = Address::default();
        assert_eq!(address.get(|| ()).await, None);
        assert!(address.token_received(&[4]));
        assert_eq!(address.get(|| ()).await.as_deref(), Some("04"));
    }
}
