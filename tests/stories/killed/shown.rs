//! What a person was shown before the app was killed, and may rely on after.

use std::collections::BTreeSet;

use key_core::domain::tries::LIMIT;
use key_core::record::Record;
use key_core::state::PinChosen;
use stories::report::Report;

/// What a person knows.
#[derive(Default)]
pub(super) struct Shown {
    /// Usernames that are connected.
    connected: BTreeSet<String>,
    /// Those that may be: they were being connected.
    perhaps: BTreeSet<String>,
    /// Those that may not be any more: they were being disconnected.
    given_up: BTreeSet<String>,
    pin_chosen: bool,
    /// Wrong PINs that were answered since the last right one,
    at_least: u8,
    /// and PINs that were entered.
    at_most: u8,
}

impl Shown {
    /// Before the last run is heard: where the one before died too early to tell the backend, nothing was given up.
    pub(super) fn settle(&mut self, connected: impl Fn(&str) -> bool) {
        self.given_up.retain(|username| !connected(username));
    }

    /// Takes in what the app said, or says why it may not say that.
    pub(super) fn hears(&mut self, report: &Report) -> Result<(), String> {
        match report {
            Report::Home(usernames) => {
                let usernames: BTreeSet<_> = usernames.iter().cloned().collect();
                self.may_stand_at(&usernames)?;
                (self.connected, self.pin_chosen) = (usernames, true);
                self.perhaps.clear();
            }
            Report::Choosing => {
                if self.pin_chosen && !self.connected.is_subset(&self.given_up) {
                    return Err("a PIN was chosen, and is to be chosen again".to_owned());
                }
                if !self.perhaps.is_empty() {
                    let connected = std::mem::take(&mut self.perhaps);
                    self.begins_with(connected);
                }
            }
            Report::New | Report::LockedOut => {
                if self.at_most < LIMIT {
                    self.may_stand_at(&BTreeSet::new())?;
                }
                self.begins_with(BTreeSet::new());
            }
            Report::Connects(username) => {
                self.given_up.remove(username);
                self.perhaps.insert(username.clone());
            }
            Report::GivesUp(username) => drop(self.given_up.insert(username.clone())),
            Report::Enters(right) => {
                self.at_most += 1;
                if *right {
                    self.at_least = 0;
                }
            }
            Report::WasWrong => self.at_least += 1,
            Report::WasRight => (self.at_least, self.at_most) = (0, 0),
            Report::Confirms | Report::Approved => {}
            Report::Unusable(what) => return Err(format!("nobody can use it: {what}")),
        }
        if self.at_least > LIMIT {
            return Err("a sixth wrong PIN was looked at".to_owned());
        }
        Ok(())
    }

    /// Compares with what is on the disk, and goes on from there.
    pub(super) fn agrees_with(&mut self, record: Option<&Record>) -> Result<(), String> {
        let accounts = record.map_or(&[][..], |record| &record.accounts);
        let usernames = accounts.iter().map(|stored| stored.account.username.as_str().to_owned()).collect();
        let Some(record) = record.filter(|record| !record.accounts.is_empty()) else {
            if self.at_most < LIMIT {
                self.may_stand_at(&usernames)?;
            }
            self.begins_with(usernames);
            return Ok(());
        };
        self.may_stand_at(&usernames)?;
        if self.connected.is_disjoint(&usernames) {
            // With the last username that was given up went its PIN, and the tries of it.
            (self.at_least, self.pin_chosen) = (0, false);
        }
        let used = LIMIT - record.tries.left();
        if !(self.at_least..=self.at_most).contains(&used) {
            let (at_least, at_most) = (self.at_least, self.at_most);
            return Err(format!("{used} tries are counted, of at least {at_least} and at most {at_most}"));
        }
        if self.pin_chosen && record.pin_chosen() == PinChosen::No {
            return Err("the PIN is lost".to_owned());
        }
        (self.connected, self.at_least, self.at_most) = (usernames, used, used);
        self.perhaps.clear();
        Ok(())
    }

    fn may_stand_at(&self, usernames: &BTreeSet<String>) -> Result<(), String> {
        let lost = self.connected.iter().any(|one| !usernames.contains(one) && !self.given_up.contains(one));
        let gained = usernames.iter().any(|one| !self.connected.contains(one) && !self.perhaps.contains(one));
        if lost || gained {
            return Err(format!("{usernames:?} are connected, and {:?} were", self.connected));
        }
        Ok(())
    }

    fn begins_with(&mut self, usernames: BTreeSet<String>) {
        *self =
            Self { connected: usernames, given_up: std::mem::take(&mut self.given_up), ..Self::default() };
    }
}
