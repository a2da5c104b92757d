//! Every sentence a person reads, in English, Finnish and Swedish.
//!
//! A screen's sentences are the fields of one struct, and each language is one value of it: a missing
//! translation does not compile. A sentence that takes something is a function, so that each language may
//! order and inflect as it must. Words are short, say what happened and what to do, and never blame.

mod ago;
mod blocked;
mod challenge;
mod choose_pin;
mod controls;
mod devices;
mod enrol;
mod history;
mod home;
mod language;
mod notification;
mod offline_code;
mod passing;
mod pin_pad;
mod preferences;
mod push;
mod result;
mod sensor;
mod settings;
mod span;

pub use blocked::BlockedMessages;
pub use challenge::ChallengeMessages;
pub use choose_pin::ChoosePinMessages;
pub use controls::ControlMessages;
pub use devices::DevicesMessages;
pub use enrol::EnrolMessages;
pub use history::HistoryMessages;
pub use home::HomeMessages;
pub use language::Language;
pub use notification::NotificationMessages;
pub use offline_code::OfflineCodeMessages;
pub use passing::PassingMessages;
pub use pin_pad::PinPadMessages;
pub use preferences::PreferencesMessages;
pub use push::PushMessages;
pub use result::ResultMessages;
pub use sensor::SensorMessages;
pub use settings::SettingsMessages;
pub use span::clock;

/// The whole catalogue in one language.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    /// What the same buttons say everywhere, and the app's own troubles.
    pub controls: ControlMessages,
    /// The app cannot work.
    pub blocked: BlockedMessages,
    /// Connecting a username.
    pub enrol: EnrolMessages,
    /// Choosing the PIN.
    pub choose_pin: ChoosePinMessages,
    /// Asking for the PIN.
    pub pin_pad: PinPadMessages,
    /// What waits, and the usernames.
    pub home: HomeMessages,
    /// One challenge.
    pub challenge: ChallengeMessages,
    /// How it ended.
    pub result: ResultMessages,
    /// The offline code.
    pub offline_code: OfflineCodeMessages,
    /// Fingerprint and face.
    pub sensor: SensorMessages,
    /// Settings.
    pub settings: SettingsMessages,
    /// The devices of a username.
    pub devices: DevicesMessages,
    /// What was asked for and how it ended.
    pub history: HistoryMessages,
    /// Language and appearance.
    pub preferences: PreferencesMessages,
    /// Passing messages.
    pub passing: PassingMessages,
    /// What the system's notification says.
    pub notification: NotificationMessages,
    /// How being woken stands.
    pub push: PushMessages,
}

impl Language {
    /// The catalogue in this language.
    pub fn messages(self) -> &'static Messages {
        match self {
            Self::English => &ENGLISH,
            Self::Finnish => &FINNISH,
            Self::Swedish => &SWEDISH,
        }
    }
}

static ENGLISH: Messages = Messages {
    controls: controls::ENGLISH,
    blocked: blocked::ENGLISH,
    enrol: enrol::ENGLISH,
    choose_pin: choose_pin::ENGLISH,
    pin_pad: pin_pad::ENGLISH,
    home: home::ENGLISH,
    challenge: challenge::ENGLISH,
    result: result::ENGLISH,
    offline_code: offline_code::ENGLISH,
    sensor: sensor::ENGLISH,
    settings: settings::ENGLISH,
    devices: devices::ENGLISH,
    history: history::ENGLISH,
    preferences: preferences::ENGLISH,
    passing: passing::ENGLISH,
    notification: notification::ENGLISH,
    push: push::ENGLISH,
};

static FINNISH: Messages = Messages {
    controls: controls::FINNISH,
    blocked: blocked::FINNISH,
    enrol: enrol::FINNISH,
    choose_pin: choose_pin::FINNISH,
    pin_pad: pin_pad::FINNISH,
    home: home::FINNISH,
    challenge: challenge::FINNISH,
    result: result::FINNISH,
    offline_code: offline_code::FINNISH,
    sensor: sensor::FINNISH,
    settings: settings::FINNISH,
    devices: devices::FINNISH,
    history: history::FINNISH,
    preferences: preferences::FINNISH,
    passing: passing::FINNISH,
    notification: notification::FINNISH,
    push: push::FINNISH,
};

static SWEDISH: Messages = Messages {
    controls: controls::SWEDISH,
    blocked: blocked::SWEDISH,
    enrol: enrol::SWEDISH,
    choose_pin: choose_pin::SWEDISH,
    pin_pad: pin_pad::SWEDISH,
    home: home::SWEDISH,
    challenge: challenge::SWEDISH,
    result: result::SWEDISH,
    offline_code: offline_code::SWEDISH,
    sensor: sensor::SWEDISH,
    settings: settings::SWEDISH,
    devices: devices::SWEDISH,
    history: history::SWEDISH,
    preferences: preferences::SWEDISH,
    passing: passing::SWEDISH,
    notification: notification::SWEDISH,
    push: push::SWEDISH,
};
