//! Selects the pushes to send now, and applies their results.

use key_protocol::ids::Timestamp;
use key_protocol::push::{LastPush, PushRegistration, PushResult, Subject, TransportKind};

use super::record::{Hold, Outcome};
use super::{PushFault, PushId, PushState, RecordedPush, carries};
use crate::{PushSettings, State};

/// Pushes to send now.
pub struct Claimed {
    pub pushes: Vec<RecordedPush>,
    /// Whether the progress of any push changed, so that watchers have to be notified.
    pub has_changed: bool,
}

impl State {
    /// Takes the pushes to send now. Their results are reported with [`State::push_answered`].
    /// `next_fault` returns the fault that a new push meets, if any; its second argument is whether
    /// the push releases a held one, in which case it must not be held itself.
    pub fn claim_pushes(
        &mut self,
        settings: &PushSettings,
        next_fault: impl Fn(&RecordedPush, bool) -> Option<PushFault>,
        now: Timestamp,
    ) -> Claimed {
        let before = self.progress();
        for at in 0..self.pushes.len() {
            if self.pushes[at].is_pending() {
                self.refresh_destination(at, settings, now);
                self.apply_faults(at, &next_fault, now);
            }
        }
        let mut claimed = Vec::new();
        for at in 0..self.pushes.len() {
            if self.is_due(&self.pushes[at], now) {
                let push = &mut self.pushes[at];
                push.state = PushState::Sending;
                push.tries += 1;
                push.tried_at = now;
                claimed.push(push.clone());
            }
        }
        Claimed { pushes: claimed, has_changed: before != self.progress() }
    }

    /// Returns the number of pending pushes, and of those whose faults were chosen.
    fn progress(&self) -> (usize, usize) {
        let count = |is: fn(&&RecordedPush) -> bool| self.pushes.iter().filter(is).count();
        (count(|push| push.is_pending()), count(|push| push.faults_applied))
    }

    /// Returns when the next delayed push is due.
    pub fn next_push(&self, now: Timestamp) -> Option<Timestamp> {
        let later = self
            .pushes
            .iter()
            .filter(|push| push.is_pending() && push.hold == Hold::No && push.not_before > now);
        later.map(|push| push.not_before).min()
    }

    /// Records the result of an attempt. Also updates the device's last push, unless the device has
    /// registered elsewhere or a later attempt was recorded first.
    pub fn push_answered(&mut self, sent: &RecordedPush, outcome: Outcome, now: Timestamp) {
        if let Some(push) = self.pushes.iter_mut().find(|push| push.id == sent.id) {
            push.record_outcome(outcome, now);
        }
        let target = &sent.content.device;
        let Some(device) = self.devices.iter_mut().find(|device| device.id == *target) else { return };
        let is_latest = device.last_push.is_none_or(|last| last.at <= sent.tried_at);
        if device.push != sent.to || !is_latest {
            return;
        }
        device.last_push = Some(LastPush { at: sent.tried_at, result: outcome.result });
        if outcome.result == PushResult::Gone {
            device.push = PushRegistration::None;
        }
    }

    /// Releases a push if a fault holds it back until the device's next one.
    pub fn release_push(&mut self, id: PushId) {
        let held = self.pushes.iter_mut().filter(|push| push.id == id && push.hold == Hold::UntilNext);
        held.for_each(|push| push.hold = Hold::No);
    }

    /// Updates a push to its device's current registration, or gives it up.
    fn refresh_destination(&mut self, at: usize, settings: &PushSettings, now: Timestamp) {
        let push = &self.pushes[at];
        let device = self.device(&push.content.device).filter(|device| device.revoked.is_none());
        let to = device.map_or(PushRegistration::None, |device| device.push.clone());
        let is_configured = match to.kind() {
            TransportKind::None => false,
            TransportKind::Webpush => settings.vapid.is_some(),
            TransportKind::Apns => settings.sends_apns,
        };
        let is_sent = is_configured && carries(to.kind(), &push.content.subject);
        let is_wanted = match &push.content.subject {
            Subject::Challenge { id, .. } => {
                self.challenge(id).is_some_and(|challenge| challenge.ended.is_none())
            }
            _ => now < push.expires_at(),
        };
        let push = &mut self.pushes[at];
        if is_sent && (is_wanted || push.is_delayed_by_fault()) {
            push.to = to;
        } else {
            push.give_up();
        }
    }

    /// Chooses the fault of a new push, and releases the push that was held for it.
    fn apply_faults(
        &mut self,
        at: usize,
        next_fault: impl Fn(&RecordedPush, bool) -> Option<PushFault>,
        now: Timestamp,
    ) {
        if self.pushes[at].faults_applied || self.pushes[at].state != PushState::Waiting {
            return;
        }
        let (id, device) = (self.pushes[at].id, self.pushes[at].content.device.clone());
        let mut held = self
            .pushes
            .iter_mut()
            .filter(|held| held.hold == Hold::UntilNext && held.content.device == device);
        let releases_held = held.next().map(|held| held.hold = Hold::After(id)).is_some();
        let push = &mut self.pushes[at];
        push.faults_applied = true;
        push.fault = next_fault(push, releases_held);
        match push.fault {
            Some(PushFault::Delay(seconds)) => push.not_before = now + i64::from(seconds),
            Some(PushFault::Swap) => push.hold = Hold::UntilNext,
            Some(PushFault::Lose) => push.state = PushState::Lost,
            Some(PushFault::Double | PushFault::SealWrongly | PushFault::OtherDevice) | None => {}
        }
    }

    fn is_due(&self, push: &RecordedPush, now: Timestamp) -> bool {
        let is_open = |other: &&RecordedPush| other.is_pending() || other.state == PushState::Sending;
        let is_released = match push.hold {
            Hold::No => true,
            Hold::UntilNext => false,
            Hold::After(first) => !self.pushes.iter().filter(is_open).any(|other| other.id == first),
        };
        push.is_pending()
            && is_released
            && now >= push.not_before
            && !self.pushes.iter().any(|other| other.state == PushState::Sending && other.is_same_topic(push))
    }
}
