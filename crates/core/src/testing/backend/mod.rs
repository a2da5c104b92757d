//! A backend in memory: verifies every statement with the server side of `key-protocol`, with fault
//! injection.

mod account;
mod calls;
mod mishap;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use key_protocol::challenge::{Context, Detail, Kind, NumberMatching, SignedChallenge};
use key_protocol::decision::{Amr, Outcome};
use key_protocol::event::{ChallengeEvent, Event, RevokedEvent};
use key_protocol::ids::{ChallengeId, Nonce, Origin, Timestamp, Username};
use key_protocol::keys::SigningKey;
use key_protocol::push::{PushRegistration, VapidKey};
use ring::rand::SystemRandom;
use tokio::sync::watch;
use tokio::time::timeout;

use self::account::{Account, IssuedChallenge, Revoked};
pub use self::mishap::{Call, Mishap};
use super::{FakeClock, Phone};

/// A backend with any number of users. Clones share it.
#[derive(Clone)]
pub struct FakeBackend {
    origin: Origin,
    clock: FakeClock,
    inside: Arc<Mutex<Inside>>,
    /// Notifies of every call.
    called: Arc<watch::Sender<()>>,
}

#[derive(Default)]
struct Inside {
    accounts: Vec<Account>,
    mishaps: HashMap<Call, Vec<Mishap>>,
    down: bool,
    pin_min_length: u8,
    vapid: Option<VapidKey>,
    calls: Vec<(Call, String)>,
}

/// An issued challenge, as the login page knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// Id of the challenge.
    pub id: ChallengeId,
    /// The number that the login page shows; empty if none is required.
    pub number: String,
}

impl FakeBackend {
    /// Number of an account's first challenge; the following count up: `17`, `18`, …
    const FIRST_NUMBER: usize = 17;
    /// Seconds until a challenge expires.
    pub const LIFETIME: i64 = 120;

    /// Returns a backend without users at `https://key.example`, with the true time of `clock`.
    #[must_use]
    pub fn new(clock: &FakeClock) -> Self {
        Self::at("https://key.example", clock)
    }

    /// Returns a backend like [`new`](Self::new), at another address.
    #[must_use]
    pub fn at(address: &str, clock: &FakeClock) -> Self {
        Self {
            origin: Origin::parse(address).expect("an address"),
            clock: clock.clone(),
            inside: Arc::new(Mutex::new(Inside {
                pin_min_length: 6,
                vapid: Some(VapidKey::from(*new_key().public())),
                ..Inside::default()
            })),
            called: Arc::new(watch::Sender::new(())),
        }
    }

