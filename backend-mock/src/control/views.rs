//! Read-only views of a running backend for tests.

use backend_model::{EmailAddress, Message, PhoneNumber, RecordedPush};
use key_protocol::challenge::Challenge;
use key_protocol::decision::Outcome;
use key_protocol::enrolment::DeviceDescription;
use key_protocol::event::RevokedEvent;
use key_protocol::ids::{AccountId, DeviceId, Timestamp, Username};
use key_protocol::push::{LastPush, PushRegistration};

use super::Control;

/// A user with their credentials. Holds secrets, so it has no `Debug`.
pub struct UserView {
    /// Id of the account.
    pub account: AccountId,
    /// Username in its original spelling.
    pub username: Username,
    /// Full name.
    pub display_name: String,
    /// Password for the login page.
    pub password: String,
    /// E-mail address.
    pub email: Option<EmailAddress>,
    /// Phone number for text messages.
    pub phone: Option<PhoneNumber>,
    /// Whether the user has yet to choose how to confirm logins.
    pub is_new: bool,
    /// Unused one-time passwords.
    pub one_time_passwords: Vec<String>,
    /// Whether a report has stopped confirming in the app.
    pub is_frozen: bool,
}

/// A device, connected or revoked.
#[derive(Debug, Clone)]
pub struct DeviceView {
    /// Id of the device.
    pub id: DeviceId,
    /// Description sent at enrolment.
    pub about: DeviceDescription,
    /// Time of enrolment.
    pub enrolled_at: Timestamp,
    /// Time of the latest request.
    pub last_seen_at: Timestamp,
    /// Who revoked the device, and when.
    pub revoked: Option<RevokedEvent>,
    /// Push registration.
    pub push: PushRegistration,
    /// Result of the latest push.
    pub last_push: Option<LastPush>,
}

/// A challenge, open or ended.
#[derive(Debug, Clone)]
pub struct ChallengeView {
    /// Claims of the signed challenge.
    pub claims: Challenge,
    /// Number shown on the login page.
    pub number: Option<String>,
    /// Outcome; `None` while the challenge is open.
    pub outcome: Option<Outcome>,
    /// Time at which the challenge ended.
    pub ended_at: Option<Timestamp>,
    /// Name of the device that decided.
    pub by_device: Option<String>,
}

impl Control {
    /// Returns the time of the backend's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.backend.clock.now()
    }

    /// Returns all users.
    #[must_use]
    pub fn users(&self) -> Vec<UserView> {
        self.backend.read(|state, _| {
            let view = |user: &backend_model::User| UserView {
                account: user.account.clone(),
                username: user.username.clone(),
                display_name: user.display_name.clone(),
                email: user.email.clone(),
                phone: user.phone.clone(),
                is_new: user.onboarding.is_some(),
                password: user.password().to_owned(),
                one_time_passwords: user.unused_one_time_passwords(),
                is_frozen: user.is_frozen,
            };
            state.users().iter().map(view).collect()
        })
    }

    /// Returns every device a user ever connected, in order of enrolment.
    #[must_use]
    pub fn devices(&self, username: &str) -> Vec<DeviceView> {
        let username = Username::new(username).key();
        self.backend.read(|state, _| {
            let account = state.user_named(&username).map(|user| &user.account);
            let theirs = state.devices().iter().filter(|device| Some(&device.account) == account);
            let view = |device: &backend_model::Device| DeviceView {
                id: device.id.clone(),
                about: device.about.clone(),
                enrolled_at: device.enrolled_at,
                last_seen_at: device.last_seen_at,
                revoked: device.revoked.clone(),
                push: device.push.clone(),
                last_push: device.last_push,
            };
            theirs.map(view).collect()
        })
    }

    /// Returns a user's challenges, oldest first.
    #[must_use]
    pub fn challenges(&self, username: &str) -> Vec<ChallengeView> {
        let username = Username::new(username).key();
        self.backend.read(|state, _| {
            let account = state.user_named(&username).map(|user| &user.account);
            let theirs =
                state.challenges().iter().filter(|challenge| Some(&challenge.claims.account) == account);
            let view = |challenge: &backend_model::Challenge| ChallengeView {
                claims: challenge.claims.clone(),
                number: challenge.number.clone(),
                outcome: challenge.ended.as_ref().map(|ended| ended.outcome),
                ended_at: challenge.ended.as_ref().map(|ended| ended.at),
                by_device: challenge.ended.as_ref().and_then(|ended| ended.by_device.clone()),
            };
            theirs.map(view).collect()
        })
    }

    /// Returns the latest pushes since the start, sent or not, oldest first.
    #[must_use]
    pub fn pushes(&self) -> Vec<RecordedPush> {
        self.backend.read(|state, _| state.pushes().to_vec())
    }

    /// Waits until `look` returns a value.
    pub async fn until<R>(&self, look: impl Fn(&Self) -> Option<R>) -> R {
        let mut changes = self.backend.changes();
        loop {
            if let Some(found) = look(self) {
                return found;
            }
            // Cannot fail: the sender lives as long as `self`.
            let _ = changes.changed().await;
        }
    }

    /// Returns the latest text messages (which are recorded, not sent), oldest first.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        self.backend.read(|state, _| state.messages().to_vec())
    }
}
