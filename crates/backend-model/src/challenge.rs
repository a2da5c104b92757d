//! Issues, decides and ends challenges.

use key_protocol::challenge::{
    self, ChallengeHash, ChallengeResponse, Context, Detail, Kind, NumberMatching, SignedChallenge,
};
use key_protocol::decision::Outcome;
use key_protocol::event::{ChallengeEvent, Event, WithdrawnEvent};
use key_protocol::handoff::Handoff;
use key_protocol::ids::{AccountId, ChallengeId, DeviceText, Nonce, Text, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::problem::Problem;
use key_protocol::push::Subject;
use ring::rand::SystemRandom;
use serde::{Deserialize, Serialize};

use super::confirmed::Confirmed;
use super::given_release::GivenRelease;
use super::logbook::End;
use super::session_id::SessionId;
use super::{OutgoingEvent, Settings, State};
use crate::random::{digits, expect_random};

/// Name of the service that requests challenges.
const SERVICE: &str = "Procountor";
/// Seconds by which a session outlives its challenge, so that a late approval still logs in.
const GRACE: i64 = 60;
/// Seconds after its expiry for which a challenge is stored. Longer than decisions are remembered.
const RETENTION: i64 = 48 * 60 * 60;

/// A challenge and its progress.
#[derive(Clone, Serialize, Deserialize)]
pub struct Challenge {
    /// Claims of the signed challenge.
    pub claims: challenge::Challenge,
    /// The signed challenge.
    pub jws: Jws,
    /// The only browser session that an approval logs in.
    pub session: SessionId,
    /// Number shown on the login page, to be typed in the app.
    pub number: Option<String>,
    /// Secret of the waiting page, in place of the number for an app on the same phone.
    pub handoff: Handoff,
    /// Release given to the app after an approval with the handoff.
    #[serde(default)]
    pub(super) release: Option<GivenRelease>,
    /// Whether its browser asked again instead of releasing the approval.
    #[serde(default)]
    pub(super) takes_no_room: bool,
    /// The end; `None` while the challenge is open.
    pub ended: Option<Ended>,
}

/// The end of a challenge.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Ended {
    /// How the challenge ended.
    pub outcome: Outcome,
    /// Name of the device that decided, at that time.
    pub by_device: Option<DeviceText>,
    /// Time of the end.
    pub at: Timestamp,
}

impl Challenge {
    /// Returns the hash that decisions refer to.
    pub fn hash(&self) -> ChallengeHash {
        ChallengeHash::of(&self.jws)
    }

    /// Returns the outcome; `None` while the challenge is open.
    pub fn outcome(&self) -> Option<Outcome> {
        self.ended.as_ref().map(|ended| ended.outcome)
    }

    /// Returns the name of the device that decided.
    pub fn by_device(&self) -> Option<&str> {
        self.ended.as_ref()?.by_device.as_ref().map(DeviceText::as_str)
    }

    /// Returns the problem for fetching the challenge after it has ended: as for other requests, with
    /// the challenge.
    pub fn ensure_listed(&self, now: Timestamp) -> Result<(), Problem> {
        let fetched = Some(ChallengeResponse { challenge: self.jws.clone(), server_time: now });
        self.ensure_open().map_err(|problem| match problem {
            Problem::Expired { .. } => Problem::Expired { challenge: fetched },
            Problem::AlreadyDecided { outcome, by_device, at, .. } => {
                Problem::AlreadyDecided { outcome, by_device, at, challenge: fetched }
            }
            other => other,
        })
    }

    /// Returns the problem for requests after the challenge has ended.
    pub fn ensure_open(&self) -> Result<(), Problem> {
        match &self.ended {
            None => Ok(()),
            Some(ended) if ended.outcome == Outcome::Expired => Err(Problem::Expired { challenge: None }),
            Some(ended) => Err(Problem::AlreadyDecided {
                outcome: ended.outcome,
                by_device: ended.by_device.clone(),
                at: ended.at,
                challenge: None,
            }),
        }
    }
}

impl State {
    /// Issues a challenge for a session to every device of its account, without checking limits, and
    /// queues its pushes. Cancels the session's previous one. `context` is the browser that asks.
    /// `None` if the session has ended.
    pub fn issue_for_session(
        &mut self,
        id: &SessionId,
        kind: Kind,
        details: Vec<Detail>,
        context: Context,
        settings: &Settings,
        now: Timestamp,
    ) -> Option<&Challenge> {
        self.replace_requested(id, now);
        let rng = SystemRandom::new();
        let exp = now + settings.challenge_lifetime;
        let session = self.live_mut(id, now)?;
        session.ends_at = session.ends_at.max(exp + GRACE);
        let challenge = expect_random(ChallengeId::random(&rng));
        session.challenge = Some(challenge.clone());
        let account = session.account.clone();
        let matching = match self.open_challenges(&account).next() {
            None => settings.number_matching,
            // Whoever asked for the other one must not guess which is approved.
            Some(_) => NumberMatching::Six,
        };
        let claims = challenge::Challenge {
            id: challenge.clone(),
            account: account.clone(),
            kind,
            iat: now,
            exp,
            nonce: expect_random(Nonce::random(&rng)),
            service: Text::cleaned(SERVICE)?,
            context,
            details,
            number_matching_digits: matching,
        };
        let number = match matching.digits() {
            0 => None,
            count => Some(digits(count)),
        };
        let signed = expect_random(SignedChallenge::sign(claims, &self.user(&account)?.key.0));
        self.push_to_all(&account, &Subject::Challenge { id: challenge.clone(), exp }, now);
        let event = Event::Challenge(ChallengeEvent { id: challenge });
        self.outgoing_events.push(OutgoingEvent { account, only: None, event });
        self.challenges.push(Challenge {
            claims: signed.claims().clone(),
            jws: signed.jws().clone(),
            session: id.clone(),
            number,
            handoff: expect_random(Handoff::random(&rng)),
            release: None,
            takes_no_room: false,
            ended: None,
        });
        self.challenges.last()
    }

