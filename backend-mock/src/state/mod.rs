//! The backend's state and all changes to it. Pure except for randomness: time is a parameter,
//! events are returned, and nothing here waits, listens or writes.

mod challenge;
mod code_list;
mod confirmation;
mod decision;
mod device;
mod disconnection;
mod enrolment;
mod fingerprint;
mod logbook;
mod login;
mod onboarding;
mod outbox;
mod pairing;
mod profile;
mod push;
mod secret;
mod session;
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

pub(crate) use challenge::{Challenge, ChallengeRequest};
pub(crate) use code_list::FEW as FEW_CODES;
pub(crate) use confirmation::ConfirmationRequest;
pub(crate) use device::{Caller, Device};
pub(crate) use fingerprint::Fingerprint;
pub(crate) use logbook::{End, Entry};
pub(crate) use login::{ChallengeRefused, NotConfirmed, SERVICE, Waiting};
pub(crate) use onboarding::Onboarding;
pub use outbox::Message;
pub(crate) use outbox::NotSent;
pub(crate) use pairing::{PairingForm, PairingStatus};
pub(crate) use profile::Profile;
pub use profile::{EmailAddress, FullName, InvalidInput, PhoneNumber};
pub(crate) use push::Outcome as PushOutcome;
pub use push::{PushFault, PushId, PushState, RecordedPush};
pub use session::SessionId;
pub(crate) use session::{Confirmed, NotSignedIn, SessionView};
pub(crate) use user::{Method, User};

/// Settings that are fixed while the backend runs.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) origin: Origin,
    pub(crate) number_matching: NumberMatching,
    /// In seconds.
    pub(crate) challenge_lifetime: i64,
    pub(crate) push: PushSettings,
}

/// Kinds of pushes that the backend sends, and their allowed addresses.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct PushSettings {
    /// The key of Web Push; `None` if none is sent.
    pub(crate) vapid: Option<VapidKey>,
    pub(crate) sends_apns: bool,
    pub(crate) reach: Reach,
}

/// The complete state, as stored in the state file.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct State {
    users: Vec<User>,
    tries: tries::Tries,
    devices: Vec<Device>,
    challenges: Vec<Challenge>,
    sessions: BTreeMap<SessionId, session::Session>,
    pairings: Vec<pairing::Pairing>,
    enrolments: Vec<enrolment::AnsweredEnrolment>,
    decisions: Vec<decision::AnsweredDecision>,
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
pub(crate) struct OutgoingEvent {
    pub(crate) account: AccountId,
    /// The only recipient; `None` addresses all devices.
    pub(crate) only: Option<DeviceId>,
    pub(crate) event: Event,
}

impl State {
    /// Expires and removes everything that is due at `now`.
    pub(crate) fn tick(&mut self, now: Timestamp) {
        self.tick_challenges(now);
        self.tick_sessions(now);
        self.enrolments.retain(|answered| now - answered.at <= enrolment::REPLAY_WINDOW);
        self.decisions.retain(|answered| now - answered.at <= decision::REPLAY_WINDOW);
    }

    /// Takes the events to publish.
    pub(crate) fn take_events(&mut self) -> Vec<OutgoingEvent> {
        std::mem::take(&mut self.outgoing_events)
    }
}
