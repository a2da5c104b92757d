//! The people who have an account, and what they can show for it.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use key_protocol::ids::{AccountId, Timestamp, Username, UsernameKey};
use key_protocol::keys::SigningKey;
use ring::rand::SystemRandom;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::State;
use super::secret::Secret;
use crate::random::certain;
use crate::seed::{Seed, SeedUser};

/// Someone with an account.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct User {
    pub(crate) account: AccountId,
    pub(crate) username: Username,
    pub(crate) display_name: String,
    pub(super) password: Secret,
    pub(super) one_time_passwords: Vec<OneTimePassword>,
    pub(super) key: BackendKey,
    /// The way to confirm that this person chose last, connecting a device included.
    pub(crate) preferred: Option<Method>,
    /// A device reported a login: none is asked for in the app until a login with a one-time password.
    pub(crate) is_frozen: bool,
    /// When the latest challenges were asked for, within the time that limits them.
    pub(super) asked_at: Vec<Timestamp>,
}

/// A code from a person's list.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct OneTimePassword {
    pub(super) code: Secret,
    pub(super) is_used: bool,
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
        let code = |code: &String| OneTimePassword { code: Secret::new(code), is_used: false };
        Self {
            account: certain(AccountId::random(&SystemRandom::new())),
            username: seed.username.clone(),
            display_name: seed.display_name.clone(),
            password: Secret::new(&seed.password),
            one_time_passwords: seed.one_time_passwords.iter().map(code).collect(),
            key: BackendKey(Arc::new(certain(SigningKey::generate(&SystemRandom::new())))),
            preferred: None,
            is_frozen: false,
            asked_at: Vec::new(),
        }
    }

    /// Uses up the one-time password that `typed` is. Looks at all of them, whichever it is.
    pub(super) fn use_one_time_password(&mut self, typed: &str) -> bool {
        let mut found = None;
        for password in &mut self.one_time_passwords {
            if password.code.is_code(typed) && !password.is_used {
                found = Some(password);
            }
        }
        found.map(|password| password.is_used = true).is_some()
    }

    /// The codes that still work, for the developer who has no list on paper.
    pub(crate) fn unused_one_time_passwords(&self) -> Vec<String> {
        let unused = self.one_time_passwords.iter().filter(|password| !password.is_used);
        unused.map(|password| password.code.expose().to_owned()).collect()
    }

    /// The password, for the developer who plays the person.
    pub(crate) fn password(&self) -> &str {
        self.password.expose()
    }
}

impl State {
    /// Adds the users of a seed that are not there yet. Those that are keep what they have become.
    pub(crate) fn sow(&mut self, seed: &Seed) {
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
    pub(crate) fn thaw(&mut self, account: &AccountId) {
        if let Some(user) = self.user_mut(account) {
            user.is_frozen = false;
        }
    }

    pub(crate) fn user_named(&self, username: &UsernameKey) -> Option<&User> {
        self.users.iter().find(|user| user.username.key() == *username)
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
