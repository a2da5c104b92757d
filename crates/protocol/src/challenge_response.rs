//! Single challenges as a backend answers them. Apart from challenges, since problems carry them too.

use serde::{Deserialize, Serialize};

use crate::ids::Timestamp;
use crate::jws::Jws;

/// Response body of `GET …/challenges/{id}`; also the extra members of a problem on a challenge that
/// is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeResponse {
    /// Signed challenge.
    pub challenge: Jws,
    /// Time at the backend.
    pub server_time: Timestamp,
}
