//! The backend of core's tests: the rules of `backend-model` in memory, with faults between it and
//! the app.

mod calls;
mod handoff;
mod inside;
mod mishap;
mod sensor_key;

use std::future::ready;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use backend_model::{Device, PushSettings, SeedUser, SessionId, Settings};
use futures_util::{Stream, StreamExt as _, stream};
use key_protocol::challenge::{Context, Detail, Kind, NumberMatching, SignedChallenge};
use key_protocol::decision::{Amr, Outcome};
use key_protocol::enrolment::EnrolmentResponse;
use key_protocol::event::{Event, TIME_EVERY, TimeEvent};
use key_protocol::handoff::Handoff;
use key_protocol::ids::{ChallengeId, IpText, Origin, Text, Timestamp, Username};
use key_protocol::keys::SigningKey;
use key_protocol::list::Element;
use key_protocol::notice::BY_WEB;
use key_protocol::offline::Step;
use key_protocol::push::{PushRegistration, Reach, VapidKey};
use ring::rand::SystemRandom;
use tokio::sync::watch;
use tokio::time::timeout;

use self::inside::Inside;
pub use self::mishap::{Call, Mishap};
use super::{FakeClock, Phone};
use crate::ports::{Clock as _, EventStream};

/// A backend with any number of users. Clones share it.
#[derive(Clone)]
pub struct FakeBackend {
    origin: Origin,
    clock: FakeClock,
    inside: Arc<Mutex<Inside>>,
    /// Notifies of every call.
    called: Arc<watch::Sender<()>>,
}

/// An issued challenge, as the login page knows it.
#[derive(Clone)]
pub struct Issued {
    /// Id of the challenge.
    pub id: ChallengeId,
    /// The number that the login page shows; empty if none is required.
    pub number: String,
    /// Session of the browser that asked.
    pub session: SessionId,
    /// Secret in the link of the page.
    pub handoff: Handoff,
}

impl Issued {
    /// Returns two digits that the login page does not show.
    pub fn wrong_number(&self) -> &'static str {
        if self.number == "00" { "01" } else { "00" }
    }
}

impl FakeBackend {
    /// Seconds until a challenge expires.
    pub const LIFETIME: i64 = 120;

    /// Returns a backend without users at `https://key.example`, with the true time of `clock`.
    pub fn new(clock: &FakeClock) -> Self {
        Self::at("https://key.example", clock)
    }

    /// Returns a backend like [`new`](Self::new), at another address.
    pub fn at(address: &str, clock: &FakeClock) -> Self {
        let origin = Origin::parse(address).expect("an address");
        let settings = Settings {
            origin: origin.clone(),
            number_matching: NumberMatching::Two,
            challenge_lifetime: Self::LIFETIME,
            pin_min_length: 6,
            push: PushSettings {
                vapid: Some(VapidKey::from(*new_key().public())),
                sends_apns: true,
                reach: Reach::Internet,
            },
        };
        Self {
            origin,
            clock: clock.clone(),
            inside: Arc::new(Mutex::new(Inside::new(settings))),
            called: Arc::new(watch::Sender::new(())),
        }
    }

    /// Returns an independent copy of the backend and its users, with the time of `clock`. No device
    /// listens to it yet.
    #[must_use]
    pub fn copied(&self, clock: &FakeClock) -> Self {
        let inside = self.inside().copied();
        Self {
            origin: self.origin.clone(),
            clock: clock.clone(),
            inside: Arc::new(Mutex::new(inside)),
            called: Arc::new(watch::Sender::new(())),
        }
    }

    /// Returns the address of the backend.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Returns the true time, which the backend has.
    pub fn now(&self) -> Timestamp {
        self.clock.world()
    }

    /// Adds a user with one-time passwords.
    pub fn add_user(&self, username: &str, codes: &[&str]) {
        let user = SeedUser {
            username: Username::new(username),
            display_name: "Maija Meikäläinen".to_owned(),
            email: None,
            phone: None,
            is_new: false,
            password: "Kirjanpito-42".to_owned(),
            one_time_passwords: codes.iter().map(|&code| code.to_owned()).collect(),
        };
        self.inside().state.seed(&[user]);
    }

    /// Turns Web Push off, or on with a new key.
    pub fn set_web_push(&self, on: bool) {
        self.inside().settings.push.vapid = on.then(|| VapidKey::from(*new_key().public()));
    }

    /// Returns the push registration of the user's last connected device.
    pub fn push(&self, username: &str) -> PushRegistration {
        self.last_device(username, |device| device.push.clone())
    }

    /// Forgets the push registrations of the user's devices, as after a push service rejected them.
    pub fn forget_push(&self, username: &str) {
        let mut inside = self.inside();
        for caller in inside.connected(username) {
            inside.state.register_push(&caller, PushRegistration::None).expect("a connected device");
        }
    }

