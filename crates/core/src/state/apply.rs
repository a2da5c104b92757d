//! The transition table.

use key_view::{Blocked, Connection, Message, Notifications, PinProblem};

use super::pad::{is_protection, is_reveal, is_revoke};
use super::{
    Check, DeviceList, EnrolledAccount, PinChosen, PinPad, Place, PresencePurpose, Refused, State, Transition,
};
use crate::domain::account::Account;
use crate::now::Now;

impl State {
    /// Applies one change at `now`, or refuses it and leaves the state unchanged.
    pub fn apply(&mut self, transition: Transition, now: Now) -> Result<(), Refused> {
        use Transition as T;
        match transition {
            T::Loaded(accounts, pin) if matches!(self.place, Place::Blocked(_)) => self.load(accounts, pin),
            T::Block(why) => self.reset(why),

            T::NotesRead(notes) => self.notes = notes,
            T::Preferred(preferences) => {
                self.notes.preferences = preferences;
                self.noted += 1;
            }
            T::OpenDevices(handle) if self.may_leave() && self.account(&handle).is_some() => {
                let (list, disconnecting) = (DeviceList::Loading, None);
                self.go_to(Place::Devices { handle, list, disconnecting, busy: false });
            }
            T::DevicesAsked(handle) => self.devices(&handle, |list, _| {
                // A list on the screen stays until the new one arrives.
                if matches!(list, DeviceList::Failed(_)) {
                    *list = DeviceList::Loading;
                }
            })?,
            T::DevicesFound(handle, found) => {
                self.devices(&handle, |list, busy| (*list, *busy) = (found, false))?
            }
            T::RenameStarted(handle) => {
                if !self.may_leave() || self.pin_pad.is_some() {
                    return Err(Refused);
                }
                self.devices(&handle, |_, busy| *busy = true)?;
            }
            T::AskRevoke(device) => self.ask_revoke(device)?,
            T::RevokeStarted(handle, device)
                if self.is_checking(|purpose| is_revoke(purpose, &handle, &device)) =>
            {
                self.pin_pad = None;
                self.devices(&handle, |_, busy| *busy = true)?;
            }
            T::OpenAbout if self.may_leave() && self.has_accounts() => self.go_to(Place::About),
            T::OpenHistory if self.may_leave() && self.has_accounts() => self.go_to(Place::History),
            T::OpenPast(id) if self.may_leave() && self.past(&id).is_some() => self.go_to(Place::Past(id)),

            T::OpenEnrol if self.may_leave() && self.has_accounts() => self.go_to(Place::FORM),
            T::OpenSettings if self.may_leave() && self.has_accounts() => {
                self.go_to(Place::Settings { disconnecting: None, busy: false })
            }
            T::OpenChallenge(id) if self.may_leave() && self.pending(&id).is_some() => {
                self.go_to(Place::Challenge(id))
            }
            T::OpenOfflineCode(handle) if self.may_leave() && self.account(&handle).is_some() => {
                self.go_to(Place::OfflineCode { handle: handle.clone(), secret: None });
                self.open_pad(PresencePurpose::RevealCode(handle));
            }
            T::Left => self.hide_code(),
            T::Back if matches!(self.place, Place::Scan { .. }) => self.go_to(Place::FORM),
            T::Back if self.may_leave() && self.has_accounts() => self.back(),
            T::DismissMessage => self.message = None,
            T::Notify(message) => self.message = Some(message),

            T::CameraFound(found) => self.camera = found,
            T::Filled(form) if self.may_leave() => {
                self.go_to(Place::Enrol { busy: false, problem: None, filled: Some(form) });
            }
            T::NotFilled(why) if self.may_leave() => {
                self.go_to(Place::Enrol { busy: false, problem: Some(why), filled: None });
            }
            T::TypeInstead if self.form_is_idle() => self.place = Place::FORM,
            T::ScanStarted if self.form_is_idle() && self.camera => self.place = Place::Scan { light: false },
            T::LightTurned(on) => match &mut self.place {
                Place::Scan { light } => *light = on,
                _ => return Err(Refused),
            },
            T::ScanOver(problem) if matches!(self.place, Place::Scan { .. }) => {
                self.place = Place::Enrol { busy: false, problem, filled: None };
            }

            T::EnrolStarted => self.enrol_started()?,
            T::EnrolFailed(why) => match &mut self.place {
                Place::Enrol { busy, problem, .. } => (*busy, *problem) = (false, Some(why)),
                _ => return Err(Refused),
            },
            T::Enrolled(account, pin) if matches!(self.place, Place::Enrol { busy: true, .. }) => {
                self.enrolled(account, pin);
            }
            T::OpenPinChange if matches!(self.place, Place::Settings { .. }) && self.may_leave() => {
                self.go_to(Place::ChoosePin { changing: true, busy: false, problem: None });
            }
            T::PinChoiceStarted => self.advance_pin_choice(false, (true, None))?,
            T::PinChoiceRefused(why) => self.advance_pin_choice(true, (false, Some(why)))?,
            T::PinChosen if matches!(self.place, Place::ChoosePin { changing: false, busy: true, .. }) => {
                self.pin_chosen()
            }
            T::NotificationsFound(found) => self.notifications = found,
            T::PushFound(handle, way) => self.push_found(&handle, way)?,
            T::PushLooked(health, distributors) => {
                (self.push.health, self.push.distributors) = (health, distributors);
            }
            T::PushTested(test) => self.push.test = test,
            T::OfferTaken => match &mut self.place {
                Place::OfferNotifications { busy: busy @ false } => *busy = true,
                _ => return Err(Refused),
            },
            T::OfferOver if matches!(self.place, Place::OfferNotifications { .. }) => self.go_home(),
            T::ProtectionStarted if self.is_checking(is_protection) => {}
            T::ProtectionChanged(message) => self.protection_changed(message),
            T::SensorFound { sensor, on } => (self.sensor, self.sensor_on) = (sensor, on),
            T::SensorRefused(why) if self.may_turn_on_sensor() && !self.pad_busy() => {
                self.message = Some(Message::SensorNotOn(why));
            }

            T::AskPin(purpose) => self.ask_pin(purpose, now)?,
            T::CancelPin => self.cancel_pin()?,
            T::PinCheckStarted => {
                let pad = self.pin_pad.as_mut().filter(|pad| pad.check == Check::None).ok_or(Refused)?;
                (pad.check, pad.trouble) = (Check::Pin, None);
            }
            T::SensorStarted => {
                let can = self.sensor.strong().is_some() && self.sensor_on;
                let takes = |pad: &&mut PinPad| can && pad.check == Check::None && pad.asked.takes_sensor();
                let pad = self.pin_pad.as_mut().filter(takes).ok_or(Refused)?;
                (pad.check, pad.trouble) = (Check::Sensor, None);
            }
            T::PinNotAccepted(trouble) => {
                // The pad may have closed while the PIN was checked, because its challenge expired.
                // The try stays used.
                let pad = self.pin_pad.as_mut().filter(|pad| pad.check != Check::None).ok_or(Refused)?;
                (pad.check, pad.trouble) = (Check::None, Some(trouble));
            }
            T::TriesChanged(attempts) => self.tries = attempts,

            T::Listed(handle, challenges) => self.listed(&handle, challenges, now)?,
            T::Withdrawn(id, ending) => self.withdrawn(&id, ending)?,
            T::SendStarted(id, verdict) => self.send_started(&id, verdict, now)?,
            T::ResendStarted(id) => self.resend_started(&id)?,
            T::Unsent(id, decision, trouble) => self.unsent(&id, decision, trouble)?,
            T::Reopened(id) => self.reopened(&id, now)?,
            T::Ended(id, ending) => self.end(&id, ending)?,
            T::TimePassed => self.time_passed(now),

            T::CodeRevealed(handle, secret) if self.is_checking(|purpose| is_reveal(purpose, &handle)) => {
                self.go_to(Place::OfflineCode { handle, secret: Some(secret) });
            }
            T::CodeUnreadable(handle) if self.is_checking(|purpose| is_reveal(purpose, &handle)) => {
                self.go_home();
                self.message = Some(Message::AnswerNotMade);
            }

            T::ConnectionChanged(handle, connection) => self.enrolled_mut(&handle)?.connection = connection,
            T::ClockCompared(handle, skew) => self.enrolled_mut(&handle)?.account.skew = skew,
            T::AskDisconnect(handle) if self.account(&handle).is_some() => self.ask_disconnect(handle)?,
            T::CancelDisconnect => match &mut self.place {
                Place::Settings { disconnecting, busy: false } => *disconnecting = None,
                Place::Devices { disconnecting, busy: false, .. } if self.pin_pad.is_none() => {
                    *disconnecting = None;
                }
                _ => return Err(Refused),
            },
            T::DisconnectStarted(handle) => match &mut self.place {
                Place::Settings { disconnecting: Some(confirming), busy }
                    if *confirming == handle && !*busy =>
                {
                    *busy = true
                }
                _ => return Err(Refused),
            },
            T::DisconnectFailed if matches!(self.place, Place::Settings { busy: true, .. }) => {
                self.place = Place::Settings { disconnecting: None, busy: false };
                self.message = Some(Message::NotSaved);
            }
            T::Disconnected(handle, message) => self.disconnected(&handle, message)?,

            _ => return Err(Refused),
        }
        Ok(())
    }

