//! Notices: what happened to an account, signed by the backend. An app erases its keys for a signed
//! notice alone.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::context::{Context, present};
use crate::enrolment::Platform;
use crate::ids::{AccountId, DeviceId, DeviceText, NoticeId, Timestamp};
use crate::jws::{Draft, Header, Jws, ParsedJws, Refused, Typ};
use crate::keys::{NoRandomness, PublicKey, SigningKey};
use crate::list::Element;

/// Claims of a notice, in wire order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Id of the notice.
    #[serde(rename = "jti")]
    pub id: NoticeId,
    /// Account that the notice is about.
    #[serde(rename = "aud")]
    pub account: AccountId,
    /// Time of the event.
    pub iat: Timestamp,
    /// Kind of event.
    pub kind: NoticeKind,
    /// Device that was added or removed; `None` for other kinds.
    #[serde(deserialize_with = "present")]
    pub device: Option<NoticeDevice>,
    /// Name of the device that acted, or [`BY_WEB`].
    pub by: DeviceText,
    /// Browser that acted; `None` where a device did, and for an event without a browser.
    #[serde(deserialize_with = "present")]
    pub context: Option<Context>,
}

/// Value of [`Notice::by`] for an act on the login pages. No device can have this name.
pub const BY_WEB: &str = "web";

/// Kind of event that a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// A device was enrolled.
    DeviceAdded,
    /// A device was revoked.
    DeviceRemoved,
    /// All devices were revoked.
    DevicesRemoved,
    /// A new list of one-time passwords replaced the old one.
    CodesRenewed,
    /// The password was changed.
    PasswordChanged,
    /// Offline codes were closed after too many wrong ones.
    OfflineCodesClosed,
    /// Challenges were stopped by a report.
    Frozen,
    /// Challenges are allowed again.
    Unfrozen,
    /// Telephone number or e-mail address was changed.
    ContactChanged,
    /// A one-time password was sent by SMS.
    CodeSent,
    /// Kind that this version does not know.
    #[serde(other)]
    Unknown,
}

/// Device that a notice is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeDevice {
    /// Id of the device.
    pub id: DeviceId,
    /// Name that the device had at the event.
    pub name: DeviceText,
    /// Platform of the device.
    pub platform: Platform,
}

/// Verified notice together with its signed bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedNotice {
    claims: Notice,
    jws: Jws,
}

impl SignedNotice {
    /// Signs `claims` with `backend`, the account's backend key.
    pub fn sign(claims: Notice, backend: &SigningKey) -> Result<Self, NoRandomness> {
        let jws = Draft::new(&Header::anonymous(Typ::Notice), &claims).signed_by(backend)?;
        Ok(Self { claims, jws })
    }

    /// Verifies `jws`: `typ`, signature by `backend_key`, claims, and `aud` equal to `account`.
    pub fn verify(jws: &Jws, backend_key: &PublicKey, account: &AccountId) -> Result<Self, Refused> {
        let parsed = ParsedJws::parse_as(jws.as_str(), Typ::Notice)?;
        parsed.verify(backend_key)?;
        let claims: Notice = serde_json::from_value(Value::Object(parsed.claims)).map_err(|_| Refused)?;
        if claims.account == *account { Ok(Self { claims, jws: parsed.jws }) } else { Err(Refused) }
    }

    /// Whether the notice proves that `device`, enrolled at `enrolled_at`, was revoked. A notice
    /// from before the enrolment is about an earlier device and proves nothing.
    #[must_use]
    pub fn proves_removal_of(&self, device: &DeviceId, enrolled_at: Timestamp) -> bool {
        let removed = match self.claims.kind {
            NoticeKind::DevicesRemoved => true,
            NoticeKind::DeviceRemoved => self.claims.device.as_ref().is_some_and(|named| named.id == *device),
            _ => false,
        };
        removed && self.claims.iat >= enrolled_at
    }

    /// Claims of the notice.
    #[must_use]
    pub fn claims(&self) -> &Notice {
        &self.claims
    }

    /// Signed bytes of the notice.
    #[must_use]
    pub fn jws(&self) -> &Jws {
        &self.jws
    }
}

/// Response body of `GET …/notices`: the account's latest notices, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticesResponse {
    /// Signed notices, each to be verified separately.
    pub notices: Vec<Element>,
    /// Time at the backend.
    pub server_time: Timestamp,
}
