//! Notices: tells all devices of an account what happened to it.

use key_protocol::challenge::Context;
use key_protocol::event::{Event, NoticeEvent};
use key_protocol::ids::{AccountId, DeviceId, DeviceText, NoticeId, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::notice::{BY_WEB, Notice, NoticeDevice, NoticeKind, SignedNotice};
use key_protocol::push::Subject;
use ring::rand::SystemRandom;
use serde::{Deserialize, Serialize};

use super::{OutgoingEvent, State};
use crate::random::expect_random;

/// Seconds for which a notice is listed.
const LISTED: i64 = 30 * 24 * 60 * 60;
/// Most notices in a list, apart from those of devices that are still connected.
const MAX_LISTED: usize = 50;

/// A signed notice as stored.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct StoredNotice {
    claims: Notice,
    jws: Jws,
}

/// Who acted.
pub(super) enum Actor<'a> {
    /// A device, by its name.
    Device(&'a DeviceText),
    /// A browser on the login pages.
    Browser(Context),
    /// The backend itself, or a browser that is not named.
    Web,
}

impl Actor<'_> {
    /// The browser, or the login pages where none is named.
    pub(super) fn web(from: Option<Context>) -> Self {
        from.map_or(Self::Web, Self::Browser)
    }
}

impl State {
    /// Signs a notice, stores it, and tells every connected device of it by an event and a push.
    /// Returns the signed notice; `None` if there is no such account.
    pub(super) fn notify(
        &mut self,
        account: &AccountId,
        kind: NoticeKind,
        device: Option<NoticeDevice>,
        actor: Actor<'_>,
        now: Timestamp,
    ) -> Option<SignedNotice> {
        let web = || DeviceText::cleaned(BY_WEB);
        let (by, context) = match actor {
            Actor::Device(name) => (name.clone(), None),
            Actor::Browser(context) => (web()?, Some(context)),
            Actor::Web => (web()?, None),
        };
        let id = expect_random(NoticeId::random(&SystemRandom::new()));
        let claims = Notice { id: id.clone(), account: account.clone(), iat: now, kind, device, by, context };
        let signed = expect_random(SignedNotice::sign(claims.clone(), &self.user(account)?.key.0));
        self.notices.push(StoredNotice { claims, jws: signed.jws().clone() });
        self.push_to_all(account, &Subject::Notice(id.clone()), now);
        let event = Event::Notice(NoticeEvent { id });
        self.outgoing_events.push(OutgoingEvent { account: account.clone(), only: None, event });
        Some(signed)
    }

    /// Returns the notices for a device, the oldest first: the latest ones of its account since
    /// its own enrolment, and every enrolment of a device that is still connected.
    pub fn list_notices(&self, reader: &DeviceId, now: Timestamp) -> Vec<Jws> {
        let Some(device) = self.device(reader) else { return Vec::new() };
        let of_account = self.notices.iter().filter(|notice| notice.claims.account == device.account);
        let theirs: Vec<_> = of_account.collect();
        // By place, not by time: more than one thing can happen within a second.
        let own = theirs.iter().position(|notice| notice.added_device() == Some(reader));
        let all = &theirs[own.map_or(0, |own| own + 1)..];
        let recent: Vec<_> = all.iter().filter(|notice| now - notice.claims.iat <= LISTED).collect();
        let first = recent.len().saturating_sub(MAX_LISTED);
        let listed: Vec<&NoticeId> = recent[first..].iter().map(|notice| &notice.claims.id).collect();
        let is_listed =
            |notice: &&&StoredNotice| listed.contains(&&notice.claims.id) || self.is_of_connected(notice);
        all.iter().filter(is_listed).map(|notice| notice.jws.clone()).collect()
    }

    fn is_of_connected(&self, notice: &StoredNotice) -> bool {
        notice
            .added_device()
            .is_some_and(|added| self.device(added).is_some_and(|device| device.revoked.is_none()))
    }

    /// Removes notices that no list can contain any more.
    pub(super) fn tick_notices(&mut self, now: Timestamp) {
        let stored = std::mem::take(&mut self.notices);
        let is_listed =
            |notice: &StoredNotice| now - notice.claims.iat <= LISTED || self.is_of_connected(notice);
        self.notices = stored.into_iter().filter(is_listed).collect();
    }
}

impl StoredNotice {
    fn added_device(&self) -> Option<&DeviceId> {
        let device = self.claims.device.as_ref();
        device.filter(|_| self.claims.kind == NoticeKind::DeviceAdded).map(|device| &device.id)
    }
}
