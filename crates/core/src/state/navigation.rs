//! Navigation: the identity of the screen, its depth, where back leads, and the changes that open
//! and leave screens. Decided here once; the interface plays it.

use key_protocol::ids::ChallengeId;
use key_view::{Back, BackIntent as Intent, ScreenKey};

use super::{Check, Devices, Offer, PinChoice, Place, Refused, Settings, State, check};

/// Depth of the home screen. The screens of onboarding lead up to it.
pub(crate) const HOME: u8 = 3;

impl State {
    /// Returns the identity of the screen: the same screen about something else has another key.
    pub(crate) fn key(&self) -> ScreenKey {
        ScreenKey(match &self.place {
            Place::Blocked(why) => format!("blocked {why:?}"),
            Place::Enrol(enrol) if enrol.filled().is_some() => "enrol filled".to_owned(),
            Place::Enrol(_) => "enrol".to_owned(),
            Place::Scan { .. } => "scan".to_owned(),
            Place::ChoosePin { .. } => "choose-pin".to_owned(),
            Place::OfferNotifications(_) => "offer-notifications".to_owned(),
            Place::Home => "home".to_owned(),
            Place::Challenge(id) => format!("challenge {id}"),
            Place::Result(concluded) => format!("result {:?} {}", concluded.ending, concluded.username),
            Place::OfflineCode { handle, .. } => format!("offline-code {handle}"),
            Place::Devices { handle, .. } => format!("devices {handle}"),
            Place::History => "history".to_owned(),
            Place::Past(id) => format!("past {id}"),
            Place::About => "about".to_owned(),
            Place::Settings(_) => "settings".to_owned(),
        })
    }

    /// Returns the depth of the screen, which grows with each step into the app.
    pub(crate) fn depth(&self) -> u8 {
        match &self.place {
            Place::Enrol(_) if !self.has_accounts() => 0,
            Place::ChoosePin { changing: false, .. } => 1,
            Place::OfferNotifications(_) => 2,
            Place::Blocked(_) | Place::Home => HOME,
            Place::Enrol(_) | Place::Challenge(_) | Place::OfflineCode { .. } | Place::Settings(_) => {
                HOME + 1
            }
            Place::Scan { .. }
            | Place::ChoosePin { changing: true, .. }
            | Place::Result(_)
            | Place::Devices { .. }
            | Place::History
            | Place::About => HOME + 2,
            Place::Past(_) => HOME + 3,
        }
    }

    /// Returns where back leads. An open PIN pad or dialog closes first.
    pub(crate) fn back(&self) -> Back {
        if let Some(pad) = &self.pin_pad {
            return unless(pad.check == Check::Pin, Intent::CancelPin);
        }
        let intent = match &self.place {
            Place::Blocked(_) | Place::Home | Place::ChoosePin { changing: false, .. } => return Back::Leave,
            Place::Enrol(_) if self.has_accounts() => Intent::Back,
            Place::Enrol(enrol) if enrol.filled().is_some() => Intent::TypeInstead,
            Place::Enrol(_) => return Back::Leave,
            Place::Settings(Settings::Confirming(_))
            | Place::Devices { devices: Devices::Confirming { .. }, .. } => Intent::CancelDisconnect,
            Place::ChoosePin { changing: true, .. }
            | Place::OfferNotifications(_)
            | Place::Settings(_)
            | Place::Devices { .. }
            | Place::Scan { .. }
            | Place::Challenge(_)
            | Place::Result(_)
            | Place::OfflineCode { .. }
            | Place::About
            | Place::History
            | Place::Past(_) => Intent::Back,
        };
        unless(self.screen_busy(), intent)
    }

    /// Goes back: from a challenge to the home screen, from a page of the settings to the settings,
    /// from an entry of the history to the history, from any other screen as [`Self::go_home`] does.
    pub(crate) fn go_back(&mut self) -> Result<(), Refused> {
        if !matches!(self.place, Place::Scan { .. }) {
            self.check_may_leave_for_home()?;
        }
        match self.place {
            Place::Scan { .. } => self.go_to(Place::FORM),
            Place::Challenge(_) => self.go_to(Place::Home),
            Place::ChoosePin { .. } | Place::History | Place::About | Place::Devices { .. } => {
                self.go_to(Place::Settings(Settings::Open));
            }
            Place::Past(_) => self.go_to(Place::History),
            _ => self.go_home(),
        }
        Ok(())
    }

    /// Opens the enrolment form for another account.
    pub(crate) fn open_enrol(&mut self) -> Result<(), Refused> {
        self.open(Place::FORM)
    }

    /// Opens settings.
    pub(crate) fn open_settings(&mut self) -> Result<(), Refused> {
        self.open(Place::Settings(Settings::Open))
    }

    /// Opens the about page.
    pub(crate) fn open_about(&mut self) -> Result<(), Refused> {
        self.open(Place::About)
    }

    /// Opens a pending challenge.
    pub(crate) fn open_challenge(&mut self, id: ChallengeId) -> Result<(), Refused> {
        check(self.pending(&id).is_some())?;
        self.check_may_leave()?;
        self.go_to(Place::Challenge(id));
        Ok(())
    }

    pub(super) fn open(&mut self, place: Place) -> Result<(), Refused> {
        self.check_may_leave_for_home()?;
        self.go_to(place);
        Ok(())
    }

    fn check_may_leave_for_home(&self) -> Result<(), Refused> {
        check(self.has_accounts())?;
        self.check_may_leave()
    }

    /// Checks that the screen may be left: nothing is in progress and no step is mandatory.
    pub(super) fn check_may_leave(&self) -> Result<(), Refused> {
        let mandatory = matches!(self.place, Place::Blocked(_) | Place::ChoosePin { changing: false, .. });
        check(!mandatory && !self.screen_busy() && !self.pad_busy())
    }

    /// Whether an operation of the screen is in progress.
    fn screen_busy(&self) -> bool {
        match &self.place {
            Place::ChoosePin { choice, .. } => *choice == PinChoice::Setting,
            Place::Enrol(enrol) => enrol.busy(),
            Place::OfferNotifications(offer) => *offer == Offer::Requesting,
            Place::Devices { devices, .. } => devices.busy(),
            Place::Settings(settings) => settings.busy(),
            Place::Blocked(_)
            | Place::Scan { .. }
            | Place::Home
            | Place::Challenge(_)
            | Place::Result(_)
            | Place::OfflineCode { .. }
            | Place::History
            | Place::About
            | Place::Past(_) => false,
        }
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
}

fn unless(busy: bool, intent: Intent) -> Back {
    if busy { Back::Blocked } else { Back::To(intent) }
}
