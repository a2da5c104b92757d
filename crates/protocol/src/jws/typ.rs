//! Explicit types of statements (RFC 8725 §3.11): a statement of one type is not accepted as
//! another.

/// Type of a statement: the `typ` of its header (RFC 7515 §4.1.9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typ {
    /// Enrolment of a device.
    Enrolment,
    /// Approval key's statement that binds it to the possession key.
    ApprovalKey,
    /// Proof that a device made this request (RFC 9449 §4.2).
    Proof,
    /// Challenge issued by the backend.
    Challenge,
    /// Decision of a device on a challenge.
    Decision,
    /// Revocation of another device.
    Revocation,
    /// Registration of a device's sensor key.
    SensorKey,
    /// Notice of the backend about the account.
    Notice,
}

impl Typ {
    /// All types.
    pub const ALL: [Self; 8] = [
        Self::Enrolment,
        Self::ApprovalKey,
        Self::Proof,
        Self::Challenge,
        Self::Decision,
        Self::Revocation,
        Self::SensorKey,
        Self::Notice,
    ];

    /// Value of the `typ` header parameter.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enrolment => "fk-enrolment+jwt",
            Self::ApprovalKey => "fk-approval-key+jwt",
            Self::Proof => "dpop+jwt",
            Self::Challenge => "fk-challenge+jwt",
            Self::Decision => "fk-decision+jwt",
            Self::Revocation => "fk-revocation+jwt",
            Self::SensorKey => "fk-sensor-key+jwt",
            Self::Notice => "fk-notice+jwt",
        }
    }
}