    fn load(&mut self, accounts: Vec<Account>, pin: PinChosen) {
        let enrolled = |account| EnrolledAccount { account, connection: Connection::Connecting };
        self.reset(Blocked::StorageFailed);
        self.accounts = accounts.into_iter().map(enrolled).collect();
        self.prune_history();
        self.place = match pin {
            PinChosen::No if self.has_accounts() => {
                Place::ChoosePin { changing: false, busy: false, problem: None }
            }
            _ => Place::Home,
        };
        self.reopen_home();
    }

    /// Resets the state except for what does not depend on the record: notes, notifications, camera
    /// and pushes.
    fn reset(&mut self, why: Blocked) {
        let before = std::mem::replace(self, Self::blocked(why));
        (self.notes, self.noted) = (before.notes, before.noted);
        (self.notifications, self.camera, self.push) = (before.notifications, before.camera, before.push);
    }

    /// Returns whether the screen may be left: nothing is in progress and no step is mandatory.
    pub(super) fn may_leave(&self) -> bool {
        let busy = match &self.place {
            Place::Blocked(_) => true,
            Place::ChoosePin { changing, busy, .. } => *busy || !changing,
            Place::Enrol { busy, .. }
            | Place::OfferNotifications { busy }
            | Place::Devices { busy, .. }
            | Place::Settings { busy, .. } => *busy,
            Place::Scan { .. }
            | Place::Home
            | Place::Challenge(_)
            | Place::Result(_)
            | Place::OfflineCode { .. }
            | Place::History
            | Place::About
            | Place::Past(_) => false,
        };
        !busy && !self.pad_busy()
    }

