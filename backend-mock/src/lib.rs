//! A backend for development and tests: the complete wire protocol, the login pages of a service
//! that uses it, and controls to inject faults. It follows the protocol like a real backend; only
//! its users are fictitious.

mod api;
mod backend;
mod clock;
mod config;
mod connection;
mod console;
mod control;
mod faults;
mod pages;
mod push;
mod requests;
mod seed;
mod server;
mod simulator;
mod store;

pub use backend_model::{
    Device, EmailAddress, Ended, FullName, InvalidInput, Message, PhoneNumber, PushFault, PushId, PushState,
    RecordedPush, SeedUser, SessionId,
};
pub use clock::{Clock, ManualClock, SystemClock, Until};
pub use config::{CHALLENGE_LIFETIME, Config};
pub use control::{ChallengeView, Control, Issued, NoSuchUser, UserView};
pub use faults::{EventFault, Fault, FaultId, RequestFault, SwitchedOn, Times};
pub use key_protocol::paths::Route;
pub use push::service::{PushService, ReceivedPost};
pub use push::{
    ApnsKey, KeyFileError, Names, NamesFuture, PushConfig, Roots, SystemNames, VapidSigner, load_key,
    load_or_make_key,
};
pub use requests::{RecordedAnswer, RecordedRequest};
pub use seed::{Seed, SeedError};
pub use server::{Server, StartError};
pub use simulator::Simulator;
pub use store::StateFileError;
