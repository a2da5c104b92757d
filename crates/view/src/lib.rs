//! The contract between the authenticator and its interface.
//!
//! Everything that crosses from Rust to the WebView is a [`ViewModel`]; everything that comes back is an
//! [`Intent`]. Nothing here can hold a key, so an interface built on this crate cannot name one. The view
//! carries decisions already made ("this may be approved", "this many tries are left") and reasons as enums:
//! words belong to `key-messages`, looks to `ui`.

mod about;
mod account;
mod challenge;
mod device;
mod enrol;
mod history;
mod intent;
mod message;
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
pub use notifications::{Notifications, OfferNotificationsView};
pub use offline_code::{ClockCheck, CodeView, OfflineCodeView, ShownCode};
pub use pin::{ChoosePinView, PinProblem, PinPurpose, PinTrouble, PinView};
pub use preferences::{Appearance, LanguageChoice, Preferences};
pub use push::{DistributorView, PushTest, PushView, PushWay};
pub use screen::{Blocked, HomeView, Screen, SettingsView, ViewModel};
pub use sensor::{AvailableSensor, Sensor, SensorTrouble, SensorView};
pub use time_left::TimeLeft;
