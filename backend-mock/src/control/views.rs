//! Read-only views of a running backend for tests.

use backend_model::{
    Challenge, Device, EmailAddress, Ended, Message, PhoneNumber, RecordedPush, State, User,
};
use key_protocol::challenge;
use key_protocol::decision::Outcome;
use key_protocol::handoff::Handoff;
use key_protocol::ids::{AccountId, Timestamp, Username};

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

/// A challenge, open or ended.
#[derive(Debug, Clone)]
pub struct ChallengeView {
    /// Claims of the signed challenge.
    pub claims: challenge::Challenge,
    /// Number shown on the login page.
    pub number: Option<String>,
    /// Secret of the waiting page, for an app on the same phone.
    pub handoff: Handoff,
    /// Outcome; `None` while the challenge is open.
    pub outcome: Option<Outcome>,
    /// The end, with its time and the device that decided.
    pub ended: Option<Ended>,
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
            let view = |user: &User| UserView {
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
    pub fn devices(&self, username: &str) -> Vec<Device> {
        self.of_account(username, |state, account| {
            state.devices().iter().filter(|device| device.account == *account).cloned().collect()
        })
    }

    /// Returns a user's challenges, oldest first.
    #[must_use]
    pub fn challenges(&self, username: &str) -> Vec<ChallengeView> {
        let view = |challenge: &Challenge| ChallengeView {
            claims: challenge.claims.clone(),
            number: challenge.number.clone(),
            handoff: challenge.handoff.clone(),
            outcome: challenge.outcome(),
            ended: challenge.ended.clone(),
        };
        self.of_account(username, |state, account| {
            state.challenges().iter().filter(|of| of.claims.account == *account).map(view).collect()
        })
    }

    fn of_account<R>(&self, username: &str, read: impl FnOnce(&State, &AccountId) -> Vec<R>) -> Vec<R> {
        let username = Username::new(username).key();
        self.backend.read(|state, _| {
            let user = state.user_named(&username);
            user.map(|user| read(state, &user.account)).unwrap_or_default()
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
