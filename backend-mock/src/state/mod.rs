//! All that the backend knows, and the only ways to change it. Pure but for randomness: the time comes in, events go out, and
//! nothing here waits, listens or writes.

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
pub use push::{PushId, PushState, RecordedPush};
pub use session::SessionId;
pub(crate) use session::{Confirmed, NotSignedIn, SessionView};
pub(crate) use user::{Method, User};

/// What the backend was started with.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) origin: Origin,
    pub(crate) number_matching: NumberMatching,
    /// Seconds.
    pub(crate) challenge_lifetime: i64,
    pub(crate) push: PushSettings,
}

/// Which pushes the backend sends, and how far.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct PushSettings {
    /// The key under which Web Push is sent; none where it is not.
    pub(crate) vapid: Option<VapidKey>,
    pub(crate) sends_apns: bool,
    pub(crate) reach: Reach,
}

/// All that the backend knows, as it is kept across a restart.
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
    /// Those of an earlier run are of no use to anybody.
    #[serde(skip)]
    pushes: Vec<RecordedPush>,
    #[serde(default)]
    messages: Vec<Message>,
    #[serde(default)]
    logbook: Vec<Entry>,
    /// What the devices are yet to be told.
    #[serde(skip)]
    outgoing_events: Vec<OutgoingEvent>,
}

/// An event for the devices of an account.
#[derive(Debug, Clone)]
pub(crate) struct OutgoingEvent {
    pub(crate) account: AccountId,
    /// The one device it is for, if not for all.
    pub(crate) only: Option<DeviceId>,
    pub(crate) event: Event,
}

impl State {
    /// Lets time pass: ends what has run out of it, forgets what is remembered no longer.
    pub(crate) fn tick(&mut self, now: Timestamp) {
        self.tick_challenges(now);
        self.tick_sessions(now);
        self.enrolments.retain(|answered| now - answered.at <= enrolment::REPLAY_WINDOW);
        self.decisions.retain(|answered| now - answered.at <= decision::REPLAY_WINDOW);
    }

    /// Takes what the devices are to be told.
    pub(crate) fn take_events(&mut self) -> Vec<OutgoingEvent> {
        std::mem::take(&mut self.outgoing_events)
    }
}
