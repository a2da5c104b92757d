//! What a backend is started with.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use key_protocol::challenge::NumberMatching;
use key_protocol::ids::Origin;

use crate::clock::{Clock, SystemClock};
use crate::push::PushConfig;
use crate::seed::{Seed, SeedError};
use crate::simulator::Simulator;

/// What a backend is started with.
#[derive(Clone)]
pub struct Config {
    /// Where to listen; port 0 for any that is free.
    pub listen: SocketAddr,
    /// What devices call this backend; `http://<listen>` unless given.
    pub origin: Option<Origin>,
    /// Where to keep the state; nowhere unless given.
    pub state: Option<PathBuf>,
    /// The users to begin with.
    pub seed: Seed,
    /// Digits to be typed for an approval.
    pub number_matching: NumberMatching,
    /// Seconds a challenge is open.
    pub challenge_lifetime: u32,
    /// The iOS simulator to wake, if one is to be woken.
    pub simulator: Option<Simulator>,
    /// What pushes are sent with.
    pub push: PushConfig,
    /// The time.
    pub clock: Arc<dyn Clock>,
}

impl Config {
    /// Any free port of this machine, nothing kept, the built-in users, two digits, two minutes, no pushes sent, the real time.
    /// [`PushConfig::to_loopback`] sends some.
    pub fn for_tests() -> Result<Self, SeedError> {
        Ok(Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            origin: None,
            state: None,
            seed: Seed::built_in()?,
            number_matching: NumberMatching::Two,
            challenge_lifetime: 120,
            simulator: None,
            push: PushConfig::default(),
            clock: Arc::new(SystemClock),
        })
    }
}
