//! The backend's side of an enrolment, up to where it has to look at what it knows: codes, and keys it has seen before.

use serde_json::Value;

use super::{Code, DeviceDescription, Platform};
use crate::ids::{DeviceText, Invalid, Jti, Origin, Timestamp, Username};
use crate::jws::{Jws, ParsedJws, Typ};
use crate::keys::{NotAKey, PublicKey};
use crate::member::{Members, body};
use crate::problem::Problem;
use crate::skew;

/// An enrolment whose signatures, claims and time are all as they should be. Its code is yet to be looked at.
pub struct VerifiedEnrolment {
    /// The statement as it came: it salts the offline secret, and the same one again gets the same answer.
    pub jws: Jws,
    /// Whom the device is to confirm for.
    pub username: Username,
    /// What proves that its owner is meant.
    pub code: Code,
    /// How it will appear in lists.
    pub device: DeviceDescription,
    /// Signs proofs, deny and report.
    pub possession: PublicKey,
    /// Signs approve and revocations.
    pub approval: PublicKey,
    /// The device's half of the offline secret.
    pub agreement: PublicKey,
    /// What both its signatures hold.
    pub jti: Jti,
    /// When the device made it.
    pub iat: Timestamp,
}

impl VerifiedEnrolment {
    /// The statement in a request's body, as text: it may be one that was answered before.
    pub fn in_body(bytes: &[u8]) -> Result<String, Problem> {
        Members::of(&body(bytes)?).string("enrolment").map(str::to_owned)
    }

    /// Verifies a statement made for `origin`: structure and keys, then signatures, then claims, then the time.
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
        Ok(Self { jws: parsed.jws, username, code, device, possession, approval, agreement, jti, iat })
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
        app_version: device.parsed("app_version", DeviceText::parse)?,
    })
}
