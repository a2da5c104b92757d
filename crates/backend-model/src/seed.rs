//! The users at the first start, from the text of a TOML file.

use key_protocol::ids::Username;
use serde::Deserialize;

use crate::{EmailAddress, PhoneNumber};

/// The users at the first start.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    /// The users; their usernames are unique.
    pub users: Vec<SeedUser>,
}

/// A user in the seed file. Holds secrets, so it has no `Debug`.
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

/// A seed file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
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
