//! Enrolments as the backend verifies them. Checks that depend on backend state (the code, keys
//! enrolled before) are made elsewhere.

use serde_json::Value;

use super::{Code, DeviceDescription, Platform};
use crate::attestation::Attestation;
use crate::ids::{AppVersion, DeviceText, Invalid, Jti, Origin, Timestamp, Username};
use crate::jws::{Jws, ParsedJws, Typ};
use crate::keys::{NotAKey, PublicKey};
use crate::member::{Members, body};
use crate::problem::Problem;
use crate::skew;

/// Enrolment with valid signatures, claims and time. The code is not yet checked.
pub struct VerifiedEnrolment {
    /// Statement as received. Its hash salts the offline secret, and the backend sends the same
    /// response to the same statement.
    pub jws: Jws,
    /// User whose requests the device will confirm.
    pub username: Username,
    /// Code that authenticates the user.
    pub code: Code,
    /// Description of the device, for lists of devices.
    pub device: DeviceDescription,
    /// Possession key: verifies proofs, denials and reports.
    pub possession: PublicKey,
    /// Approval key: verifies approvals and revocations.
    pub approval: PublicKey,
    /// Ephemeral key of the device for the ECDH agreement on the offline secret.
    pub agreement: PublicKey,
    /// Attestation of the possession key, not verified.
    pub attestation: Option<Attestation>,
    /// Id of the enrolment, contained in both signed statements.
    pub jti: Jti,
    /// Time of issue by the device's clock.
    pub iat: Timestamp,
}

impl VerifiedEnrolment {
    /// Extracts the statement from a request body, unparsed: the backend compares the text with
    /// enrolments it has already answered.
    pub fn in_body(bytes: &[u8]) -> Result<String, Problem> {
        Members::of(&body(bytes)?).string("enrolment").map(str::to_owned)
    }

    /// Verifies a statement made for `origin` in this order: structure and keys, signatures,
    /// claims, and the time.
    pub fn verify(statement: &str, origin: &Origin, now: Timestamp) -> Result<Self, Problem> {
        let parsed = parse(statement, Typ::Enrolment)?;
        let claims = Members::of(&parsed.claims);
        let possession = key_of(&parsed).map_err(|_| malformed("jwk"))?;
        let approval_statement =
            parsed.claims.get("approval").and_then(Value::as_str).map(|text| parse(text, Typ::ApprovalKey));
        let approval = match &approval_statement {
            Some(Ok(approval_statement)) => {
                Some(key_of(approval_statement).map_err(|_| malformed("approval.jwk"))?)
            }
            _ => None,
        };
        let agreement = claims.key("agreement")?;

        parsed.verify(&possession).map_err(|_| Problem::BadSignature)?;
        let (Some(approval_statement), approval) = (approval_statement.transpose()?, approval) else {
            return Err(claims.malformed("approval"));
        };
        let approval = approval.ok_or(Problem::BadSignature)?;
        approval_statement.verify(&approval).map_err(|_| Problem::BadSignature)?;

        let audience = claims.string("aud")?;
        let iat = Timestamp(claims.integer("iat")?);
        let jti = claims.parsed("jti", random_jti)?;
        let username = Username::new(claims.string("username")?);
        let code = Code::new(claims.string("code")?);
        let device = device_description(&claims.object("device")?)?;
        let attestation = Attestation::in_claims(&claims)?;
        let approval_claims = Members::under("approval", &approval_statement.claims);
        let (approval_jti, approved_possession) =
            (approval_claims.string("jti")?, approval_claims.string("possession")?);
        if possession == approval {
            return Err(malformed("approval.jwk"));
        }
        if [possession, approval].contains(&agreement) {
            return Err(malformed("agreement"));
        }

        let matches_request = audience == origin.as_str()
            && approval_jti == jti.as_str()
            && approved_possession == possession.thumbprint().to_string();
        if !matches_request {
            return Err(Problem::BadSignature);
        }
        skew::check(iat, now)?;
        let jws = parsed.jws;
        Ok(Self { jws, username, code, device, possession, approval, agreement, attestation, jti, iat })
    }
}

fn parse(text: &str, typ: Typ) -> Result<ParsedJws, Problem> {
    ParsedJws::parse_as(text, typ).map_err(|_| Problem::BadSignature)
}

fn key_of(parsed: &ParsedJws) -> Result<PublicKey, NotAKey> {
    parsed.header.get("jwk").ok_or(NotAKey).and_then(PublicKey::from_jwk)
}

fn malformed(member: &str) -> Problem {
    Problem::Malformed { member: Some(member.to_owned()) }
}

fn random_jti(text: &str) -> Result<Jti, Invalid> {
    let jti = Jti::parse(text)?;
    if jti.is_unguessable() { Ok(jti) } else { Err(Invalid("16 bytes or more in base64url")) }
}

fn device_description(device: &Members<'_>) -> Result<DeviceDescription, Problem> {
    const PLATFORMS: [(&str, Platform); 3] =
        [("android", Platform::Android), ("ios", Platform::Ios), ("desktop", Platform::Desktop)];
    Ok(DeviceDescription {
        name: device.parsed("name", DeviceText::parse)?,
        platform: device.word("platform", &PLATFORMS)?,
        model: device.parsed("model", DeviceText::parse)?,
        app_version: device.parsed("app_version", AppVersion::parse)?,
    })
}
