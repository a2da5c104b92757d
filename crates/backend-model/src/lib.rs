//! The backend's rules: its state and all changes to it. Pure except for randomness: time is a
//! parameter, events are returned, and nothing here waits, listens or writes. The mock serves these
//! rules over HTTP; the core's tests use them as their backend.

mod challenge;
mod code_list;
mod confirmed;
mod decision;
mod device;
mod device_name;
mod disconnection;
mod enrolment;
mod fingerprint;
mod given_release;
mod limits;
mod logbook;
mod login;
mod notice;
mod onboarding;
mod outbox;
mod pairing;
mod profile;
mod push;
pub mod random;
mod release;
mod secret;
mod sensor_key;
mod session;
mod session_id;
#[cfg(test)]
mod tests;
mod tries;
mod user;

use std::collections::BTreeMap;

use key_protocol::challenge::NumberMatching;
use key_protocol::event::Event;
use key_protocol::ids::{AccountId, DeviceId, Origin, Timestamp};
use key_protocol::push::{Reach, VapidKey};
use serde::{Deserialize, Serialize};

pub use challenge::{Challenge, Ended};
pub use code_list::FEW as FEW_CODES;
pub use confirmed::{Confirmed, Method};
pub use device::{Caller, Device, Revoked};
pub use fingerprint::Fingerprint;
pub use given_release::GivenRelease;
pub use limits::ChallengeRefused;
pub use logbook::{End, Entry};
pub use login::{ConfirmationRequest, NotConfirmed};
pub use outbox::{Message, NotSent};
pub use pairing::{PairingForm, PairingStatus};
pub use profile::{EmailAddress, FullName, InvalidInput, PhoneNumber, Profile};
pub use push::{Outcome as PushOutcome, PushFault, PushId, PushState, RecordedPush};
pub use release::NotReleased;
pub use session::{NotSignedIn, SessionView};
pub use session_id::SessionId;
pub use user::{Onboarding, SeedUser, User};

/// Settings that are fixed while the backend runs.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Origin that devices call.
    pub origin: Origin,
    /// Digits that an approval must contain.
    pub number_matching: NumberMatching,
    /// Seconds until a challenge expires.
    pub challenge_lifetime: i64,
    /// Fewest digits of a PIN; part of the policy that a device receives at enrolment.
    pub pin_min_length: u8,
    /// Pushes that are sent.
    pub push: PushSettings,
}

/// Kinds of pushes that the backend sends, and their allowed addresses.
#[derive(Debug, Clone, Copy, Default)]
pub struct PushSettings {
    /// The key of Web Push; `None` if none is sent.
    pub vapid: Option<VapidKey>,
    /// Whether pushes are sent through Apple's service.
    pub sends_apns: bool,
    /// Addresses to which Web Push is sent.
    pub reach: Reach,
}

/// The complete state, as stored in the state file.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct State {
    users: Vec<User>,
    tries: tries::Tries,
    devices: Vec<Device>,
    challenges: Vec<Challenge>,
    sessions: BTreeMap<SessionId, session::Session>,
    pairings: Vec<pairing::Pairing>,
    enrolments: Vec<enrolment::AnsweredEnrolment>,
    decisions: Vec<decision::AnsweredDecision>,
    #[serde(default)]
    notices: Vec<notice::StoredNotice>,
    /// Not stored: pushes are outdated after a restart.
    #[serde(skip)]
    pushes: Vec<RecordedPush>,
    #[serde(default)]
    messages: Vec<Message>,
    #[serde(default)]
    logbook: Vec<Entry>,
    /// Events to publish with the current change.
    #[serde(skip)]
    outgoing_events: Vec<OutgoingEvent>,
}

/// An event addressed to an account's devices.
#[derive(Debug, Clone)]
pub struct OutgoingEvent {
    /// The account.
    pub account: AccountId,
    /// The only recipient; `None` addresses all devices.
    pub only: Option<DeviceId>,
    /// The event.
    pub event: Event,
}

impl State {
    /// Expires and removes everything that is due at `now`.
    pub fn tick(&mut self, now: Timestamp) {
        self.tick_challenges(now);
        self.tick_releases(now);
        self.tick_notices(now);
        self.tick_sessions(now);
        self.enrolments.retain(|answered| now - answered.at <= enrolment::REPLAY_WINDOW);
        self.decisions.retain(|answered| now - answered.at <= decision::REPLAY_WINDOW);
    }

    /// Takes the events to publish.
    pub fn take_events(&mut self) -> Vec<OutgoingEvent> {
        std::mem::take(&mut self.outgoing_events)
    }
}
