//! Every sentence a person reads, in English, Finnish and Swedish.
//!
//! A screen's sentences are the fields of one struct, and each language is one value of it: a missing
//! translation does not compile. A sentence that takes something is a function, so that each language may
//! order and inflect as it must. Words are short, say what happened and what to do, and never blame.

mod ago;
mod blocked;
mod challenge;
mod choose_pin;
mod connect;
mod controls;
mod devices;
mod history;
mod home;
mod language;
mod notice;
mod notification;
mod offline_code;
mod pin_pad;
mod preferences;
mod push;
mod result;
mod sensor;
mod settings;
mod span;

pub use blocked::BlockedWords;
pub use challenge::ChallengeWords;
pub use choose_pin::ChoosePinWords;
pub use connect::ConnectWords;
pub use controls::ControlWords;
pub use devices::DevicesWords;
pub use history::HistoryWords;
pub use home::HomeWords;
pub use language::Language;
pub use notice::NoticeWords;
pub use notification::NotificationWords;
pub use offline_code::OfflineCodeWords;
pub use pin_pad::PinPadWords;
pub use preferences::PreferencesWords;
pub use push::PushWords;
pub use result::ResultWords;
pub use sensor::SensorWords;
pub use settings::SettingsWords;
pub use span::clock;

/// The whole catalogue in one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// What the same buttons say everywhere, and the app's own troubles.
    pub controls: ControlWords,
    /// The app cannot work.
    pub blocked: BlockedWords,
    /// Connecting a username.
    pub connect: ConnectWords,
    /// Choosing the PIN.
    pub choose_pin: ChoosePinWords,
    /// Asking for the PIN.
    pub pin_pad: PinPadWords,
    /// What waits, and the usernames.
    pub home: HomeWords,
    /// One challenge.
    pub challenge: ChallengeWords,
    /// How it ended.
    pub result: ResultWords,
    /// The offline code.
    pub offline_code: OfflineCodeWords,
    /// Fingerprint and face.
    pub sensor: SensorWords,
    /// Settings.
    pub settings: SettingsWords,
    /// The devices of a username.
    pub devices: DevicesWords,
    /// What was asked for and how it ended.
    pub history: HistoryWords,
    /// Language and appearance.
    pub preferences: PreferencesWords,
    /// Passing messages.
    pub notice: NoticeWords,
    /// What the system's notification says.
    pub notification: NotificationWords,
    /// How being woken stands.
    pub push: PushWords,
}

impl Language {
    /// The catalogue in this language.
    pub fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
            Self::Finnish => &FINNISH,
            Self::Swedish => &SWEDISH,
        }
    }
}

static ENGLISH: Words = Words {
    controls: controls::ENGLISH,
    blocked: blocked::ENGLISH,
    connect: connect::ENGLISH,
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
    notice: notice::ENGLISH,
    notification: notification::ENGLISH,
    push: push::ENGLISH,
};

static FINNISH: Words = Words {
    controls: controls::FINNISH,
    blocked: blocked::FINNISH,
    connect: connect::FINNISH,
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
    notice: notice::FINNISH,
    notification: notification::FINNISH,
    push: push::FINNISH,
};

static SWEDISH: Words = Words {
    controls: controls::SWEDISH,
    blocked: blocked::SWEDISH,
    connect: connect::SWEDISH,
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
    notice: notice::SWEDISH,
    notification: notification::SWEDISH,
    push: push::SWEDISH,
};
