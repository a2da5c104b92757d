//! The whole of what is on the screen.

use serde::{Deserialize, Serialize};

use crate::{
    AboutView, AccountView, AvailableSensor, ChallengeView, ChoosePinView, DevicesView, EnrolView,
    HistoryView, Message, Notifications, OfferNotificationsView, OfflineCodeView, PastView, PendingView,
    PinView, Preferences, PushView, ResultView, ScanView, SensorView,
};

/// What the interface draws. Each one replaces the last.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewModel {
    /// Grows with every view; an older one that arrives late is dropped.
    pub revision: u64,
    /// The screen.
    pub screen: Screen,
    /// The PIN pad over it.
    pub pin: Option<PinView>,
    /// A passing message over it.
    pub message: Option<Message>,
    /// How it is to look and speak.
    pub preferences: Preferences,
}

/// The screens.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Screen {
    /// The app cannot work, and says what to do.
    Blocked(Blocked),
    /// Connect a username.
    Enrol(EnrolView),
    /// Hold the camera on a QR code.
    Scan(ScanView),
    /// Choose the PIN.
    ChoosePin(ChoosePinView),
    /// Be told when something waits.
    OfferNotifications(OfferNotificationsView),
    /// What waits, and the usernames.
    Home(HomeView),
    /// One challenge.
    Challenge(ChallengeView),
    /// How it ended.
    Result(ResultView),
    /// The offline code.
    OfflineCode(OfflineCodeView),
    /// Settings.
    Settings(SettingsView),
    /// The devices of a username.
    Devices(DevicesView),
    /// What was asked for.
    History(HistoryView),
    /// One of it.
    Past(PastView),
    /// What the app is made of.
    About(AboutView),
}

/// Why the app cannot work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Blocked {
    /// The system's keystore is not there.
    NoKeystore,
    /// The system's keystore is locked; unlock it and try again.
    KeystoreLocked,
    /// What is stored cannot be read from disk.
    StorageFailed,
    /// What is stored is damaged or is not this device's; connecting again is the way on.
    RecordDamaged,
    /// What is stored was written by a newer version of the app and is left untouched.
    RecordTooNew,
    /// The PIN was wrong too often; the keys are destroyed and connecting again is the way on.
    PinLockedOut,
}

/// What waits, and the usernames.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeView {
    /// Open challenges, the oldest first.
    pub pending: Vec<PendingView>,
    /// Connected usernames; never empty.
    pub accounts: Vec<AccountView>,
}

/// Settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsView {
    /// Connected usernames.
    pub accounts: Vec<AccountView>,
    /// The account whose disconnection waits for a yes.
    pub disconnecting: Option<String>,
    /// A disconnection is on its way; nothing can be pressed.
    pub busy: bool,
    /// The phone's sensor, and whether it takes the PIN's place.
    pub sensor: AvailableSensor<SensorView>,
    /// Whether the phone shows notifications.
    pub notifications: Notifications,
    /// How pushes stand.
    pub push: PushView,
    /// Version of the app.
    pub version: String,
}