    /// Returns the address of the backend.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Returns the true time, which the backend has.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.world()
    }

    /// Adds a user with one-time passwords.
    pub fn add_user(&self, username: &str, codes: &[&str]) {
        self.inside().accounts.push(Account::new(username, codes));
    }

    /// Turns Web Push off, or on with a new key.
    pub fn set_web_push(&self, on: bool) {
        self.inside().vapid = on.then(|| VapidKey::from(*new_key().public()));
    }

    /// Returns the push registration of the user's last connected device.
    #[must_use]
    pub fn push(&self, username: &str) -> PushRegistration {
        self.inside().account(username).devices.last().expect("a device").push.clone()
    }

    /// Forgets the push registrations of the user's devices, as after a push service rejected them.
    pub fn forget_push(&self, username: &str) {
        for device in &mut self.inside().account(username).devices {
            device.push = PushRegistration::None;
        }
    }

    /// Sets the minimum PIN length for enrolments from now on.
    pub fn set_pin_min_length(&self, digits: u8) {
        self.inside().pin_min_length = digits;
    }

    /// Issues a login with a two-digit number.
    pub fn issue(&self, username: &str) -> Issued {
        self.issue_with(username, Kind::Login, NumberMatching::Two, &[])
    }

    /// Issues a login with a two-digit number, without an event.
    pub fn issue_silently(&self, username: &str) -> Issued {
        let streams: Vec<_> =
            self.inside().account(username).devices.iter_mut().map(|device| device.stream.take()).collect();
        let issued = self.issue(username);
        for (device, stream) in self.inside().account(username).devices.iter_mut().zip(streams) {
            device.stream = stream;
        }
        issued
    }

    /// Issues a challenge with `details` as pairs of label and value.
    pub fn issue_with(
        &self,
        username: &str,
        kind: Kind,
        matching: NumberMatching,
        details: &[(&str, &str)],
    ) -> Issued {
        self.issue_signed(username, kind, matching, details, None)
    }

    /// Issues a login signed by a key that is not the account's.
    pub fn forge(&self, username: &str) -> Issued {
        self.issue_signed(username, Kind::Login, NumberMatching::Two, &[], Some(&new_key()))
    }

    fn issue_signed(
        &self,
        username: &str,
        kind: Kind,
        matching: NumberMatching,
        details: &[(&str, &str)],
        forger: Option<&SigningKey>,
    ) -> Issued {
        let rng = SystemRandom::new();
        let now = self.now();
        let mut inside = self.inside();
        let account = inside.account(username);
        let details = details
            .iter()
            .map(|(label, value)| Detail { label: (*label).to_owned(), value: (*value).to_owned() });
        let challenge = key_protocol::challenge::Challenge {
            id: ChallengeId::random(&rng).unwrap(),
            account: account.id.clone(),
            kind,
            iat: now,
            exp: now + Self::LIFETIME,
            nonce: Nonce::random(&rng).unwrap(),
            service: "Procountor".to_owned(),
            context: Context {
                browser: "Firefox 145".to_owned(),
                os: "Windows 11".to_owned(),
                ip: "198.51.100.23".to_owned(),
                place: Some("Helsinki, Finland".to_owned()),
            },
            details: details.collect(),
            number_matching_digits: matching,
        };
        let number =
            format!("{:0width$}", Self::FIRST_NUMBER + account.challenges.len(), width = matching.digits());
        let number = number[..matching.digits()].to_owned();
        let signed = SignedChallenge::sign(challenge, forger.unwrap_or(&account.key)).unwrap();
        let id = signed.claims().id.clone();
        account.challenges.push(IssuedChallenge::new(signed, number.clone()));
        account.send_event(&Event::Challenge(ChallengeEvent { id: id.clone() }));
        Issued { id, number }
    }

    /// Ends a challenge without this device: another device answered, or the browser gave up.
    pub fn withdraw(&self, id: &ChallengeId, outcome: Outcome, by: Option<&str>) {
        let now = self.now();
        let mut inside = self.inside();
        let account = inside.account_of(id).expect("a challenge of this backend");
        account.end(id, outcome, by, now);
    }

    /// Ends a challenge like [`withdraw`](Self::withdraw), without an event.
    pub fn withdraw_silently(&self, id: &ChallengeId, outcome: Outcome, by: Option<&str>) {
        let now = self.now();
        let mut inside = self.inside();
        let account = inside.account_of(id).expect("a challenge of this backend");
        account.end_silently(id, outcome, by, now);
    }

    /// Returns how a challenge ended; `None` while it is open.
    #[must_use]
    pub fn outcome(&self, id: &ChallengeId) -> Option<Outcome> {
        let mut inside = self.inside();
        let account = inside.account_of(id).expect("a challenge of this backend");
        account.challenge(id).and_then(|challenge| challenge.ended.as_ref()).map(|ended| ended.outcome)
    }

    /// Returns the method by which an approval proved user presence; `None` without an approval.
    #[must_use]
    pub fn method(&self, id: &ChallengeId) -> Option<Amr> {
        let mut inside = self.inside();
        inside.account_of(id).expect("a challenge of this backend").challenge(id)?.method
    }

    /// Disconnects every device of a user, with an event.
    pub fn revoke(&self, username: &str, by: &str) {
        let at = self.now();
        let mut inside = self.inside();
        let account = inside.account(username);
        account.revoke_all(&Revoked { at, by: by.to_owned() });
        account.send_event(&Event::Revoked(RevokedEvent { at, by: by.to_owned() }));
        account.close_streams();
    }

    /// Disconnects every device of a user, without an event: the next request is refused.
    pub fn revoke_silently(&self, username: &str, by: &str) {
        let at = self.now();
        self.inside().account(username).revoke_all(&Revoked { at, by: by.to_owned() });
    }

    /// Returns the number of connected devices of a user.
    #[must_use]
    pub fn devices(&self, username: &str) -> usize {
        let mut inside = self.inside();
        let devices = &inside.account(username).devices;
        devices.iter().filter(|device| device.revoked.is_none()).count()
    }

    /// Sends an event, true or not, to every listening device of a user.
    pub fn send_event(&self, username: &str, event: &Event) {
        self.inside().account(username).send_event(event);
    }

    /// Returns the offline secret of the user's last connected device.
    #[must_use]
    pub fn offline_secret(&self, username: &str) -> [u8; 32] {
        *self.inside().account(username).devices.last().expect("a device").offline.expose()
    }

    /// Returns the offline code that the user's last connected device must show now.
    #[must_use]
    pub fn offline_code(&self, username: &str) -> String {
        let now = self.now();
        let mut inside = self.inside();
        let device = inside.account(username).devices.last().expect("a device");
        device.offline.code(key_protocol::offline::Step::at(now)).to_string()
    }

    /// Makes the backend unreachable, or reachable again. Closes all event streams.
    pub fn set_down(&self, down: bool) {
        let mut inside = self.inside();
        inside.down = down;
        inside.close_streams();
    }

    /// Closes all event streams.
    pub fn close_streams(&self) {
        self.inside().close_streams();
    }

    /// Returns an unused one-time password of a user.
    #[must_use]
    pub fn unused(&self, username: &str) -> String {
        self.inside().account(username).codes.first().cloned().expect("a code that was not used")
    }

    /// Returns the number of listening devices.
    #[must_use]
    pub fn listeners(&self) -> usize {
        self.inside().accounts.iter().map(Account::listeners).sum()
    }

    /// Plans a fault of the next `call`; each further one applies to the `call` after.
    pub fn expect(&self, call: Call, mishap: Mishap) {
        self.inside().mishaps.entry(call).or_default().push(mishap);
    }

    /// Returns the calls so far, in order, with or without success.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.inside().calls.iter().map(|(call, _)| *call).collect()
    }

    /// Returns when `call` was called `times` times.
    pub async fn called(&self, call: Call, times: usize) {
        let count = || self.calls().iter().filter(|made| **made == call).count();
        let enough = async {
            let _ = self.called.subscribe().wait_for(|()| count() >= times).await;
        };
        let waited = timeout(Phone::TIMEOUT, enough).await;
        assert!(waited.is_ok(), "{call:?} was called {} times, not {times}", count());
    }

    /// Returns the signed bodies of all calls of one kind.
    #[must_use]
    pub fn bodies(&self, of: Call) -> Vec<String> {
        let inside = self.inside();
        let bodies = inside.calls.iter().filter(|(call, _)| *call == of);
        bodies.map(|(_, body)| body.clone()).collect()
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().expect("no test panics while it holds a backend")
    }
}

fn new_key() -> SigningKey {
    SigningKey::generate(&SystemRandom::new()).unwrap()
}

impl Inside {
    fn account(&mut self, username: &str) -> &mut Account {
        let username = Username::new(username);
        let found = self.accounts.iter_mut().find(|account| account.username == username);
        found.expect("a user of this backend")
    }

    fn account_of(&mut self, id: &ChallengeId) -> Option<&mut Account> {
        self.accounts.iter_mut().find(|account| account.challenge(id).is_some())
    }

    fn close_streams(&mut self) {
        for account in &mut self.accounts {
            account.close_streams();
        }
    }
}
