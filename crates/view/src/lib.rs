//! The contract between the authenticator and its interface.
//!
//! Rust sends the WebView a [`ViewModel`]; the WebView sends back an [`Intent`]. No type here can
//! hold a key. A view carries decisions already made ("this may be approved", "this many tries are
//! left") and reasons as enums: `key-messages` chooses the words, `ui` the looks.

mod about;
mod account;
mod challenge;
mod device;
mod enrol;
mod history;
mod intent;
mod message;
mod navigation;
mod notifications;
mod offline_code;
mod pin;
mod preferences;
mod push;
mod screen;
mod sensor;
mod time_left;

pub use about::{AboutView, LicenceView};
pub use account::{AccountView, Connection};
pub use challenge::{ChallengeKind, ChallengeView, DetailView, Ending, PendingView, ResultView, SendTrouble};
pub use device::{DeviceKind, DeviceListView, DeviceView, DevicesView};
pub use enrol::{EnrolProblem, EnrolView, FilledView, ScanView};
pub use history::{HistoryView, PastView};
pub use intent::{Intent, Typed};
pub use message::Message;
pub use navigation::{Back, BackIntent, DisconnectTarget, DisconnectView, Overlay, ScreenKey};
pub use notifications::{Notifications, OfferNotificationsView};
pub use offline_code::{ClockCheck, CodeView, OfflineCodeView, ShownCode};
pub use pin::{ChoosePinView, PinProblem, PinPurpose, PinTrouble, PinView};
pub use preferences::{Appearance, LanguageChoice, Preferences};
pub use push::{DistributorView, PushTest, PushView, PushWay};
pub use screen::{Blocked, HomeView, Screen, SettingsView, ViewModel};
pub use sensor::{AvailableSensor, Sensor, SensorTrouble, SensorView};
pub use time_left::TimeLeft;
