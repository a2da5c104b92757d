//! The people who have an account, and what they can show for it.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use key_protocol::ids::{AccountId, Timestamp, Username, UsernameKey};
use key_protocol::keys::SigningKey;
use ring::rand::SystemRandom;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::State;
use super::code_list::CodeList;
use super::onboarding::Onboarding;
use super::profile::{EmailAddress, PhoneNumber};
use super::secret::Secret;
use crate::random::expect_random;
use crate::seed::{Seed, SeedUser};

/// Someone with an account.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct User {
    pub(crate) account: AccountId,
    pub(crate) username: Username,
    pub(crate) display_name: String,
    #[serde(default)]
    pub(crate) email: Option<EmailAddress>,
    #[serde(default)]
    pub(crate) phone: Option<PhoneNumber>,
    pub(super) password: Secret,
    pub(super) one_time_passwords: CodeList,
    /// What a new person has yet to do; nothing for everybody else.
    #[serde(default, rename = "joining")]
    pub(crate) onboarding: Option<Onboarding>,
    pub(super) key: BackendKey,
    /// The way to confirm that this person chose last, connecting a device included.
    pub(crate) preferred: Option<Method>,
    /// A device reported a login: none is asked for in the app until a login with a one-time password.
    pub(crate) is_frozen: bool,
    /// When the latest challenges were asked for, within the time that limits them.
    pub(super) asked_at: Vec<Timestamp>,
}

/// How a login is confirmed after the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Method {
    App,
    OneTimePassword,
    OfflineCode,
}

/// Signs an account's challenges. Never changes.
#[derive(Clone)]
pub(super) struct BackendKey(pub(super) Arc<SigningKey>);

impl User {
    fn new(seed: &SeedUser) -> Self {
        Self {
            account: expect_random(AccountId::random(&SystemRandom::new())),
            username: seed.username.clone(),
            display_name: seed.display_name.clone(),
            email: seed.email.clone(),
            phone: seed.phone.clone(),
            password: Secret::new(&seed.password),
            one_time_passwords: CodeList::of(&seed.one_time_passwords),
            onboarding: seed.is_new.then_some(Onboarding::Information),
            key: BackendKey(Arc::new(expect_random(SigningKey::generate(&SystemRandom::new())))),
            preferred: None,
            is_frozen: false,
            asked_at: Vec::new(),
        }
    }

    /// The codes that still work, for the developer who has no list on paper.
    pub(crate) fn unused_one_time_passwords(&self) -> Vec<String> {
        self.one_time_passwords.unused()
    }

    /// The password, for the developer who plays the person.
    pub(crate) fn password(&self) -> &str {
        self.password.expose()
    }
}

impl State {
    /// Adds the users of a seed that are not there yet. Those that are keep what they have become.
    pub(crate) fn seed(&mut self, seed: &Seed) {
        for user in &seed.users {
            if self.user_named(&user.username.key()).is_none() {
                self.users.push(User::new(user));
            }
        }
    }

    pub(crate) fn users(&self) -> &[User] {
        &self.users
    }

    pub(crate) fn user(&self, account: &AccountId) -> Option<&User> {
        self.users.iter().find(|user| user.account == *account)
    }

    pub(super) fn user_mut(&mut self, account: &AccountId) -> Option<&mut User> {
        self.users.iter_mut().find(|user| user.account == *account)
    }

    /// Lets an account's devices be asked again after a report.
    pub(crate) fn unfreeze(&mut self, account: &AccountId) {
        if let Some(user) = self.user_mut(account) {
            user.is_frozen = false;
        }
    }

    /// Looks at everyone, whoever it is: how long it takes must not tell whether anybody was found.
    pub(crate) fn user_named(&self, username: &UsernameKey) -> Option<&User> {
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
