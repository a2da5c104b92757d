//! The powers of a test over a running backend: what a test could not wait for, or could not make happen over HTTP.

mod faults;

use std::sync::Arc;

use key_protocol::challenge::{Challenge, Context, Detail, Kind};
use key_protocol::decision::Outcome;
use key_protocol::enrolment::DeviceDescription;
use key_protocol::event::RevokedEvent;
use key_protocol::ids::{AccountId, ChallengeId, DeviceId, Timestamp, Username};
use key_protocol::push::PushRegistration;

use crate::backend::Backend;
use crate::config::Config;
use crate::running::{Running, StartError};
use crate::state::{Question, RecordedPush, SERVICE, SessionId};

/// A hold on a running backend; a clone holds the same one.
#[derive(Clone)]
pub struct Mock {
    backend: Arc<Backend>,
}

/// Nobody has that username.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nobody has that username")]
pub struct NoSuchUser;

/// A challenge that was issued, and the browser that asked for it.
pub struct Issued {
    /// Which.
    pub id: ChallengeId,
    /// What the login page shows to be typed, where number matching is on.
    pub number: Option<String>,
    /// The browser's session, which an approval of a login opens.
    pub session: SessionId,
}

/// A user, for whoever plays them. Holds secrets, so it has no `Debug`.
pub struct UserView {
    /// The account.
    pub account: AccountId,
    /// As the backend writes it.
    pub username: Username,
    /// The name of the person.
    pub display_name: String,
    /// What is typed on the login page.
    pub password: String,
    /// The codes that still work.
    pub one_time_passwords: Vec<String>,
    /// Whether a report stopped confirming in the app.
    pub is_frozen: bool,
}

/// A device, connected or not.
#[derive(Debug, Clone)]
pub struct DeviceView {
    /// Which.
    pub id: DeviceId,
    /// What it says of itself.
    pub about: DeviceDescription,
    /// When it was connected.
    pub enrolled_at: Timestamp,
    /// When it last made a request.
    pub last_seen_at: Timestamp,
    /// Who disconnected it, and when.
    pub revoked: Option<RevokedEvent>,
    /// Where to send its pushes.
    pub push: PushRegistration,
}

/// A challenge, open or ended.
#[derive(Debug, Clone)]
pub struct ChallengeView {
    /// What was asked.
    pub claims: Challenge,
    /// What the login page shows to be typed.
    pub number: Option<String>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// The name of the device that answered.
    pub by_device: Option<String>,
}

impl Mock {
    pub(crate) fn new(backend: Arc<Backend>) -> Self {
        Self { backend }
    }

    /// Starts a backend.
    pub async fn start(config: Config) -> Result<Running, StartError> {
        Running::start(config).await
    }

    /// Asks for a login as if from a browser where the password was just typed. Limits on asking do not hold.
    pub fn ask_login(&self, username: &str) -> Result<Issued, NoSuchUser> {
        self.issue(username, Kind::Login, Vec::new())
    }

    /// Asks for a payment as if from a browser.
    pub fn ask_payment(&self, username: &str, details: Vec<Detail>) -> Result<Issued, NoSuchUser> {
        self.issue(username, Kind::Payment, details)
    }

    /// Asks who someone is as if from a browser.
    pub fn ask_identification(&self, username: &str) -> Result<Issued, NoSuchUser> {
        self.issue(username, Kind::Identification, Vec::new())
    }

    fn issue(&self, username: &str, kind: Kind, details: Vec<Detail>) -> Result<Issued, NoSuchUser> {
        let context = Context {
            browser: "Firefox 145".to_owned(),
            os: "Windows 11".to_owned(),
            ip: "192.0.2.17".to_owned(),
            place: Some("Helsinki, Finland".to_owned()),
        };
        let question = Question { kind, service: SERVICE.to_owned(), context, details };
        let settings = &self.backend.settings;
        let issued = self.backend.write(|state, now| {
            let account = state.user_named(&Username::new(username).key())?.account.clone();
            let session = state.begin_session(account.clone(), now);
            let waiting = state.ask(&session, &account, question, settings, now)?;
            Some(Issued { id: waiting.id, number: waiting.number, session })
        });
        issued.ok().flatten().ok_or(NoSuchUser)
    }

