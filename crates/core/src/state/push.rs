//! Push status, as far as this run has found out.

use std::collections::HashMap;

use key_protocol::ids::Timestamp;
use key_view::{DistributorView, PushTest, PushView, PushWay, TestPushView};

use super::{Refused, ScreenState, State};
use crate::domain::account::AccountHandle;
use crate::now::Now;
use crate::ports::{Distributor, PushHealth};

/// Push status of the accounts and the phone.
pub struct PushState {
    /// Push status of each account whose registration was synchronised.
    pub by_account: HashMap<AccountHandle, PushWay>,
    /// Push health of the phone.
    pub health: PushHealth,
    /// Distributors that the user can choose from.
    pub distributors: Vec<Distributor>,
    /// State of the last test push.
    pub test: PushTest,
}

impl Default for PushState {
    fn default() -> Self {
        Self {
            by_account: HashMap::new(),
            health: PushHealth::default(),
            distributors: Vec::new(),
            test: PushTest::None,
        }
    }
}

impl PushState {
    /// Returns the push status of all accounts: that of an account with a problem, if there is one.
    pub fn way(&self) -> PushWay {
        let trouble = self.by_account.values().find(|way| **way != PushWay::Works);
        trouble.or_else(|| self.by_account.values().next()).copied().unwrap_or(PushWay::Unknown)
    }

    /// Returns the view of the push self.
    pub(crate) fn view(&self, now: Now) -> PushView {
        let seconds = |at: Timestamp| u32::try_from(now.wall - at).unwrap_or(0);
        let distributor = |distributor: &Distributor| DistributorView {
            id: distributor.id.clone(),
            name: distributor.name.clone(),
            chosen: distributor.chosen,
        };
        PushView {
            way: self.way(),
            distributors: self.distributors.iter().map(distributor).collect(),
            channel_off: self.health.channel_off,
            restricted: self.health.restricted,
            last_seconds_ago: self.health.last.map(seconds),
            dropped: self.health.dropped,
            test: self.test,
        }
    }
}

impl State {
    /// Returns whether a test push may be sent: from the settings or at the end of onboarding, if none
    /// is on its way.
    pub(crate) fn may_test_pushes(&self) -> bool {
        let fits = matches!(self.screen, ScreenState::Settings(_) | ScreenState::TestPush);
        fits && self.push.test != PushTest::Sent
    }

    /// Returns the view of the test at the end of onboarding.
    pub(crate) fn test_push_view(&self, now: Now) -> TestPushView {
        TestPushView { notifications: self.notifications, push: self.push.view(now) }
    }

    /// Records the push status of an account.
    pub(crate) fn push_found(&mut self, handle: &AccountHandle, way: PushWay) -> Result<(), Refused> {
        if self.account(handle).is_none() {
            return Err(Refused);
        }
        self.push.by_account.insert(handle.clone(), way);
        Ok(())
    }
}
