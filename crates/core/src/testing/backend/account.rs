//! State of one user of the fake backend.

use key_protocol::challenge::SignedChallenge;
use key_protocol::decision::{Amr, Outcome};
use key_protocol::device::DeviceEntry;
use key_protocol::enrolment::{EnrolmentResponse, Platform};
use key_protocol::event::{Event, RevokedEvent, WithdrawnEvent};
use key_protocol::ids::{AccountId, ChallengeId, DeviceId, DeviceText, Jti, Timestamp, Username};
use key_protocol::jws::Jws;
use key_protocol::keys::{PublicKey, SigningKey};
use key_protocol::offline::OfflineSecret;
use key_protocol::problem::Problem;
use key_protocol::push::PushRegistration;
use ring::rand::SystemRandom;
use tokio::sync::mpsc::UnboundedSender;

use crate::ports::CallFailed;

pub(super) struct Account {
    pub(super) id: AccountId,
    pub(super) username: Username,
    pub(super) key: SigningKey,
    pub(super) codes: Vec<String>,
    pub(super) wrong_codes: u32,
    pub(super) blocked_until: Timestamp,
    pub(super) devices: Vec<Device>,
    pub(super) challenges: Vec<IssuedChallenge>,
}

pub(super) struct Device {
    pub(super) id: DeviceId,
    pub(super) name: String,
    pub(super) enrolled_at: Timestamp,
    pub(super) possession: PublicKey,
    pub(super) approval: PublicKey,
    pub(super) offline: OfflineSecret,
    pub(super) enrolled: (Jws, EnrolmentResponse),
    pub(super) seen: Vec<Jti>,
    pub(super) revoked: Option<Revoked>,
    pub(super) push: PushRegistration,
    pub(super) stream: Option<UnboundedSender<Event>>,
}

#[derive(Clone)]
pub(super) struct Revoked {
    pub(super) at: Timestamp,
    pub(super) by: String,
}

pub(super) struct IssuedChallenge {
    pub(super) signed: SignedChallenge,
    pub(super) number: String,
    pub(super) ended: Option<Ended>,
    /// Method by which the last approval proved user presence.
    pub(super) method: Option<Amr>,
    /// Decisions that were verified, with their responses; a repeated decision gets the same
    /// response.
    pub(super) answered: Vec<(Jws, Result<key_protocol::decision::Status, Problem>)>,
}

#[derive(Clone)]
pub(super) struct Ended {
    pub(super) outcome: Outcome,
    pub(super) by: Option<String>,
    pub(super) at: Timestamp,
}

impl Account {
    pub(super) fn new(username: &str, codes: &[&str]) -> Self {
        let rng = SystemRandom::new();
        Self {
            id: AccountId::random(&rng).unwrap(),
            username: Username::new(username),
            key: SigningKey::generate(&rng).unwrap(),
            codes: codes.iter().map(|&code| code.to_owned()).collect(),
            wrong_codes: 0,
            blocked_until: Timestamp(0),
            devices: Vec::new(),
            challenges: Vec::new(),
        }
    }

    pub(super) fn challenge(&self, id: &ChallengeId) -> Option<&IssuedChallenge> {
        self.challenges.iter().find(|challenge| &challenge.signed.claims().id == id)
    }

    pub(super) fn challenge_mut(&mut self, id: &ChallengeId) -> Option<&mut IssuedChallenge> {
        self.challenges.iter_mut().find(|challenge| &challenge.signed.claims().id == id)
    }

    pub(super) fn end(&mut self, id: &ChallengeId, outcome: Outcome, by: Option<&str>, at: Timestamp) {
        self.end_silently(id, outcome, by, at);
        self.send_event(&Event::Withdrawn(WithdrawnEvent {
            id: id.clone(),
            outcome,
            by_device: by.map(str::to_owned),
        }));
    }

    pub(super) fn end_silently(
        &mut self,
        id: &ChallengeId,
        outcome: Outcome,
        by: Option<&str>,
        at: Timestamp,
    ) {
        let by = by.map(str::to_owned);
        let challenge = self.challenge_mut(id).expect("a challenge of this account");
        challenge.ended = Some(Ended { outcome, by, at });
    }

    pub(super) fn send_event(&mut self, event: &Event) {
        for device in &self.devices {
            if let Some(stream) = &device.stream {
                let _ = stream.send(event.clone());
            }
        }
    }

    /// Disconnects a device. The first call determines the time and the name.
    pub(super) fn revoke(&mut self, id: &DeviceId, by: &str, at: Timestamp) -> Result<(), Problem> {
        let device = self.devices.iter_mut().find(|device| &device.id == id).ok_or(Problem::UnknownDevice)?;
        device.revoked.get_or_insert_with(|| Revoked { at, by: by.to_owned() });
        if let Some(stream) = device.stream.take() {
            let _ = stream.send(Event::Revoked(RevokedEvent { at, by: by.to_owned() }));
        }
        Ok(())
    }

    pub(super) fn revoke_all(&mut self, revoked: &Revoked) {
        for device in &mut self.devices {
            device.revoked.get_or_insert_with(|| revoked.clone());
        }
    }

    pub(super) fn listeners(&self) -> usize {
        let streams = self.devices.iter().filter_map(|device| device.stream.as_ref());
        streams.filter(|stream| !stream.is_closed()).count()
    }

    pub(super) fn close_streams(&mut self) {
        for device in &mut self.devices {
            device.stream = None;
        }
    }
}

impl Device {
    /// Returns the entry for the list that the device `this` requested.
    pub(super) fn entry(&self, this: &DeviceId, now: Timestamp) -> DeviceEntry {
        DeviceEntry {
            id: self.id.clone(),
            name: DeviceText::parse(self.name.as_str()).unwrap(),
            platform: Platform::Android,
            enrolled_at: self.enrolled_at,
            last_seen_at: now,
            this: &self.id == this,
        }
    }
}

impl IssuedChallenge {
    pub(super) fn new(signed: SignedChallenge, number: String) -> Self {
        Self { signed, number, ended: None, method: None, answered: Vec::new() }
    }

    pub(super) fn is_open(&self, now: Timestamp) -> bool {
        self.ended.is_none() && now < self.signed.claims().exp
    }

    /// Returns why the challenge cannot be answered any more; `None` while it is open.
    pub(super) fn refusal(&self, now: Timestamp) -> Option<Problem> {
        if let Some(Ended { outcome, by, at }) = self.ended.clone() {
            return Some(Problem::AlreadyDecided { outcome, by_device: by, at });
        }
        (now >= self.signed.claims().exp).then_some(Problem::Expired)
    }
}

impl From<Problem> for CallFailed {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}
