//! Problems: the error responses of the backend (RFC 9457). Slugs must not change, since installed
//! apps depend on them.

mod json;

use crate::challenge_response::ChallengeResponse;
use crate::ids::{AppVersion, DeviceText, Timestamp};
use crate::jws::Jws;
use crate::outcome::Outcome;

pub use json::Unrecognised;

/// Content type of a problem (RFC 9457 §3).
pub const CONTENT_TYPE: &str = "application/problem+json";

/// Reason for refusing a request. Its text is for programs and developers; the app has its own
/// messages for users.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.slug())]
pub enum Problem {
    /// Member that is missing, of the wrong type, or has an invalid or unknown value.
    Malformed {
        /// Dotted path of the member within the claims (`device.platform`); `None` if the body is
        /// not a JSON object.
        member: Option<String>,
    },
    /// Body of more than [`MAX_BODY`] bytes.
    TooLarge,
    /// Unknown username, or code that is not valid for it.
    WrongCode,
    /// Too many wrong codes: further ones are refused for a while.
    TooManyAttempts {
        /// Seconds until the next attempt is accepted.
        retry_after: u64,
    },
    /// Missing or invalid request proof.
    BadProof,
    /// Statement in the body with an invalid signature, or with claims that do not match the
    /// request.
    BadSignature,
    /// Statement whose `iat` is too far from the server's time.
    ClockSkew {
        /// Time at the server, for the app to adopt.
        server_time: Timestamp,
    },
    /// Device that was never enrolled.
    UnknownDevice,
    /// Device that was permanently revoked.
    DeviceRevoked {
        /// Notice that proves it; without one an app keeps its keys.
        notice: Option<Jws>,
    },
    /// Unknown path, or a device that the requesting device may not act on.
    NotFound,
    /// Method that the path does not support.
    MethodNotAllowed,
    /// Challenge that this account does not have.
    UnknownChallenge,
    /// Number that differs from the one on the login page; the challenge is closed.
    WrongNumber,
    /// Device that is too new to revoke the one named.
    TooNew {
        /// Time from which it may.
        until: Timestamp,
    },
    /// App that is too old for this backend.
    UpdateRequired {
        /// Lowest version that the backend answers.
        minimum: AppVersion,
    },
    /// Device without a push registration.
    NoPush,
    /// Challenge that was decided or cancelled before this decision arrived.
    AlreadyDecided {
        /// Outcome of the challenge.
        outcome: Outcome,
        /// Name of the device that answered; `None` if none did.
        by_device: Option<DeviceText>,
        /// Time at which the challenge was closed.
        at: Timestamp,
        /// Challenge, in the answer to a GET.
        challenge: Option<ChallengeResponse>,
    },
    /// Challenge that expired before this decision arrived.
    Expired {
        /// Challenge, in the answer to a GET.
        challenge: Option<ChallengeResponse>,
    },
}

/// Maximum size of a request body, in bytes.
pub const MAX_BODY: usize = 64 * 1024;

impl Problem {
    /// Last part of the problem's `type` URI.
    #[must_use]
    pub fn slug(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "malformed",
            Self::TooLarge => "too-large",
            Self::WrongCode => "wrong-code",
            Self::TooManyAttempts { .. } => "too-many-attempts",
            Self::BadProof => "bad-proof",
            Self::BadSignature => "bad-signature",
            Self::ClockSkew { .. } => "clock-skew",
            Self::UnknownDevice => "unknown-device",
            Self::DeviceRevoked { .. } => "device-revoked",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::UnknownChallenge => "unknown-challenge",
            Self::WrongNumber => "wrong-number",
            Self::TooNew { .. } => "too-new",
            Self::UpdateRequired { .. } => "update-required",
            Self::NoPush => "no-push",
            Self::AlreadyDecided { .. } => "already-decided",
            Self::Expired { .. } => "expired",
        }
    }

    /// HTTP status code of the response.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::Malformed { .. } => 400,
            Self::WrongCode
            | Self::BadProof
            | Self::BadSignature
            | Self::ClockSkew { .. }
            | Self::UnknownDevice
            | Self::DeviceRevoked { .. } => 401,
            Self::WrongNumber | Self::TooNew { .. } | Self::UpdateRequired { .. } => 403,
            Self::NotFound | Self::UnknownChallenge => 404,
            Self::MethodNotAllowed => 405,
            Self::NoPush | Self::AlreadyDecided { .. } => 409,
            Self::Expired { .. } => 410,
            Self::TooLarge => 413,
            Self::TooManyAttempts { .. } => 429,
        }
    }

    /// Title for developers, e.g. in a network trace.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "A member is missing, mistyped or unknown",
            Self::TooLarge => "The body is over 64 KiB",
            Self::WrongCode => "No such code for that username",
            Self::TooManyAttempts { .. } => "Too many wrong codes",
            Self::BadProof => "The request proof is missing or wrong",
            Self::BadSignature => "The signed statement is wrong or about something else",
            Self::ClockSkew { .. } => "The statement's time is too far from the server's",
            Self::UnknownDevice => "No such device",
            Self::DeviceRevoked { .. } => "The device was disconnected",
            Self::NotFound => "No such path or device",
            Self::MethodNotAllowed => "The path has no such method",
            Self::UnknownChallenge => "No such challenge",
            Self::WrongNumber => "The number or handoff was wrong and the challenge is over",
            Self::TooNew { .. } => "The device is too new to disconnect an older one",
            Self::UpdateRequired { .. } => "The app is too old",
            Self::NoPush => "The device registered nowhere for pushes to go",
            Self::AlreadyDecided { .. } => "The challenge was over already",
            Self::Expired { .. } => "The challenge's time was up",
        }
    }
}
