//! Browser that a challenge or a notice is about, as the backend sees it.

use serde::{Deserialize, Deserializer, Serialize};

use crate::ids::{IpText, Text};

/// Browser that made a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Name and version of the browser.
    pub browser: Text<64>,
    /// Operating system of the browser.
    pub os: Text<64>,
    /// IP address that the request came from.
    pub ip: IpText,
    /// Location of the IP address; `None` if unknown, as for a private address.
    #[serde(deserialize_with = "present")]
    pub place: Option<Text<64>>,
}

/// Deserialises a member that is required but may be null. Without `deserialize_with`, serde reads
/// a missing `Option` member as `None`.
pub(crate) fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer)
}
