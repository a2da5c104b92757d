//! The device's side of an enrolment.

use serde::{Deserialize, Serialize};

use super::Code;
use crate::ids::{DeviceText, Jti, Origin, Timestamp, Username};
use crate::jws::{Draft, Header, Jws, Typ};
use crate::keys::{PublicKey, Thumbprint};

/// What a device says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceDescription {
    /// What its owner calls it.
    pub name: DeviceText,
    /// What kind it is.
    pub platform: Platform,
    /// What its maker calls it.
    pub model: DeviceText,
    /// The version of the app.
    pub app_version: DeviceText,
}

/// The kinds of device there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Platform {
    /// A phone or tablet with Android.
    Android,
    /// An iPhone or iPad.
    Ios,
    /// A computer.
    Desktop,
}

/// The claims of an enrolment, in the order they are written.
#[derive(Serialize)]
struct Claims<'a> {
    aud: &'a Origin,
    iat: Timestamp,
    jti: &'a Jti,
    username: &'a Username,
    code: &'a str,
    device: &'a DeviceDescription,
    approval: &'a str,
    agreement: &'a PublicKey,
}

/// A device's wish to be connected, to be signed by its possession key.
pub struct Enrolment<'a> {
    /// The backend.
    pub origin: &'a Origin,
    /// Now, by the device's clock.
    pub iat: Timestamp,
    /// New for every enrolment, and the same as in `approval`.
    pub jti: &'a Jti,
    /// Whom the device is to confirm for.
    pub username: &'a Username,
    /// What proves that its owner is meant.
    pub code: &'a Code,
    /// How it will appear in lists.
    pub device: &'a DeviceDescription,
    /// The possession key.
    pub possession: &'a PublicKey,
    /// The signed [`approval_statement`].
    pub approval: &'a Jws,
    /// The device's half of the offline secret.
    pub agreement: &'a PublicKey,
}

impl Enrolment<'_> {
    /// The statement, to be signed by the possession key.
    #[must_use]
    pub fn draft(&self) -> Draft {
        let claims = Claims {
            aud: self.origin,
            iat: self.iat,
            jti: self.jti,
            username: self.username,
            code: self.code.expose(),
            device: self.device,
            approval: self.approval.as_str(),
            agreement: self.agreement,
        };
        Draft::new(&Header::with_key(Typ::Enrolment, self.possession), &claims)
    }
}

/// The approval key's word that it belongs to `possession`, to be signed by the approval key.
#[must_use]
pub fn approval_statement(jti: &Jti, approval: &PublicKey, possession: &PublicKey) -> Draft {
    #[derive(Serialize)]
    struct Claims<'a> {
        jti: &'a Jti,
        possession: Thumbprint,
    }
    let claims = Claims { jti, possession: possession.thumbprint() };
    Draft::new(&Header::with_key(Typ::ApprovalKey, approval), &claims)
}

/// The body of an enrolment.
#[derive(Serialize, Deserialize)]
pub struct EnrolmentRequest {
    /// The signed [`Enrolment`].
    pub enrolment: Jws,
}
