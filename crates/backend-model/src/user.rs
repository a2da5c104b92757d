//! Users and their credentials.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use key_protocol::ids::{AccountId, Text, Timestamp, Username, UsernameKey};
use key_protocol::keys::SigningKey;
use key_protocol::notice::NoticeKind;
use ring::rand::SystemRandom;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::State;
use super::code_list::CodeList;
use super::confirmed::Method;
use super::notice::Actor;
use super::profile::{EmailAddress, PhoneNumber};
use super::secret::Secret;
use crate::random::expect_random;

/// Number of challenges in a row without an approval after which the app is not asked.
const MAX_UNAPPROVED: u32 = 10;

/// A user and their account.
#[derive(Clone, Serialize, Deserialize)]
pub struct User {
    /// Id of the account.
    pub account: AccountId,
    /// Username in its original spelling.
    pub username: Username,
    /// Full name.
    pub display_name: String,
    /// E-mail address.
    #[serde(default)]
    pub email: Option<EmailAddress>,
    /// Phone number for text messages.
    #[serde(default)]
    pub phone: Option<PhoneNumber>,
    pub(super) password: Secret,
    pub(super) one_time_passwords: CodeList,
    /// The next step of a new user; `None` for all others.
    #[serde(default, rename = "joining")]
    pub onboarding: Option<Onboarding>,
    pub(super) key: BackendKey,
    /// The last method of confirmation; enrolling a device counts as one.
    pub preferred: Option<Method>,
    /// Whether a device reported a login. Stops challenges until a login with a one-time password.
    pub is_frozen: bool,
    /// Number of challenges in a row that ended without an approval.
    #[serde(default)]
    unapproved: u32,
}

/// A user at the first start. Holds secrets, so it has no `Debug`.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedUser {
    /// Username for the login page.
    pub username: Username,
    /// Full name.
    pub display_name: String,
    /// E-mail address.
    pub email: Option<EmailAddress>,
    /// Phone number for text messages.
    pub phone: Option<PhoneNumber>,
    /// Whether the user has yet to log in for the first time, with a password received by post.
    #[serde(default)]
    pub is_new: bool,
    /// Password for the login page.
    pub password: String,
    /// One-time passwords; each is valid for one login or one enrolment.
    #[serde(default)]
    pub one_time_passwords: Vec<String>,
}

/// The next step of a new user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Onboarding {
    /// Verify the personal information.
    Information,
    /// Choose how to confirm logins, and use it once.
    Method,
}

/// Key that signs an account's challenges. Never changes.
#[derive(Clone)]
pub(super) struct BackendKey(pub(super) Arc<SigningKey>);

impl User {
    fn new(seed: &SeedUser) -> Self {
        // Taken out here, so that pages, answers and notices have the same spelling.
        let username = Text::<256>::cleaned(seed.username.as_str());
        let display_name = Text::<128>::cleaned(&seed.display_name);
        Self {
            account: expect_random(AccountId::random(&SystemRandom::new())),
            username: username.map_or(seed.username.clone(), Username::new),
            display_name: display_name.map_or(seed.username.to_string(), String::from),
            email: seed.email.clone(),
            phone: seed.phone.clone(),
            password: Secret::new(&seed.password),
            one_time_passwords: CodeList::of(&seed.one_time_passwords),
            onboarding: seed.is_new.then_some(Onboarding::Information),
            key: BackendKey(Arc::new(expect_random(SigningKey::generate(&SystemRandom::new())))),
            preferred: None,
            is_frozen: false,
            unapproved: 0,
        }
    }

    /// Returns the unused codes, for the developer who has no printed list.
    pub fn unused_one_time_passwords(&self) -> Vec<String> {
        self.one_time_passwords.unused()
    }

    /// Returns the number of unused codes.
    pub fn codes_left(&self) -> usize {
        self.one_time_passwords.unused().len()
    }

    /// Whether so many challenges in a row were not approved that the app is not asked.
    pub(super) fn ignores_the_app(&self) -> bool {
        self.unapproved >= MAX_UNAPPROVED
    }

    /// Counts a challenge that ended without an approval.
    pub(super) fn count_unapproved(&mut self) {
        self.unapproved = self.unapproved.saturating_add(1);
    }

    /// Takes back the count of a challenge that the next one in the same browser replaced.
    pub(super) fn uncount_unapproved(&mut self) {
        self.unapproved = self.unapproved.saturating_sub(1);
    }

    /// Ends the row of unapproved challenges by an approval. One that is long enough ends only by a
    /// login in another way.
    pub(super) fn end_row_by_approval(&mut self) {
        if !self.ignores_the_app() {
            self.unapproved = 0;
        }
    }

    /// Ends the row of unapproved challenges by a login in another way than the app.
    pub(super) fn end_row_by_login(&mut self) {
        self.unapproved = 0;
    }

    /// Returns the password, for the developer who logs in as the user.
    pub fn password(&self) -> &str {
        self.password.expose()
    }
}

impl State {
    /// Adds those users that do not exist yet. Existing ones are unchanged.
    pub fn seed(&mut self, users: &[SeedUser]) {
        for user in users {
            if self.user_named(&user.username.key()).is_none() {
                self.users.push(User::new(user));
            }
        }
    }

    /// Returns all users.
    pub fn users(&self) -> &[User] {
        &self.users
    }

    /// Returns the user of an account.
    pub fn user(&self, account: &AccountId) -> Option<&User> {
        self.users.iter().find(|user| user.account == *account)
    }

    pub(super) fn user_mut(&mut self, account: &AccountId) -> Option<&mut User> {
        self.users.iter_mut().find(|user| user.account == *account)
    }

    /// Allows challenges to an account again after a report.
    pub fn unfreeze(&mut self, account: &AccountId, now: Timestamp) {
        if let Some(user) = self.user_mut(account)
            && std::mem::take(&mut user.is_frozen)
        {
            self.notify(account, NoticeKind::Unfrozen, None, Actor::Web, now);
        }
    }

    /// Looks up a user by name. Compares all users, so that timing does not reveal whether one was
    /// found.
    pub fn user_named(&self, username: &UsernameKey) -> Option<&User> {
        let mut found = None;
        for user in &self.users {
            if user.username.key() == *username {
                found = Some(user);
            }
        }
        found
    }
}

impl Serialize for BackendKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(self.0.to_pkcs8()))
    }
}

impl<'de> Deserialize<'de> for BackendKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let pkcs8 = STANDARD.decode(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)?;
        let key = SigningKey::from_pkcs8(&pkcs8).map_err(serde::de::Error::custom)?;
        Ok(Self(Arc::new(key)))
    }
}
