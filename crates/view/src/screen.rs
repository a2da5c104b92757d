//! The view model: everything that is on the screen.

use serde::{Deserialize, Serialize};

use crate::{
    AboutView, Back, ChallengeView, ChoosePinView, DevicesView, EnrolView, HistoryView, HomeView, Intent,
    Message, OfferNotificationsView, OfflineCodeView, Overlay, PastView, PinView, Preferences, ResultView,
    ScanView, ScreenKey, SettingsView, TestPushView, Typed, WelcomeView,
};

/// Everything the interface draws. Each view model replaces the one before.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewModel {
    /// Number that grows with each view model; the interface drops one that arrives late.
    pub revision: u64,
    /// Identity of the screen.
    pub key: ScreenKey,
    /// Number of screens and PIN pads so far that came by themselves, not in answer to a press: while
    /// such a one is new, it takes no touch.
    pub arrivals: u64,
    /// Depth of the screen, from which the interface derives the direction of a change.
    pub depth: u8,
    /// Where back leads.
    pub back: Back,
    /// The screen.
    pub screen: Screen,
    /// The PIN pad or a dialog, over the screen.
    pub overlay: Option<Overlay>,
    /// A message, over the screen.
    pub message: Option<Message>,
    /// Number of the message, which grows with each one, so that a message that is said twice can be
    /// announced twice.
    pub message_number: u64,
    /// Language and appearance.
    pub preferences: Preferences,
}

impl ViewModel {
    /// Returns a view of `screen` with nothing over it, for tests: no key, and back leaves the app.
    #[must_use]
    pub fn of(screen: Screen) -> Self {
        Self {
            revision: 0,
            key: ScreenKey::default(),
            arrivals: 0,
            depth: 0,
            back: Back::Leave,
            screen,
            overlay: None,
            message: None,
            message_number: 0,
            preferences: Preferences::default(),
        }
    }

    /// Returns the intent of a PIN typed at the open pad, for tests. Without a pad, none takes it.
    #[must_use]
    pub fn enter_pin(&self, pin: &str) -> Intent {
        Intent::EnterPin { pad: self.pin().map_or(0, |open| open.pad), pin: Typed(pin.to_owned()) }
    }

    /// Returns whether a message may lie over the view: nothing covers a challenge, the PIN pad or the
    /// choice of a PIN.
    #[must_use]
    pub fn has_room_for_message(&self) -> bool {
        self.pin().is_none() && !matches!(self.screen, Screen::Challenge(_) | Screen::ChoosePin(_))
    }

    /// Returns the PIN pad, if it is open.
    #[must_use]
    pub fn pin(&self) -> Option<&PinView> {
        match &self.overlay {
            Some(Overlay::Pin(pin)) => Some(pin),
            Some(Overlay::Disconnect(_)) | None => None,
        }
    }
}

/// The screens of the app.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Screen {
    /// The app cannot work; the screen says why and what to do.
    Blocked(Blocked),
    /// What the app does and how to begin, while no username is connected.
    Welcome(WelcomeView),
    /// The form that connects a username.
    Enrol(EnrolView),
    /// The QR code scanner.
    Scan(ScanView),
    /// The choice of a PIN.
    ChoosePin(ChoosePinView),
    /// The offer to allow notifications.
    OfferNotifications(OfferNotificationsView),
    /// The test notification at the end of onboarding.
    TestPush(TestPushView),
    /// Pending challenges and connected usernames.
    Home(HomeView),
    /// A pending challenge.
    Challenge(ChallengeView),
    /// The result of a challenge.
    Result(ResultView),
    /// The offline code.
    OfflineCode(OfflineCodeView),
    /// Settings.
    Settings(SettingsView),
    /// The devices of a username.
    Devices(DevicesView),
    /// The history: past challenges.
    History(HistoryView),
    /// An entry of the history.
    Past(PastView),
    /// Version and licences.
    About(AboutView),
}

/// Why the app cannot work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Blocked {
    /// The system has no keystore.
    NoKeystore,
    /// The system's keystore is locked; the user unlocks it and retries.
    KeystoreLocked,
    /// The disk or the keystore does not answer; the user retries or restarts the phone.
    StorageSilent,
    /// The record cannot be read from disk.
    StorageFailed,
    /// The record is damaged or belongs to another device; usernames must be connected again.
    RecordDamaged,
    /// The record was written by a newer version of the app; it is left untouched.
    RecordTooNew,
    /// The PIN was wrong too often; the keys are destroyed and usernames must be connected again.
    PinLockedOut,
}
