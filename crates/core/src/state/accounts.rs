//! Transitions of accounts: being connected, and going with everything that is theirs.

use key_view::{Connection, Message};

use super::{Asked, Connected, PinChosen, Place, Refused, State};
use crate::domain::account::{Account, KeyName};

impl State {
    /// At the form, with nothing on its way and nothing over it.
    pub(super) fn at_free_form(&self) -> bool {
        matches!(self.place, Place::Enrol { busy: false, .. }) && self.pin_pad.is_none()
    }

    pub(super) fn enrol_started(&mut self) -> Result<(), Refused> {
        let asked_first = self.pin_pad.is_none() || self.checked(|asked| matches!(asked, Asked::Enrol(_)));
        let Place::Enrol { busy: busy @ false, problem, .. } = &mut self.place else {
            return Err(Refused);
        };
        if !asked_first {
            return Err(Refused);
        }
        (*busy, *problem) = (true, None);
        self.pin_pad = None;
        Ok(())
    }

    pub(super) fn connected(&mut self, account: Account, pin: PinChosen) {
        let username = account.username.as_str().to_owned();
        self.accounts.push(Connected { account, connection: Connection::Connecting });
        match pin {
            PinChosen::No => self.go(Place::ChoosePin { changing: false, busy: false, problem: None }),
            PinChosen::Yes => {
                self.message = Some(Message::Enrolled { username });
                self.home();
            }
        }
    }

    pub(super) fn connected_mut(&mut self, keys: &KeyName) -> Result<&mut Connected, Refused> {
        self.accounts.iter_mut().find(|connected| &connected.account.keys == keys).ok_or(Refused)
    }

    /// What was asked for a username goes with it.
    pub(super) fn forget_strangers(&mut self) {
        let before = self.notes.history.len();
        let accounts = &self.accounts;
        let known = |keys: &KeyName| accounts.iter().any(|connected| &connected.account.keys == keys);
        self.notes.history.retain(|past| known(&past.keys));
        self.noted += u64::from(self.notes.history.len() != before);
    }

    pub(super) fn ask_disconnect(&mut self, keys: KeyName) -> Result<(), Refused> {
        match &mut self.place {
            Place::Settings { disconnecting, busy: false } if self.pin_pad.is_none() => {
                *disconnecting = Some(keys);
                Ok(())
            }
            _ => Err(Refused),
        }
    }

    /// Everything of the account goes with it, whatever screen it was on. What is on the screen for another stays.
    pub(super) fn disconnected(&mut self, keys: &KeyName, message: Message) -> Result<(), Refused> {
        self.connected_mut(keys)?;
        let on_screen = match &self.place {
            Place::Challenge(id) => self.pending(id).is_some_and(|pending| &pending.keys == keys),
            Place::OfflineCode { keys: shown, .. } => shown == keys,
            Place::Devices { keys: shown, .. } => shown == keys,
            Place::Past(id) => self.past(id).is_some_and(|past| &past.keys == keys),
            _ => false,
        };
        self.accounts.retain(|connected| &connected.account.keys != keys);
        self.push.ways.remove(keys);
        self.forget_strangers();
        self.pending.retain(|pending| &pending.keys != keys);
        self.message = Some(message);
        match &mut self.place {
            Place::Settings { disconnecting, busy } if !self.accounts.is_empty() => {
                let asked = disconnecting.take_if(|asked| asked == keys);
                *busy &= asked.is_none();
            }
            // With the last username goes the PIN, so none can be asked for. An enrolment that is on its way goes on.
            Place::Enrol { .. } if self.accounts.is_empty() => self.pin_pad = None,
            Place::Enrol { .. } => {}
            _ if on_screen || self.accounts.is_empty() => self.home(),
            _ => {}
        }
        Ok(())
    }
}
