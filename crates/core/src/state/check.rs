//! *Check now* on home: offered while something may have been missed, and never two at once.

use key_view::{Check, Connection};

use super::{Refused, ScreenState, State, check};

impl State {
    /// Starts fetching the lists of all accounts.
    pub(crate) fn check_started(&mut self) -> Result<(), Refused> {
        check(matches!(self.screen, ScreenState::Home) && !self.checking)?;
        self.checking = true;
        Ok(())
    }

    /// Ends it.
    pub(crate) fn check_ended(&mut self) {
        self.checking = false;
    }

    /// Returns whether *Check now* is offered. Not while an account connects: its list is being
    /// fetched.
    pub(crate) fn check_view(&self) -> Check {
        let may_have_missed = self.accounts.iter().any(|enrolled| match enrolled.connection {
            Connection::Connecting => false,
            Connection::Online => !enrolled.has_stream,
            _ => true,
        });
        match (self.checking, may_have_missed) {
            (true, _) => Check::Busy,
            (false, true) => Check::Offered,
            (false, false) => Check::NotNeeded,
        }
    }
}