    /// Sets the number matching for enrolments and challenges from now on.
    pub fn set_number_matching(&self, matching: NumberMatching) {
        self.inside().settings.number_matching = matching;
    }

    /// Sets the minimum PIN length for enrolments from now on.
    pub fn set_pin_min_length(&self, digits: u8) {
        self.inside().settings.pin_min_length = digits;
    }

    /// Issues a login with a two-digit number.
    pub fn issue(&self, username: &str) -> Issued {
        self.issue_with(username, Kind::Login, NumberMatching::Two, &[])
    }

    /// Issues a challenge with `details` as pairs of label and value.
    pub fn issue_with(
        &self,
        username: &str,
        kind: Kind,
        matching: NumberMatching,
        details: &[(&str, &str)],
    ) -> Issued {
        let mut inside = self.inside();
        let issued = self.issue_inside(&mut inside, username, kind, matching, details);
        inside.publish();
        issued
    }

    /// Issues a login `seconds` ahead of the time.
    pub fn issue_ahead(&self, username: &str, seconds: i64) -> Issued {
        let mut inside = self.inside();
        let settings = inside.settings.clone();
        let issued = Self::issue_at(&mut inside, username, Kind::Login, &[], &settings, self.now() + seconds);
        inside.publish();
        issued
    }

    /// Issues a login that lives for `seconds`.
    pub fn issue_living(&self, username: &str, seconds: i64) -> Issued {
        let mut inside = self.inside();
        let settings = Settings { challenge_lifetime: seconds, ..inside.settings.clone() };
        let issued = Self::issue_at(&mut inside, username, Kind::Login, &[], &settings, self.now());
        inside.publish();
        issued
    }

    /// Issues a login that arrives signed by a key that is not the account's.
    pub fn forge(&self, username: &str) -> Issued {
        let mut inside = self.inside();
        let issued = self.issue_inside(&mut inside, username, Kind::Login, NumberMatching::Two, &[]);
        let claims = inside.state.challenge(&issued.id).expect("just issued").claims.clone();
        let forged = SignedChallenge::sign(claims, &new_key()).unwrap().jws().clone();
        inside.forged.insert(issued.id.clone(), forged);
        inside.publish();
        issued
    }

    fn issue_inside(
        &self,
        inside: &mut Inside,
        username: &str,
        kind: Kind,
        matching: NumberMatching,
        details: &[(&str, &str)],
    ) -> Issued {
        let settings = Settings { number_matching: matching, ..inside.settings.clone() };
        Self::issue_at(inside, username, kind, details, &settings, self.now())
    }

    fn issue_at(
        inside: &mut Inside,
        username: &str,
        kind: Kind,
        details: &[(&str, &str)],
        settings: &Settings,
        now: Timestamp,
    ) -> Issued {
        let account = inside.account(username);
        let context = Context {
            browser: text("Firefox 145"),
            os: text("Windows 11"),
            ip: IpText::parse("198.51.100.23").expect("an address"),
            place: Some(text("Helsinki, Finland")),
        };
        let detail = |(label, value): &(&str, &str)| Detail { label: text(label), value: text(value) };
        let session = inside.state.begin_session(account, context.clone(), now);
        let details = details.iter().map(detail).collect();
        let issued = inside.state.issue_for_session(&session, kind, details, context, settings, now);
        let issued = issued.expect("a session that just began");
        Issued {
            id: issued.claims.id.clone(),
            number: issued.number.clone().unwrap_or_default(),
            handoff: issued.handoff.clone(),
            session,
        }
    }

    /// Ends a challenge without this device: another device answered, or the browser gave up.
    pub fn withdraw(&self, id: &ChallengeId, outcome: Outcome, by: Option<&str>) {
        let mut inside = self.inside();
        inside.state.end(id, outcome, by.map(text).as_ref(), self.now());
        inside.publish();
    }

    /// Returns how a challenge was decided or withdrawn; `None` while it is open, and if it expired.
    pub fn outcome(&self, id: &ChallengeId) -> Option<Outcome> {
        let inside = self.inside();
        let outcome = *inside.outcomes.get(id).expect("a challenge of this backend");
        outcome.filter(|outcome| *outcome != Outcome::Expired)
    }

    /// Returns the method by which an approval proved user presence; `None` without an approval.
    pub fn method(&self, id: &ChallengeId) -> Option<Amr> {
        self.inside().methods.get(id).copied()
    }

    /// Disconnects every device of a user, with an event.
    pub fn revoke(&self, username: &str, by: &str) {
        let mut inside = self.inside();
        if by == BY_WEB {
            let account = inside.account(username);
            inside.state.disconnect_all(&account, None, self.now());
        } else {
            for caller in inside.connected(username) {
                inside.state.disconnect_by(&caller.device, &text(by), self.now());
            }
        }
        inside.publish();
    }

