//! Enrolments as the device builds them.

use serde::{Deserialize, Serialize};

use super::Code;
use crate::attestation::Attestation;
use crate::ids::{AppVersion, DeviceText, Jti, Origin, Timestamp, Username};
use crate::jws::{Draft, Header, Jws, Typ};
use crate::keys::{PublicKey, Thumbprint};

/// Description of a device, written by the device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceDescription {
    /// Name given by its user.
    pub name: DeviceText,
    /// Platform of the device.
    pub platform: Platform,
    /// Model name given by its manufacturer.
    pub model: DeviceText,
    /// Version of the app.
    pub app_version: AppVersion,
}

/// Platform of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Platform {
    /// Android phone or tablet.
    Android,
    /// iPhone or iPad.
    Ios,
    /// Desktop computer.
    Desktop,
    /// Platform that this version does not know, in a list of devices.
    #[serde(other)]
    Other,
}

/// Claims of an enrolment, in wire order.
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
    #[serde(skip_serializing_if = "Option::is_none")]
    attestation: Option<&'a Attestation>,
}

/// Request to enrol a device, signed by its possession key.
pub struct Enrolment<'a> {
    /// Origin of the backend.
    pub origin: &'a Origin,
    /// Current time by the device's clock.
    pub iat: Timestamp,
    /// Id of this enrolment, new for each one and equal to the `jti` in `approval`.
    pub jti: &'a Jti,
    /// User whose requests the device will confirm.
    pub username: &'a Username,
    /// Code that authenticates the user.
    pub code: &'a Code,
    /// Description of the device, for lists of devices.
    pub device: &'a DeviceDescription,
    /// Possession key of the device.
    pub possession: &'a PublicKey,
    /// Signed [`approval_statement`].
    pub approval: &'a Jws,
    /// Ephemeral key of the device for the ECDH agreement on the offline secret.
    pub agreement: &'a PublicKey,
    /// Attestation of the possession key, if its hardware gives one.
    pub attestation: Option<&'a Attestation>,
}

impl Enrolment<'_> {
    /// Builds the statement, for the possession key to sign.
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
            attestation: self.attestation,
        };
        Draft::new(&Header::with_key(Typ::Enrolment, self.possession), &claims)
    }
}

/// Statement that binds the approval key to `possession`, signed by the approval key.
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

/// Request body of `POST …/devices`.
#[derive(Serialize, Deserialize)]
pub struct EnrolmentRequest {
    /// Signed [`Enrolment`].
    pub enrolment: Jws,
}
