//! Navigation: the identity of the screen, its depth, where back leads, and the changes that open
//! and leave screens. Decided here once; the interface plays it.

use key_protocol::ids::ChallengeId;
use key_view::{Back, BackIntent as Intent, ScreenKey};

use super::{Check, Devices, History, Offer, PinChoice, Refused, ScreenState, Settings, State, check};

/// Depth of the home screen. The screens of onboarding lead up to it.
pub(crate) const HOME: u8 = 5;

impl State {
    /// Returns the identity of the screen: the same screen about something else has another key.
    pub(crate) fn key(&self) -> ScreenKey {
        ScreenKey(match &self.screen {
            ScreenState::Blocked(why) => format!("blocked {why:?}"),
            ScreenState::Welcome => "welcome".to_owned(),
            ScreenState::Enrol(enrol) if enrol.filled().is_some() => "enrol filled".to_owned(),
            ScreenState::Enrol(_) => "enrol".to_owned(),
            ScreenState::Scan { .. } => "scan".to_owned(),
            ScreenState::ChoosePin { .. } => "choose-pin".to_owned(),
            ScreenState::OfferNotifications(_) => "offer-notifications".to_owned(),
            ScreenState::TestPush => "test-push".to_owned(),
            ScreenState::Home => "home".to_owned(),
            ScreenState::Challenge(id) => format!("challenge {id}"),
            ScreenState::Result(concluded) => format!("result {:?} {}", concluded.ending, concluded.username),
            ScreenState::OfflineCode { handle, .. } => format!("offline-code {handle}"),
            ScreenState::Devices { handle, .. } => format!("devices {handle}"),
            ScreenState::History(History::Opened { shown: Some(id), .. }) => format!("past {id}"),
            ScreenState::History(_) => "history".to_owned(),
            ScreenState::About => "about".to_owned(),
            ScreenState::Settings(_) => "settings".to_owned(),
        })
    }

    /// Returns the depth of the screen, which grows with each step into the app.
    pub(crate) fn depth(&self) -> u8 {
        match &self.screen {
            ScreenState::Welcome => 0,
            ScreenState::Enrol(_) | ScreenState::Scan { .. } if !self.has_accounts() => 1,
            ScreenState::ChoosePin { change: None, .. } => 2,
            ScreenState::OfferNotifications(_) => 3,
            ScreenState::TestPush => 4,
            ScreenState::Blocked(_) | ScreenState::Home => HOME,
            ScreenState::Enrol(_)
            | ScreenState::Challenge(_)
            | ScreenState::OfflineCode { .. }
            | ScreenState::Settings(_) => HOME + 1,
            ScreenState::Scan { .. }
            | ScreenState::ChoosePin { change: Some(_), .. }
            | ScreenState::Result(_)
            | ScreenState::Devices { .. }
            | ScreenState::About => HOME + 2,
            ScreenState::History(history) => HOME + 2 + u8::from(history.shown().is_some()),
        }
    }

    /// Returns where back leads. An open PIN pad or dialog closes first.
    pub(crate) fn back(&self) -> Back {
        if let Some(pad) = &self.pin_pad {
            return unless(pad.check == Check::Pin, Intent::CancelPin);
        }
        let intent = match &self.screen {
            ScreenState::Blocked(_)
            | ScreenState::Welcome
            | ScreenState::Home
            | ScreenState::ChoosePin { change: None, .. } => return Back::Leave,
            ScreenState::Settings(Settings::Confirming(_))
            | ScreenState::Devices { devices: Devices::Confirming { .. }, .. } => Intent::CancelDisconnect,
            ScreenState::Challenge(_) if self.report_asked => Intent::CancelReport,
            ScreenState::Enrol(_)
            | ScreenState::ChoosePin { change: Some(_), .. }
            | ScreenState::OfferNotifications(_)
            | ScreenState::TestPush
            | ScreenState::Settings(_)
            | ScreenState::Devices { .. }
            | ScreenState::Scan { .. }
            | ScreenState::Challenge(_)
            | ScreenState::Result(_)
            | ScreenState::OfflineCode { .. }
            | ScreenState::About
            | ScreenState::History(_) => Intent::Back,
        };
        unless(self.screen_busy(), intent)
    }

