//! What a statement is for, so that none can pass as another (RFC 8725 §3.11).

/// The `typ` of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typ {
    /// A device asks to be connected.
    Enrolment,
    /// An approval key vouches for its possession key.
    ApprovalKey,
    /// A device made this very request (RFC 9449 §4.2).
    Proof,
    /// A backend asks for an approval.
    Challenge,
    /// A device answers a challenge.
    Decision,
    /// A device disconnects another.
    Revocation,
}

impl Typ {
    /// Every type there is.
    pub const ALL: [Self; 6] =
        [Self::Enrolment, Self::ApprovalKey, Self::Proof, Self::Challenge, Self::Decision, Self::Revocation];

    /// As in the header.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enrolment => "fk-enrolment+jwt",
            Self::ApprovalKey => "fk-approval-key+jwt",
            Self::Proof => "dpop+jwt",
            Self::Challenge => "fk-challenge+jwt",
            Self::Decision => "fk-decision+jwt",
            Self::Revocation => "fk-revocation+jwt",
        }
    }
}
