//! The users at the first start, from a TOML file.
#![allow(clippy::disallowed_methods, reason = "the reader of the file with seed users")]

use std::path::Path;

use backend_model::SeedUser;
use key_protocol::ids::Username;
use serde::Deserialize;

/// The users at the first start.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    /// The users; their usernames are unique.
    pub users: Vec<SeedUser>,
}

/// A seed file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The file cannot be read.
    #[error("it cannot be read")]
    Unreadable(#[source] std::io::Error),
    /// The file is not valid TOML or lacks expected members.
    #[error("it is not what a seed file looks like")]
    Malformed(#[from] toml::de::Error),
    /// Two users have the same username when compared without case.
    #[error("the username {0} is there twice; usernames are compared without case")]
    Twice(Username),
    /// A user has no username, no password, or a blank one-time password.
    #[error("the user {0:?} needs a username, a password, and no blank one-time password")]
    Blank(String),
}

impl Seed {
    /// Returns the users of the built-in seed file.
    pub fn built_in() -> Result<Self, SeedError> {
        Self::parse(include_str!("../seed.toml"))
    }

    /// Loads a seed file.
    pub fn load(path: &Path) -> Result<Self, SeedError> {
        Self::parse(&std::fs::read_to_string(path).map_err(SeedError::Unreadable)?)
    }

    /// Parses the text of a seed file.
    pub fn parse(text: &str) -> Result<Self, SeedError> {
        let seed: Self = toml::from_str(text)?;
        for (at, user) in seed.users.iter().enumerate() {
            let blank_code = user.one_time_passwords.iter().any(|code| code.trim().is_empty());
            if user.username.is_blank() || user.password.is_empty() || blank_code {
                return Err(SeedError::Blank(user.username.to_string()));
            }
            if seed.users[..at].iter().any(|other| other.username == user.username) {
                return Err(SeedError::Twice(user.username.clone()));
            }
        }
        Ok(seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_seed_is_valid() {
        let seed = Seed::built_in().unwrap();
        let (new, known): (Vec<_>, Vec<_>) = seed.users.iter().partition(|user| user.is_new);
        assert!(known.iter().all(|user| user.one_time_passwords.len() == 8));
        assert!(new.iter().all(|user| user.one_time_passwords.is_empty()) && !new.is_empty());
        assert!(seed.users.iter().any(|user| !user.username.as_str().is_ascii()));
    }

    #[test]
    fn invalid_seed_is_rejected_with_its_line() {
        let user = |name: &str| {
            format!("[[users]]\nusername='{name}'\ndisplay_name='A'\npassword='p'\none_time_passwords=[]\n")
        };
        assert!(matches!(Seed::parse(&(user("a") + &user(" A "))), Err(SeedError::Twice(_))));
        assert!(matches!(Seed::parse(&user(" ")), Err(SeedError::Blank(_))));
        let misspelt = user("a").replace("password='p'", "pasword='p'");
        let Err(SeedError::Malformed(reason)) = Seed::parse(&misspelt) else { panic!("it was accepted") };
        assert!(reason.to_string().contains("line 4"), "{reason}");
    }
}
