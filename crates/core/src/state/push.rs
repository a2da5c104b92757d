//! How pushes stand, as far as this run has found out.

use std::collections::HashMap;

use key_view::{PushTest, PushWay};

use super::{Refused, State};
use crate::domain::account::AccountHandle;
use crate::ports::{Distributor, PushHealth};

/// How pushes stand.
pub struct PushStanding {
    /// Whether they come, for each account that was seen to.
    pub ways: HashMap<AccountHandle, PushWay>,
    /// How they stand on the phone's side.
    pub health: PushHealth,
    /// Whom they can come through.
    pub distributors: Vec<Distributor>,
    /// The last test.
    pub test: PushTest,
}

impl Default for PushStanding {
    fn default() -> Self {
        Self {
            ways: HashMap::new(),
            health: PushHealth::default(),
            distributors: Vec::new(),
            test: PushTest::None,
        }
    }
}

impl PushStanding {
    /// Whether they come for all accounts, or what keeps them for one.
    #[must_use]
    pub fn way(&self) -> PushWay {
        let trouble = self.ways.values().find(|way| **way != PushWay::Works);
        trouble.or_else(|| self.ways.values().next()).copied().unwrap_or(PushWay::Unknown)
    }
}

impl State {
    pub(super) fn push_found(&mut self, handle: &AccountHandle, way: PushWay) -> Result<(), Refused> {
        if self.account(handle).is_none() {
            return Err(Refused);
        }
        self.push.ways.insert(handle.clone(), way);
        Ok(())
    }
}