    pub(crate) fn has_accounts(&self) -> bool {
        !self.accounts.is_empty()
    }

    /// Opens a screen. Closes the PIN pad, and leaves a revealed code if there is one.
    pub(super) fn go_to(&mut self, place: Place) {
        self.pin_pad = None;
        self.place = place;
    }

    /// Opens the only pending challenge; otherwise the home screen, or the enrolment form if there
    /// is no account.
    pub(super) fn go_home(&mut self) {
        let waiting = self.pending.first().map(|pending| pending.id().clone());
        self.go_to(match waiting {
            Some(id) if self.pending.len() == 1 => Place::Challenge(id),
            _ if self.has_accounts() => Place::Home,
            _ => Place::FORM,
        });
    }

    fn reopen_home(&mut self) {
        if matches!(self.place, Place::Home) {
            self.go_home();
        }
    }

    /// Goes back: from a challenge to the home screen, from a page of the settings to the settings,
    /// from an entry of the history to the history, from any other screen as [`Self::go_home`] does.
    fn back(&mut self) {
        match self.place {
            Place::Challenge(_) => self.go_to(Place::Home),
            Place::ChoosePin { .. } | Place::History | Place::About | Place::Devices { .. } => {
                self.go_to(Place::Settings { disconnecting: None, busy: false });
            }
            Place::Past(_) => self.go_to(Place::History),
            _ => self.go_home(),
        }
    }

    /// Hides a revealed offline code when the app goes to the background, so that it shows neither
    /// to others nor in the app switcher. Revealing it again requires presence.
    fn hide_code(&mut self) {
        if let Place::OfflineCode { handle, secret: secret @ Some(_) } = &mut self.place {
            *secret = None;
            let handle = handle.clone();
            self.open_pad(PresencePurpose::RevealCode(handle));
        }
    }

    /// Advances the choice of a PIN, if its busy flag is as expected and the pad is closed.
    fn advance_pin_choice(&mut self, is_busy: bool, next: (bool, Option<PinProblem>)) -> Result<(), Refused> {
        let has_pad = self.pin_pad.is_some();
        match &mut self.place {
            Place::ChoosePin { busy, problem, .. } if *busy == is_busy && !has_pad => {
                (*busy, *problem) = next;
                Ok(())
            }
            _ => Err(Refused),
        }
    }

    /// Finishes the choice of the first PIN: offers notifications if the user has not decided on
    /// them.
    fn pin_chosen(&mut self) {
        match self.notifications {
            Notifications::Undecided => self.go_to(Place::OfferNotifications { busy: false }),
            Notifications::On | Notifications::Off => self.go_home(),
        }
    }

    /// Shows the outcome of a change of PIN or sensor. Returns to the settings if its pad is still
    /// open.
    fn protection_changed(&mut self, message: Message) {
        if self.is_checking(is_protection) {
            self.go_to(Place::Settings { disconnecting: None, busy: false });
        }
        self.message = Some(message);
    }
}
