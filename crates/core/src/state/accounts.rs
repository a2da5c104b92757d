//! Transitions of accounts: enrolment, and removal with everything that belongs to the account.

use key_view::{Connection, Message};

use super::{EnrolledAccount, PinChosen, Place, PresencePurpose, Refused, State};
use crate::domain::account::{Account, AccountHandle};

impl State {
    /// Returns whether the enrolment form is on the screen, not busy and without the PIN pad over
    /// it.
    pub(super) fn form_is_idle(&self) -> bool {
        matches!(self.place, Place::Enrol { busy: false, .. }) && self.pin_pad.is_none()
    }

    pub(super) fn enrol_started(&mut self) -> Result<(), Refused> {
        let may_start = self.pin_pad.is_none()
            || self.is_checking(|purpose| matches!(purpose, PresencePurpose::Enrol(_)));
        let Place::Enrol { busy: busy @ false, problem, .. } = &mut self.place else {
            return Err(Refused);
        };
        if !may_start {
            return Err(Refused);
        }
        (*busy, *problem) = (true, None);
        self.pin_pad = None;
        Ok(())
    }

    pub(super) fn enrolled(&mut self, account: Account, pin: PinChosen) {
        let username = account.username.as_str().to_owned();
        self.accounts.push(EnrolledAccount { account, connection: Connection::Connecting });
        match pin {
            PinChosen::No => self.go_to(Place::ChoosePin { changing: false, busy: false, problem: None }),
            PinChosen::Yes => {
                self.message = Some(Message::Enrolled { username });
                self.go_home();
            }
        }
    }

    pub(super) fn enrolled_mut(&mut self, handle: &AccountHandle) -> Result<&mut EnrolledAccount, Refused> {
        self.accounts.iter_mut().find(|enrolled| &enrolled.account.handle == handle).ok_or(Refused)
    }

    /// Removes the history of accounts that are not enrolled any more.
    pub(super) fn prune_history(&mut self) {
        let before = self.notes.history.len();
        let accounts = &self.accounts;
        let known =
            |handle: &AccountHandle| accounts.iter().any(|enrolled| &enrolled.account.handle == handle);
        self.notes.history.retain(|past| known(&past.handle));
        self.noted += u64::from(self.notes.history.len() != before);
    }

    pub(super) fn ask_disconnect(&mut self, handle: AccountHandle) -> Result<(), Refused> {
        match &mut self.place {
            Place::Settings { disconnecting, busy: false } if self.pin_pad.is_none() => {
                *disconnecting = Some(handle);
                Ok(())
            }
            _ => Err(Refused),
        }
    }

    /// Removes an account and everything that belongs to it. The screen changes only if it shows
    /// that account or no account is left.
    pub(super) fn disconnected(&mut self, handle: &AccountHandle, message: Message) -> Result<(), Refused> {
        self.enrolled_mut(handle)?;
        let on_screen = match &self.place {
            Place::Challenge(id) => self.pending(id).is_some_and(|pending| &pending.handle == handle),
            Place::OfflineCode { handle: shown, .. } => shown == handle,
            Place::Devices { handle: shown, .. } => shown == handle,
            Place::Past(id) => self.past(id).is_some_and(|past| &past.handle == handle),
            _ => false,
        };
        self.accounts.retain(|enrolled| &enrolled.account.handle != handle);
        self.push.by_account.remove(handle);
        self.prune_history();
        self.pending.retain(|pending| &pending.handle != handle);
        self.message = Some(message);
        match &mut self.place {
            Place::Settings { disconnecting, busy } if !self.accounts.is_empty() => {
                let confirmed = disconnecting.take_if(|confirming| confirming == handle);
                *busy &= confirmed.is_none();
            }
            // The PIN is erased with the last account, so presence cannot be requested any more. An
            // enrolment in progress continues.
            Place::Enrol { .. } if self.accounts.is_empty() => self.pin_pad = None,
            Place::Enrol { .. } => {}
            _ if on_screen || self.accounts.is_empty() => self.go_home(),
            _ => {}
        }
        Ok(())
    }
}