    /// Lets in the browser whose own login was approved; `None` if its login was not.
    #[must_use]
    pub fn enter(&self, session: &SessionId) -> Option<SessionId> {
        self.backend.write(|state, now| state.enter_approved(session, now)).ok().flatten()
    }

    /// Whether a browser is logged in.
    #[must_use]
    pub fn is_logged_in(&self, session: &SessionId) -> bool {
        let session = self.backend.read(|state, now| state.session(session, now));
        session.is_some_and(|session| session.confirmed.is_some())
    }

    /// Ends an open challenge as if its time were up.
    pub fn expire(&self, id: &ChallengeId) {
        let _ = self.backend.write(|state, now| state.expire(id, now));
    }

    /// Withdraws an open challenge, as whoever asked for it can.
    pub fn withdraw(&self, id: &ChallengeId) {
        let _ = self.backend.write(|state, now| state.cancel(id, now));
    }

    /// Disconnects all of a user's devices, as the login page does.
    pub fn disconnect_all(&self, username: &str) {
        let username = Username::new(username).key();
        let _ = self.backend.write(|state, now| {
            if let Some(account) = state.user_named(&username).map(|user| user.account.clone()) {
                state.disconnect_all(&account, now);
            }
        });
    }

    /// Begins anew with the users of the seed, as at the first start: devices are not known any more, browsers are logged out, no
    /// fault is on, and the clock is right. If that cannot be written to the state file, all stays as it is.
    pub fn reset(&self) {
        let _ = self.backend.reset();
    }

    /// Allows to confirm in the app again after a report, as a login with a one-time password does.
    pub fn thaw(&self, username: &str) {
        let username = Username::new(username).key();
        let _ = self.backend.write(|state, _| {
            if let Some(account) = state.user_named(&username).map(|user| user.account.clone()) {
                state.thaw(&account);
            }
        });
    }

    /// The time at the backend.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.backend.clock.now()
    }

    /// Everyone.
    #[must_use]
    pub fn users(&self) -> Vec<UserView> {
        self.backend.read(|state, _| {
            let view = |user: &crate::state::User| UserView {
                account: user.account.clone(),
                username: user.username.clone(),
                display_name: user.display_name.clone(),
                password: user.password().to_owned(),
                one_time_passwords: user.unused_one_time_passwords(),
                is_frozen: user.is_frozen,
            };
            state.users().iter().map(view).collect()
        })
    }

    /// All devices a user ever connected, in that order.
    #[must_use]
    pub fn devices(&self, username: &str) -> Vec<DeviceView> {
        let username = Username::new(username).key();
        self.backend.read(|state, _| {
            let account = state.user_named(&username).map(|user| &user.account);
            let theirs = state.devices().iter().filter(|device| Some(&device.account) == account);
            let view = |device: &crate::state::Device| DeviceView {
                id: device.id.clone(),
                about: device.about.clone(),
                enrolled_at: device.enrolled_at,
                last_seen_at: device.last_seen_at,
                revoked: device.revoked.clone(),
                push: device.push.clone(),
            };
            theirs.map(view).collect()
        })
    }

    /// A user's challenges, oldest first.
    #[must_use]
    pub fn challenges(&self, username: &str) -> Vec<ChallengeView> {
        let username = Username::new(username).key();
        self.backend.read(|state, _| {
            let account = state.user_named(&username).map(|user| &user.account);
            let theirs =
                state.challenges().iter().filter(|challenge| Some(&challenge.claims.account) == account);
            let view = |challenge: &crate::state::Challenge| ChallengeView {
                claims: challenge.claims.clone(),
                number: challenge.number.clone(),
                outcome: challenge.ended.as_ref().map(|ended| ended.outcome),
                ended_at: challenge.ended.as_ref().map(|ended| ended.at),
                by_device: challenge.ended.as_ref().and_then(|ended| ended.by_device.clone()),
            };
            theirs.map(view).collect()
        })
    }

    /// The latest pushes that would have been sent, oldest first.
    #[must_use]
    pub fn pushes(&self) -> Vec<RecordedPush> {
        self.backend.read(|state, _| state.pushes().to_vec())
    }
}