    /// Ends the freeze after a report, as a login with a one-time password does.
    pub fn unfreeze(&self, username: &str) {
        let mut inside = self.inside();
        let account = inside.account(username);
        inside.state.unfreeze(&account, self.now());
        inside.publish();
    }

    /// Does `act` without events: the app learns of it from the next request.
    pub fn silently<T>(&self, act: impl FnOnce(&Self) -> T) -> T {
        self.inside().silent = true;
        let done = act(self);
        self.inside().silent = false;
        done
    }

    /// Returns the number of connected devices of a user.
    pub fn devices(&self, username: &str) -> usize {
        self.inside().connected(username).len()
    }

    /// Changes the response to each enrolment from now on.
    pub fn alter_enrolments(&self, change: fn(&mut EnrolmentResponse)) {
        self.inside().alter = Some(change);
    }

    /// Keeps an open challenge out of the list, as a cache in between may.
    pub fn unlist(&self, id: &ChallengeId) {
        self.inside().unlisted.insert(id.clone());
    }

    /// Adds an element to the list of challenges.
    pub fn stray(&self, element: Element) {
        self.inside().strays.push(element);
    }

    /// Stops the `time` events of all streams, as a proxy does that holds back what a stream carries.
    pub fn set_timeless(&self, timeless: bool) {
        self.inside().timeless = timeless;
    }

    /// Adds the `time` events to a stream: at once, and then every [`TIME_EVERY`] seconds.
    fn with_time(&self, events: impl Stream<Item = Event> + Send + 'static) -> EventStream {
        let (clock, start) = (self.clock.clone(), self.clock.monotonic());
        let every = Duration::from_secs(TIME_EVERY);
        let ticks = stream::unfold((self.clone(), start), move |(backend, at)| {
            let clock = clock.clone();
            async move {
                clock.until(at).await;
                let next = clock.monotonic().max(at) + every;
                let timeless = backend.inside.lock().expect("no panics").timeless;
                let event = (!timeless).then(|| Event::Time(TimeEvent { server_time: backend.now() }));
                Some((event, (backend, next)))
            }
        });
        // The stream ends with the events, not with the time.
        let events = events.map(|event| Some(Some(event))).chain(stream::iter([None]));
        let all = stream::select(events, ticks.map(Some));
        let open = all.take_while(|item| ready(item.is_some()));
        Box::pin(open.filter_map(|item| ready(item.flatten())))
    }

    /// Sends an event, true or not, to every listening device of a user.
    pub fn send_event(&self, username: &str, event: &Event) {
        let inside = self.inside();
        let account = inside.account(username);
        inside.send_event(&account, None, event);
    }

    /// Returns the offline secret of the user's last connected device.
    pub fn offline_secret(&self, username: &str) -> [u8; 32] {
        self.last_device(username, |device| *device.offline_secret().expose())
    }

    /// Returns the offline code that the user's last connected device must show now.
    pub fn offline_code(&self, username: &str) -> String {
        let step = Step::at(self.now());
        self.last_device(username, |device| device.offline_secret().code(step).to_string())
    }

    fn last_device<T>(&self, username: &str, look: impl FnOnce(&Device) -> T) -> T {
        let inside = self.inside();
        let account = inside.account(username);
        let mut theirs = inside.state.devices().iter().filter(|device| device.account == account);
        look(theirs.next_back().expect("a device"))
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
    pub fn unused(&self, username: &str) -> String {
        let inside = self.inside();
        let user = inside.state.user(&inside.account(username)).expect("a user of this backend");
        user.unused_one_time_passwords().into_iter().next().expect("a code that was not used")
    }

    /// Returns the number of listening devices.
    pub fn listeners(&self) -> usize {
        self.inside().listeners()
    }

    /// Plans a fault of the next `call`; each further one applies to the `call` after.
    pub fn expect(&self, call: Call, mishap: Mishap) {
        self.inside().mishaps.entry(call).or_default().push(mishap);
    }

    /// Returns the calls so far, in order, with or without success.
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
    pub fn bodies(&self, of: Call) -> Vec<String> {
        let inside = self.inside();
        let bodies = inside.calls.iter().filter(|(call, _)| *call == of);
        bodies.map(|(_, body)| body.clone()).collect()
    }

    /// Locks the backend at the current time, when what was due has expired.
    fn inside(&self) -> MutexGuard<'_, Inside> {
        let mut inside = self.inside.lock().expect("no test panics while it holds a backend");
        inside.state.tick(self.now());
        inside.publish();
        inside
    }
}

fn text<const N: usize>(text: &str) -> Text<N> {
    Text::parse(text).expect("a text of the protocol")
}

fn new_key() -> SigningKey {
    SigningKey::generate(&SystemRandom::new()).unwrap()
}
