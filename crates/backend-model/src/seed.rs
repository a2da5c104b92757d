//! The users at the first start.

use key_protocol::ids::Username;
use serde::Deserialize;

use crate::{EmailAddress, PhoneNumber};

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
