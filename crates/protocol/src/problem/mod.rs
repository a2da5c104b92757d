//! Every way a request can be refused (RFC 9457). A slug here is a promise to apps long since installed.

mod json;

use crate::decision::Outcome;
use crate::ids::Timestamp;

pub use json::Unrecognised;

/// The content type of a problem.
pub const CONTENT_TYPE: &str = "application/problem+json";

/// Why a request was refused. What it says is for programs and developers; people are told what to do by the app.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.slug())]
pub enum Problem {
    /// A member is missing, of another type, or has a value this version does not know; or a key is none.
    Malformed {
        /// The member, as a dotted path within the claims (`device.platform`); `None` where the body is no JSON object.
        member: Option<String>,
    },
    /// The body is over [`MAX_BODY`] bytes.
    TooLarge,
    /// No such code for that username, or no such username.
    WrongCode,
    /// Too many wrong codes: none is looked at for a while.
    TooManyAttempts {
        /// Seconds until the next try counts.
        retry_after: u64,
    },
    /// Something is wrong with the request's proof.
    BadProof,
    /// A statement in the body is not validly signed, or is about something else than this request.
    BadSignature,
    /// The statement's time is too far from the server's.
    ClockSkew {
        /// The time at the server, for the app to adopt.
        server_time: Timestamp,
    },
    /// No such device was ever enrolled.
    UnknownDevice,
    /// The device was disconnected, for good.
    DeviceRevoked {
        /// When.
        at: Timestamp,
        /// The name of the device that did it, or `web`.
        by: String,
    },
    /// No such path, or a device that is not this one's to act on.
    NotFound,
    /// The path has no such method.
    MethodNotAllowed,
    /// No such challenge for this account.
    UnknownChallenge,
    /// The digits typed were not those on the login page; the challenge is over.
    WrongNumber,
    /// The device registered nowhere for pushes to go.
    NoPush,
    /// The challenge was over before this answer came.
    AlreadyDecided {
        /// How it ended.
        outcome: Outcome,
        /// The name of the device that answered, where one did.
        by_device: Option<String>,
        /// When it ended.
        at: Timestamp,
    },
    /// The challenge's time was up before this answer came.
    Expired,
}

/// Bytes a body may have.
pub const MAX_BODY: usize = 64 * 1024;

impl Problem {
    /// The last part of the problem's type.
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
            Self::NoPush => "no-push",
            Self::AlreadyDecided { .. } => "already-decided",
            Self::Expired => "expired",
        }
    }

    /// The HTTP status.
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
            Self::WrongNumber => 403,
            Self::NotFound | Self::UnknownChallenge => 404,
            Self::MethodNotAllowed => 405,
            Self::NoPush | Self::AlreadyDecided { .. } => 409,
            Self::Expired => 410,
            Self::TooLarge => 413,
            Self::TooManyAttempts { .. } => 429,
        }
    }

    /// What a developer reads in a network trace.
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
            Self::WrongNumber => "The number was wrong and the challenge is over",
            Self::NoPush => "The device registered nowhere for pushes to go",
            Self::AlreadyDecided { .. } => "The challenge was over already",
            Self::Expired => "The challenge's time was up",
        }
    }
}
