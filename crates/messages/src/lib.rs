//! Catalogue of all texts that users read, in English, Finnish and Swedish: in the app, in its
//! notifications and on the login pages.
//!
//! The three languages of a sentence stand under each other, and a missing one does not compile
//! ([`messages!`]). A sentence with parameters is a method, so that each language can order and
//! inflect its words. Texts are short, state what happened and what to do, and never blame the user.

mod blocked;
mod catalogue;
mod challenge;
mod choose_pin;
mod controls;
mod devices;
mod enrol;
mod history;
mod home;
mod language;
mod news;
mod notice;
mod notification;
mod offline_code;
pub mod pages;
mod passing;
mod pin_pad;
mod preferences;
mod push;
mod result;
mod sensor;
mod settings;
mod time;
mod welcome;

pub use blocked::BlockedMessages;
pub use challenge::ChallengeMessages;
pub use choose_pin::ChoosePinMessages;
pub use controls::ControlMessages;
pub use devices::DevicesMessages;
pub use enrol::EnrolMessages;
pub use history::HistoryMessages;
pub use home::HomeMessages;
pub use language::Language;
pub use news::NewsMessages;
pub use notice::NoticeMessages;
pub use notification::NotificationMessages;
pub use offline_code::OfflineCodeMessages;
pub use passing::PassingMessages;
pub use pin_pad::PinPadMessages;
pub use preferences::PreferencesMessages;
pub use push::PushMessages;
pub use result::ResultMessages;
pub use sensor::SensorMessages;
pub use settings::SettingsMessages;
pub use time::{TimeMessages, clock};
pub use welcome::WelcomeMessages;

catalogue::catalogue! {
    /// Whole catalogue of the app in one language.
    Messages {
        /// Buttons shared by all screens, and failures of the app itself.
        controls: ControlMessages,
        /// Screen of an app that cannot work.
        blocked: BlockedMessages,
        /// Form that connects a username.
        enrol: EnrolMessages,
        /// Choice of the PIN.
        choose_pin: ChoosePinMessages,
        /// PIN pad.
        pin_pad: PinPadMessages,
        /// Welcome screen.
        welcome: WelcomeMessages,
        /// Home screen: open challenges and usernames.
        home: HomeMessages,
        /// Screen of one challenge.
        challenge: ChallengeMessages,
        /// Screen with the result of a challenge.
        result: ResultMessages,
        /// Screen of the offline code.
        offline_code: OfflineCodeMessages,
        /// Fingerprint and face recognition.
        sensor: SensorMessages,
        /// Settings screen.
        settings: SettingsMessages,
        /// List of a username's devices.
        devices: DevicesMessages,
        /// History of challenges and their results.
        history: HistoryMessages,
        /// Choice of language and appearance.
        preferences: PreferencesMessages,
        /// Lasting news, on cards.
        news: NewsMessages,
        /// Notices of what happened to a username.
        notice: NoticeMessages,
        /// Temporary messages shown over a screen.
        passing: PassingMessages,
        /// Notifications, and the offer to allow them.
        notification: NotificationMessages,
        /// Status of push messages.
        push: PushMessages,
        /// Times in words.
        time: TimeMessages,
    }
}

impl Language {
    /// Returns the app's catalogue in this language.
    pub fn messages(self) -> &'static Messages {
        Messages::of(self)
    }
}
