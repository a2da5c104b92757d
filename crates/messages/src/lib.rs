//! Catalogue of all texts that users read, in English, Finnish and Swedish.
//!
//! The texts of a screen are the fields of one struct, and each language is a value of it, so that
//! a missing translation does not compile. A text with parameters is a function, so that each
//! language can order and inflect its words. Texts are short, state what happened and what to do,
//! and never blame the user.

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

/// Whole catalogue in one language.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    /// Buttons shared by all screens, and failures of the app itself.
    pub controls: ControlMessages,
    /// Screen of an app that cannot work.
    pub blocked: BlockedMessages,
    /// Form that connects a username.
    pub enrol: EnrolMessages,
    /// Choice of the PIN.
    pub choose_pin: ChoosePinMessages,
    /// PIN pad.
    pub pin_pad: PinPadMessages,
    /// Home screen: open challenges and usernames.
    pub home: HomeMessages,
    /// Screen of one challenge.
    pub challenge: ChallengeMessages,
    /// Screen with the result of a challenge.
    pub result: ResultMessages,
    /// Screen of the offline code.
    pub offline_code: OfflineCodeMessages,
    /// Fingerprint and face recognition.
    pub sensor: SensorMessages,
    /// Settings screen.
    pub settings: SettingsMessages,
    /// List of a username's devices.
    pub devices: DevicesMessages,
    /// History of challenges and their results.
    pub history: HistoryMessages,
    /// Choice of language and appearance.
    pub preferences: PreferencesMessages,
    /// Temporary messages shown over a screen.
    pub passing: PassingMessages,
    /// Notifications, and the offer to allow them.
    pub notification: NotificationMessages,
    /// Status of push messages.
    pub push: PushMessages,
}

impl Language {
    /// Returns the catalogue in this language.
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
