//! Settings, and what they open or hold: preferences, notifications, pushes and the about screen.

use serde::{Deserialize, Serialize};

use crate::{AccountView, AvailableSensor, SensorView};

/// The settings screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsView {
    /// Connected usernames.
    pub accounts: Vec<AccountView>,
    /// Whether a disconnection is being sent; all buttons are disabled.
    pub busy: bool,
    /// The phone's sensor, and whether it is enabled in place of the PIN.
    pub sensor: AvailableSensor<SensorView>,
    /// Whether the app may show notifications.
    pub notifications: Notifications,
    /// State of pushes.
    pub push: PushView,
    /// Version of the app.
    pub version: String,
}

/// Language and appearance. By default both follow the phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    /// Language of the app.
    #[serde(default)]
    pub language: LanguageChoice,
    /// Light or dark appearance.
    #[serde(default)]
    pub appearance: Appearance,
}

/// A choice of language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LanguageChoice {
    /// The language of the phone.
    #[default]
    System,
    /// English.
    English,
    /// Finnish.
    Finnish,
    /// Swedish.
    Swedish,
}

/// A choice of appearance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Appearance {
    /// The appearance of the phone.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Whether the app may show notifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notifications {
    /// Notifications are allowed.
    On,
    /// The permission is undecided and can be requested.
    Undecided,
    /// Notifications are denied, and the permission cannot be requested again; only the phone's
    /// settings can allow them.
    Off,
}

/// The screen that explains notifications before the permission is requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferNotificationsView {
    /// Whether the permission dialog is open; all buttons are disabled.
    pub busy: bool,
}

/// The last screen of onboarding: a test notification travels through the backend to this phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestPushView {
    /// Whether the app may show notifications.
    pub notifications: Notifications,
    /// State of pushes, and of the test.
    pub push: PushView,
}

/// State of pushes, for all usernames together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushView {
    /// Whether pushes work, or why not.
    pub way: PushWay,
    /// The distributors to choose from; empty where there is no choice.
    pub distributors: Vec<DistributorView>,
    /// Whether the notification channel is switched off in the phone's settings.
    pub channel_off: bool,
    /// Whether the phone keeps the app from running in the background.
    pub restricted: bool,
    /// Seconds since the last push; `None` before the first.
    pub last_seconds_ago: Option<u32>,
    /// Number of messages dropped because they were malformed or not for this app.
    pub dropped: u32,
    /// State of the last test push.
    pub test: PushTest,
}

impl PushView {
    /// The state before anything is known.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            way: PushWay::Unknown,
            distributors: Vec::new(),
            channel_off: false,
            restricted: false,
            last_seconds_ago: None,
            dropped: 0,
            test: PushTest::None,
        }
    }
}

/// Whether pushes work, or why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PushWay {
    /// The state is not known yet.
    Unknown,
    /// Pushes work.
    Works,
    /// The phone has neither Play services nor a distributor.
    NoDistributor,
    /// The user must choose a distributor first.
    NotChosen,
    /// The distributor or the system failed to register the app.
    NotRegistered,
    /// The backend sends no pushes that this phone can receive.
    NotSent,
    /// The backend could not be reached, or failed.
    Unreachable,
}

/// A distributor: an app that receives pushes for others (UnifiedPush).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DistributorView {
    /// Id of the distributor, for intents.
    pub id: String,
    /// Name of the distributor, for the user.
    pub name: String,
    /// Whether this distributor is in use.
    pub chosen: bool,
}

/// State of a test push, sent by the backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PushTest {
    /// No test was made.
    None,
    /// The test is on its way.
    Sent,
    /// The test arrived.
    Arrived {
        /// Milliseconds it took.
        ms: u32,
    },
    /// The test did not arrive in time.
    Lost,
    /// The backend refused because the last test was too recent.
    TooSoon,
    /// The backend sent no test: it could not be reached, failed, or has no address for this phone.
    NotSent,
}

/// Version and licences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutView {
    /// Version of the app.
    pub version: String,
    /// Licences of the packages the app is built from.
    pub licences: Vec<LicenceView>,
}

/// A licence and the packages under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LicenceView {
    /// The licence, as an SPDX expression.
    pub licence: String,
    /// The packages, separated by commas.
    pub packages: String,
}
