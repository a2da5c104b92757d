//! Configuration of a backend.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use key_protocol::challenge::NumberMatching;
use key_protocol::ids::Origin;

use crate::clock::{Clock, SystemClock};
use crate::push::PushConfig;
use crate::seed::{Seed, SeedError};
use crate::simulator::Simulator;

/// Seconds until a challenge expires, unless configured otherwise.
pub const CHALLENGE_LIFETIME: u32 = 120;

/// Configuration of a backend.
#[derive(Clone)]
pub struct Config {
    /// Address to listen on; port 0 picks a free port.
    pub listen: SocketAddr,
    /// Origin that devices call; `http://<listen>` if `None`.
    pub origin: Option<Origin>,
    /// Path of the state file; nothing is stored if `None`.
    pub state: Option<PathBuf>,
    /// Users that exist at the first start.
    pub seed: Seed,
    /// Digits that an approval must contain.
    pub number_matching: NumberMatching,
    /// Seconds until a challenge expires.
    pub challenge_lifetime: u32,
    /// The iOS simulator to send pushes to, if any.
    pub simulator: Option<Simulator>,
    /// Push configuration.
    pub push: PushConfig,
    /// The clock.
    pub clock: Arc<dyn Clock>,
}

impl Config {
    /// Configuration for tests: a free loopback port, no state file, the built-in users, two
    /// digits, two minutes, no pushes, the system clock. For pushes, use
    /// [`PushConfig::to_loopback`].
    pub fn for_tests() -> Result<Self, SeedError> {
        Ok(Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            origin: None,
            state: None,
            seed: Seed::built_in()?,
            number_matching: NumberMatching::Two,
            challenge_lifetime: CHALLENGE_LIFETIME,
            simulator: None,
            push: PushConfig::default(),
            clock: Arc::new(SystemClock),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn challenge_lasts_120_seconds_unless_configured() {
        assert_eq!(CHALLENGE_LIFETIME, 120);
        assert_eq!(Config::for_tests().unwrap().challenge_lifetime, 120);
    }
}
