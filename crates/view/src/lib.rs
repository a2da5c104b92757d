//! The contract between the authenticator and its interface.
//!
//! Rust sends the WebView a [`ViewModel`]; the WebView sends back an [`Intent`]. No type here can
//! hold a key. A view carries decisions already made ("this may be approved", "this many tries are
//! left") and reasons as enums: `key-messages` chooses the words, `ui` the looks.

mod card;
mod challenge;
mod device;
mod enrol;
mod home;
mod intent;
mod message;
mod navigation;
mod notice;
mod offline_code;
mod pin;
mod screen;
mod settings;

pub use card::{CardView, News};
pub use challenge::{
    AnswerTrouble, ChallengeKind, ChallengeView, DetailView, Ending, Fact, Handback, HistoryView, PastView,
    PendingFact, PendingView, ResultView, SendTrouble, TimeLeft,
};
pub use device::{DeviceKind, DeviceListView, DeviceView, DevicesView, DisconnectTarget, DisconnectView};
pub use enrol::{EnrolProblem, EnrolView, FilledView, ScanView, WelcomeView};
pub use home::{AccountView, Check, Connection, HomeView};
pub use intent::{Intent, Typed};
pub use message::Message;
pub use navigation::{Back, BackIntent, Overlay, ScreenKey};
pub use notice::{NoticeKind, NoticeView};
pub use offline_code::{ClockCheck, CodeView, OfflineCodeView, ShownCode};
pub use pin::{
    AvailableSensor, ChoosePinView, PinProblem, PinPurpose, PinTrouble, PinView, Sensor, SensorTrouble,
    SensorView,
};
pub use screen::{Blocked, Screen, ViewModel};
pub use settings::{
    AboutView, Appearance, DistributorView, LanguageChoice, LicenceView, Notifications,
    OfferNotificationsView, Preferences, PushTest, PushView, PushWay, SettingsView, TestPushView,
};