    /// Returns all stored challenges, oldest first.
    pub fn challenges(&self) -> &[Challenge] {
        &self.challenges
    }

    /// Returns a challenge by its id.
    pub fn challenge(&self, id: &ChallengeId) -> Option<&Challenge> {
        self.challenges.iter().find(|challenge| challenge.claims.id == *id)
    }

    /// Returns a challenge of the account by the id in a request's path.
    pub fn challenge_of(&self, account: &AccountId, id: &str) -> Result<&Challenge, Problem> {
        let mut theirs = self.challenges.iter().filter(|challenge| challenge.claims.account == *account);
        theirs.find(|challenge| challenge.claims.id.as_str() == id).ok_or(Problem::UnknownChallenge)
    }

    /// Returns an account's open challenges, oldest first.
    pub fn open_challenges(&self, account: &AccountId) -> impl Iterator<Item = &Challenge> {
        self.challenges.iter().filter(move |open| open.claims.account == *account && open.ended.is_none())
    }

    /// Ends an open challenge, decided by a device of the name `by` if any, and notifies every device.
    pub fn end(&mut self, id: &ChallengeId, outcome: Outcome, by: Option<&DeviceText>, at: Timestamp) {
        let by_device = by.cloned();
        let is_open = |challenge: &&mut Challenge| challenge.claims.id == *id && challenge.ended.is_none();
        let Some(challenge) = self.challenges.iter_mut().find(is_open) else { return };
        challenge.ended = Some(Ended { outcome, by_device: by_device.clone(), at });
        let (account, kind) = (challenge.claims.account.clone(), challenge.claims.kind);
        let is_early = at < challenge.claims.exp;
        let is_unreleased = challenge.awaits_release();
        let from = challenge.claims.context.clone();
        let end = match outcome {
            Outcome::Approved => {
                let device = by_device.as_ref().map(ToString::to_string).unwrap_or_default();
                End::Confirmed(Confirmed::InApp { device })
            }
            outcome => End::Refused { outcome, by_device: by_device.as_ref().map(ToString::to_string) },
        };
        if let Some(user) = self.user_mut(&account) {
            match outcome {
                // Until it is released, an approval does not end the row.
                Outcome::Approved if is_unreleased => {}
                Outcome::Approved => user.end_row_by_approval(),
                _ => user.count_unapproved(),
            }
        }
        // An approval enters the logbook with its effect: a login when its browser logs in, another
        // one with a handoff when it is released.
        if outcome != Outcome::Approved || (kind != Kind::Login && !is_unreleased) {
            self.add_to_logbook(&account, kind, from, end, at);
        }
        if is_early {
            self.push_to_all(&account, &Subject::Over(id.clone()), at);
        }
        let event = Event::Withdrawn(WithdrawnEvent { id: id.clone(), outcome, by_device });
        self.outgoing_events.push(OutgoingEvent { account, only: None, event });
    }

    /// Cancels a challenge that is open or awaits its release.
    pub fn cancel(&mut self, id: &ChallengeId, now: Timestamp) {
        self.end(id, Outcome::Cancelled, None, now);
        self.take_back(id, Outcome::Cancelled, now);
    }

    /// Cancels all challenges of an account that are open or await their release.
    pub(super) fn cancel_open(&mut self, account: &AccountId, now: Timestamp) {
        let is_theirs = |challenge: &&Challenge| {
            challenge.claims.account == *account && (challenge.ended.is_none() || challenge.awaits_release())
        };
        let open: Vec<_> =
            self.challenges.iter().filter(is_theirs).map(|open| open.claims.id.clone()).collect();
        for id in open {
            self.cancel(&id, now);
        }
    }

    /// Ends an open challenge as expired.
    pub fn expire(&mut self, id: &ChallengeId, now: Timestamp) {
        self.end(id, Outcome::Expired, None, now);
    }

    /// Ends challenges that have expired and removes those that are no longer stored.
    pub(super) fn tick_challenges(&mut self, now: Timestamp) {
        let is_due = |challenge: &&Challenge| challenge.ended.is_none() && now >= challenge.claims.exp;
        let due = self.challenges.iter().filter(is_due).map(|due| (due.claims.id.clone(), due.claims.exp));
        for (id, at) in due.collect::<Vec<_>>() {
            self.end(&id, Outcome::Expired, None, at);
        }
        self.challenges.retain(|challenge| now - challenge.claims.exp <= RETENTION);
    }

    /// Returns when the next challenge expires: an open one, or an approval that is not released.
    pub fn next_expiry(&self) -> Option<Timestamp> {
        let due = |challenge: &Challenge| match challenge.ended {
            None => Some(challenge.claims.exp),
            Some(_) => challenge.release_ends_at(),
        };
        self.challenges.iter().filter_map(due).min()
    }
}
