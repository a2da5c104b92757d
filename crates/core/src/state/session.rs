//! What the app knows while it runs: the record as loaded, what the phone can do, and preferences.

use key_view::{AvailableSensor, Blocked, Connection, News, Notifications, Preferences, PushTest};

use super::{EnrolledAccount, PinAttempts, PinChosen, Refused, ScreenState, State, check};
use crate::domain::account::Account;
use crate::domain::notes::Notes;
use crate::ports::{Distributor, PushHealth};

impl State {
    /// Starts with the accounts of the record, if the app is blocked.
    pub(crate) fn loaded(&mut self, accounts: Vec<Account>, pin: PinChosen) -> Result<(), Refused> {
        check(matches!(self.screen, ScreenState::Blocked(_)))?;
        let enrolled =
            |account| EnrolledAccount { account, connection: Connection::Connecting, has_stream: false };
        self.reset(Blocked::StorageFailed);
        self.accounts = accounts.into_iter().map(enrolled).collect();
        self.prune_history();
        if pin == PinChosen::No && self.has_accounts() {
            self.screen = ScreenState::FIRST_PIN;
        } else {
            self.go_home();
        }
        Ok(())
    }

    /// Shows why the app cannot work.
    pub(crate) fn block(&mut self, why: Blocked) {
        self.reset(why);
        self.arrivals += 1;
    }

    /// Resets everything except for what does not depend on the record: notes, notifications, camera
    /// and pushes.
    fn reset(&mut self, why: Blocked) {
        let before = std::mem::replace(self, Self::blocked(why));
        (self.notes, self.noted, self.pads) = (before.notes, before.noted, before.pads);
        (self.said, self.arrivals, self.judged) = (before.said, before.arrivals, before.judged);
        (self.notifications, self.camera, self.push) = (before.notifications, before.camera, before.push);
    }

    /// Takes over the stored notes.
    pub(crate) fn notes_read(&mut self, notes: Notes) {
        self.notes = notes;
        self.update_open_history();
    }

    /// Changes the preferences.
    pub(crate) fn prefer(&mut self, preferences: Preferences) {
        self.notes.preferences = preferences;
        self.noted += 1;
    }

    /// Records whether the phone has a camera.
    pub(crate) fn camera_found(&mut self, found: bool) {
        self.camera = found;
    }

    /// Records which sensor the phone has, and whether it is turned on.
    pub(crate) fn sensor_found(&mut self, sensor: AvailableSensor, on: bool) {
        (self.sensor, self.sensor_on) = (sensor, on);
        if on {
            self.forget_news(|kept| kept.news == News::SensorChanged);
        }
    }

    /// Records whether the phone shows notifications.
    pub(crate) fn notifications_found(&mut self, found: Notifications) {
        self.notifications = found;
    }

    /// Records what the phone says about pushes.
    pub(crate) fn push_looked(&mut self, health: PushHealth, distributors: Vec<Distributor>) {
        (self.push.health, self.push.distributors) = (health, distributors);
    }

    /// Records the state of a test push.
    pub(crate) fn push_tested(&mut self, test: PushTest) {
        self.push.test = test;
    }

    /// Records a counted PIN try, or that the count was reset.
    pub(crate) fn tries_changed(&mut self, attempts: PinAttempts) {
        self.tries = attempts;
    }

    /// Records how many digits the PIN has, if that is known.
    pub(crate) fn pin_length_found(&mut self, length: Option<u8>) {
        self.pin_length = length;
    }
}
