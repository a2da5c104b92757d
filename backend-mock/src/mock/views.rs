//! What a test sees of a running backend.

use key_protocol::challenge::Challenge;
use key_protocol::decision::Outcome;
use key_protocol::enrolment::DeviceDescription;
use key_protocol::event::RevokedEvent;
use key_protocol::ids::{AccountId, DeviceId, Timestamp, Username};
use key_protocol::push::{LastPush, PushRegistration};

use super::Mock;
use crate::state::{EmailAddress, Message, PhoneNumber, RecordedPush};

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
    /// Where they get mail.
    pub email: Option<EmailAddress>,
    /// Where they get text messages.
    pub phone: Option<PhoneNumber>,
    /// Whether they have yet to choose how to confirm logins.
    pub is_new: bool,
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
    /// What came of the latest push.
    pub last_push: Option<LastPush>,
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
                last_push: device.last_push,
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

    /// The latest pushes, sent or not, oldest first. Those of before the start are not among them.
    #[must_use]
    pub fn pushes(&self) -> Vec<RecordedPush> {
        self.backend.read(|state, _| state.pushes().to_vec())
    }

    /// Waits until `look` finds something in what the backend knows.
    pub async fn until<R>(&self, look: impl Fn(&Self) -> Option<R>) -> R {
        let mut changes = self.backend.changes();
        loop {
            if let Some(found) = look(self) {
                return found;
            }
            // The sender lives as long as `self`.
            let _ = changes.changed().await;
        }
    }

    /// The latest text messages that would have been sent, oldest first.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        self.backend.read(|state, _| state.messages().to_vec())
    }
}
