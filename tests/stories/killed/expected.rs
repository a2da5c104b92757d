//! What the app showed before it was killed, and what must therefore still be true afterwards.

use std::collections::BTreeSet;

use key_core::domain::tries::LIMIT;
use key_core::record::Record;
use key_core::state::PinChosen;
use support::report::Report;

/// The state that a user may rely on, derived from the reports of all runs so far.
#[derive(Default)]
pub(super) struct Expected {
    /// Usernames that are connected.
    connected: BTreeSet<String>,
    /// Usernames whose enrolment was started and may have succeeded.
    connecting: BTreeSet<String>,
    /// Usernames whose disconnection was started and may have succeeded.
    disconnecting: BTreeSet<String>,
    pin_chosen: bool,
    /// Least number of used tries: wrong PINs that were answered since the last right one.
    min_used: u8,
    /// Greatest number of used tries: PINs that were entered since the last right one.
    max_used: u8,
}

impl Expected {
    /// Removes disconnections of the previous run that the backend never received. Called before
    /// the reports of the next run are observed.
    pub(super) fn forget_unsent_disconnects(&mut self, connected: impl Fn(&str) -> bool) {
        self.disconnecting.retain(|username| !connected(username));
    }

    /// Updates the expectation with one report, or returns how the report violates it.
    pub(super) fn observe(&mut self, report: &Report) -> Result<(), String> {
        match report {
            Report::Home(usernames) => {
                let usernames: BTreeSet<_> = usernames.iter().cloned().collect();
                self.check_usernames(&usernames)?;
                (self.connected, self.pin_chosen) = (usernames, true);
                self.connecting.clear();
            }
            Report::ChoosingPin => {
                if self.pin_chosen && !self.connected.is_subset(&self.disconnecting) {
                    return Err("the app wants a PIN to be chosen although one was chosen".to_owned());
                }
                if !self.connecting.is_empty() {
                    let connected = std::mem::take(&mut self.connecting);
                    self.reset_to(connected);
                }
            }
            Report::New | Report::LockedOut => {
                if self.max_used < LIMIT {
                    self.check_usernames(&BTreeSet::new())?;
                }
                self.reset_to(BTreeSet::new());
            }
            Report::Connecting(username) => {
                self.disconnecting.remove(username);
                self.connecting.insert(username.clone());
            }
            Report::Disconnecting(username) => drop(self.disconnecting.insert(username.clone())),
            Report::EnteringPin(right) => {
                self.max_used += 1;
                if *right {
                    self.min_used = 0;
                }
            }
            Report::PinWrong => self.min_used += 1,
            Report::PinRight => (self.min_used, self.max_used) = (0, 0),
            Report::Approving | Report::Approved => {}
            Report::Unusable(what) => return Err(format!("the app is unusable: {what}")),
        }
        if self.min_used > LIMIT {
            return Err("a sixth wrong PIN was checked".to_owned());
        }
        Ok(())
    }

    /// Compares the expectation with the stored record, and continues from that record.
    pub(super) fn check_record(&mut self, record: Option<&Record>) -> Result<(), String> {
        let accounts = record.map_or(&[][..], |record| &record.accounts);
        let usernames = accounts.iter().map(|stored| stored.account.username.as_str().to_owned()).collect();
        let Some(record) = record.filter(|record| !record.accounts.is_empty()) else {
            if self.max_used < LIMIT {
                self.check_usernames(&usernames)?;
            }
            self.reset_to(usernames);
            return Ok(());
        };
        self.check_usernames(&usernames)?;
        if self.connected.is_disjoint(&usernames) {
            // Disconnecting the last username erased the PIN and its count of tries.
            (self.min_used, self.pin_chosen) = (0, false);
        }
        let used = LIMIT - record.tries.left();
        if !(self.min_used..=self.max_used).contains(&used) {
            let (min, max) = (self.min_used, self.max_used);
            return Err(format!("{used} tries are counted, expected {min} to {max}"));
        }
        if self.pin_chosen && record.pin_chosen() == PinChosen::No {
            return Err("the PIN is lost".to_owned());
        }
        (self.connected, self.min_used, self.max_used) = (usernames, used, used);
        self.connecting.clear();
        Ok(())
    }

    fn check_usernames(&self, usernames: &BTreeSet<String>) -> Result<(), String> {
        let is_lost =
            |username: &String| !usernames.contains(username) && !self.disconnecting.contains(username);
        let is_new =
            |username: &String| !self.connected.contains(username) && !self.connecting.contains(username);
        if self.connected.iter().any(is_lost) || usernames.iter().any(is_new) {
            return Err(format!("{usernames:?} are connected, and {:?} were", self.connected));
        }
        Ok(())
    }

    fn reset_to(&mut self, usernames: BTreeSet<String>) {
        let disconnecting = std::mem::take(&mut self.disconnecting);
        *self = Self { connected: usernames, disconnecting, ..Self::default() };
    }
}
