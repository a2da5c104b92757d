//! Limits how often codes are guessed. Unknown usernames count too, so that they cannot be
//! distinguished.

use std::collections::BTreeMap;

use key_protocol::ids::{Timestamp, UsernameKey};
use key_protocol::problem::Problem;
use serde::{Deserialize, Serialize};

/// Number of wrong codes from which on each starts a delay.
const FIRST_DELAYED: u32 = 5;
/// Seconds of the first delay; each further one is twice as long.
const FIRST_DELAY: i64 = 30;
const MAX_DELAY: i64 = 60 * 60;

/// Counters per username for each kind of secret.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Tries {
    pub(crate) password: Counters,
    pub(crate) enrolment: Counters,
    pub(crate) one_time_password: Counters,
    pub(crate) offline_code: Counters,
}

/// Counters of one kind of secret.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Counters(BTreeMap<UsernameKey, Counter>);

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Counter {
    wrong: u32,
    /// Time until which no code is checked.
    until: Timestamp,
}

/// Codes are not checked for so many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Delayed {
    pub(crate) retry_after: u64,
}

impl Counters {
    /// Returns an error during a delay.
    pub(crate) fn check(&self, username: &UsernameKey, now: Timestamp) -> Result<(), Delayed> {
        match self.0.get(username) {
            Some(counter) if now < counter.until => {
                Err(Delayed { retry_after: (counter.until - now).unsigned_abs() })
            }
            _ => Ok(()),
        }
    }

    /// Returns the number of wrong codes since the last right one.
    pub(crate) fn wrong(&self, username: &UsernameKey) -> u32 {
        self.0.get(username).map_or(0, |counter| counter.wrong)
    }

    /// Counts a wrong code.
    pub(crate) fn record_wrong(&mut self, username: UsernameKey, now: Timestamp) {
        let counter = self.0.entry(username).or_insert(Counter { wrong: 0, until: now });
        counter.wrong = counter.wrong.saturating_add(1);
        if let Some(doublings) = counter.wrong.checked_sub(FIRST_DELAYED) {
            let delay = FIRST_DELAY.saturating_mul(1_i64.checked_shl(doublings.min(32)).unwrap_or(i64::MAX));
            counter.until = now + delay.min(MAX_DELAY);
        }
    }

    /// Resets the counter of a username.
    pub(crate) fn reset(&mut self, username: &UsernameKey) {
        self.0.remove(username);
    }
}

impl From<Delayed> for Problem {
    fn from(delayed: Delayed) -> Self {
        Self::TooManyAttempts { retry_after: delayed.retry_after }
    }
}

#[cfg(test)]
mod tests {
    use key_protocol::ids::Username;

    use super::*;

    #[test]
    fn delay_doubles_from_the_fifth_wrong_code_up_to_an_hour() {
        let username = Username::new("maija").key();
        let mut counters = Counters::default();
        let mut now = Timestamp(1_000_000);
        let mut delays = Vec::new();
        for _ in 0..14 {
            assert_eq!(counters.check(&username, now), Ok(()));
            counters.record_wrong(username.clone(), now);
            let delay = counters.check(&username, now).err().map_or(0, |delayed| delayed.retry_after);
            delays.push(delay);
            now = now + i64::try_from(delay).unwrap();
        }
        assert_eq!(delays, [0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
        counters.reset(&username);
        counters.record_wrong(username.clone(), now);
        assert_eq!(counters.check(&username, now), Ok(()));
    }

    #[test]
    fn delay_applies_to_one_username_and_ends_on_time() {
        let (maija, ake) = (Username::new("maija").key(), Username::new("åke").key());
        let mut counters = Counters::default();
        for _ in 0..5 {
            counters.record_wrong(maija.clone(), Timestamp(0));
        }
        assert_eq!(counters.check(&maija, Timestamp(29)), Err(Delayed { retry_after: 1 }));
        assert_eq!(counters.check(&maija, Timestamp(30)), Ok(()));
        assert_eq!(counters.check(&ake, Timestamp(0)), Ok(()));
    }
}