    /// Goes back: from a challenge to the home screen, from a page of the settings to the settings,
    /// from an entry of the history to the history, from any other screen as [`Self::go_home`] does.
    pub(crate) fn go_back(&mut self) -> Result<(), Refused> {
        match &self.screen {
            ScreenState::Scan { .. } => {}
            ScreenState::Enrol(_) => self.check_may_leave()?,
            _ => self.check_may_leave_for_home()?,
        }
        let has_accounts = self.has_accounts();
        match &mut self.screen {
            ScreenState::Scan { .. } if has_accounts => self.go_to(ScreenState::FORM),
            ScreenState::Challenge(_) => self.go_to(ScreenState::Home),
            ScreenState::History(History::Opened { shown: shown @ Some(_), .. }) => *shown = None,
            ScreenState::ChoosePin { .. }
            | ScreenState::History(_)
            | ScreenState::About
            | ScreenState::Devices { .. } => {
                self.go_to(ScreenState::Settings(Settings::Open));
            }
            _ => self.go_home(),
        }
        Ok(())
    }

    /// Opens the enrolment form, from the welcome screen or for another account.
    pub(crate) fn open_enrol(&mut self) -> Result<(), Refused> {
        match self.screen {
            ScreenState::Welcome => self.leave_for(ScreenState::FORM),
            _ => self.open(ScreenState::FORM),
        }
    }

    /// Opens settings.
    pub(crate) fn open_settings(&mut self) -> Result<(), Refused> {
        self.open(ScreenState::Settings(Settings::Open))
    }

    /// Opens the about page.
    pub(crate) fn open_about(&mut self) -> Result<(), Refused> {
        self.open(ScreenState::About)
    }

    /// Opens a pending challenge.
    pub(crate) fn open_challenge(&mut self, id: ChallengeId) -> Result<(), Refused> {
        check(self.pending(&id).is_some())?;
        self.leave_for(ScreenState::Challenge(id))
    }

    /// Opens a screen that needs an account, if the present one may be left.
    pub(super) fn open(&mut self, screen: ScreenState) -> Result<(), Refused> {
        self.check_may_leave_for_home()?;
        self.go_to(screen);
        Ok(())
    }

    /// Opens a screen, if the present one may be left.
    pub(super) fn leave_for(&mut self, screen: ScreenState) -> Result<(), Refused> {
        self.check_may_leave()?;
        self.go_to(screen);
        Ok(())
    }

    fn check_may_leave_for_home(&self) -> Result<(), Refused> {
        check(self.has_accounts())?;
        self.check_may_leave()
    }

    /// Checks that the screen may be left: nothing is in progress and no step is mandatory.
    pub(super) fn check_may_leave(&self) -> Result<(), Refused> {
        let mandatory =
            matches!(self.screen, ScreenState::Blocked(_) | ScreenState::ChoosePin { change: None, .. });
        check(!mandatory && !self.screen_busy() && !self.pad_busy())
    }

    /// Whether an operation of the screen is in progress.
    fn screen_busy(&self) -> bool {
        match &self.screen {
            ScreenState::ChoosePin { choice, .. } => *choice == PinChoice::Setting,
            ScreenState::Enrol(enrol) => enrol.busy(),
            ScreenState::OfferNotifications(offer) => *offer == Offer::Requesting,
            ScreenState::Devices { devices, .. } => devices.busy(),
            ScreenState::Settings(settings) => settings.busy(),
            ScreenState::Blocked(_)
            | ScreenState::Welcome
            | ScreenState::Scan { .. }
            | ScreenState::TestPush
            | ScreenState::Home
            | ScreenState::Challenge(_)
            | ScreenState::Result(_)
            | ScreenState::OfflineCode { .. }
            | ScreenState::History(_)
            | ScreenState::About => false,
        }
    }

    /// Opens a screen. Closes the PIN pad and the question before a report, and drops a revealed code or an opened history.
    pub(super) fn go_to(&mut self, screen: ScreenState) {
        (self.pin_pad, self.report_asked) = (None, false);
        self.screen = screen;
    }

    /// Opens the only pending challenge, which the user did not ask for; otherwise the home screen, or
    /// the welcome screen if there is no account.
    pub(super) fn go_home(&mut self) {
        let only = self.pending.first().filter(|_| self.pending.len() == 1);
        let only = only.map(|pending| pending.id().clone());
        self.arrivals += u64::from(only.is_some());
        self.go_to(match only {
            Some(id) => ScreenState::Challenge(id),
            None if self.has_accounts() => ScreenState::Home,
            None => ScreenState::Welcome,
        });
    }
}

fn unless(busy: bool, intent: Intent) -> Back {
    if busy { Back::Blocked } else { Back::To(intent) }
}
