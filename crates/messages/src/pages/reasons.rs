//! Reasons why a page says no: pages find them, and messages put them into words.

/// Reason why a login did not succeed, or why the form is shown again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoginProblem {
    /// The username or the password was empty.
    Empty,
    /// The password is wrong, or the username does not exist.
    WrongPassword,
    /// Too many wrong passwords were typed; further ones are refused for `retry_after` seconds.
    TooManyAttempts {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// The session has expired.
    SessionEnded,
}

/// Reason why no challenge was sent to the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MethodProblem {
    /// No method was chosen.
    NothingChosen,
    /// The user has no connected device.
    NoDevice,
    /// Too many challenges were requested lately; the next one is allowed in `retry_after` seconds.
    TooManyLogins {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// Confirmation in the app is frozen, because the user reported a login.
    Frozen,
    /// Many requests in a row were not approved.
    Ignored,
}

/// Reason why a login was not confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The user denied the login on a device.
    Denied,
    /// The user reported on a device that the login was not theirs.
    Reported,
    /// The user typed a wrong number in the app.
    WrongNumber,
    /// The challenge expired without a decision.
    Expired,
    /// The user cancelled the login in the browser, or a report of another login cancelled it.
    Cancelled,
}

/// Reason why a code was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeProblem {
    /// The field was empty.
    Empty,
    /// The code is wrong or was used before.
    WrongCode,
    /// Offline codes are closed after a hundred wrong ones.
    Closed,
    /// Too many wrong codes were typed; further ones are refused for `retry_after` seconds.
    TooManyAttempts {
        /// Seconds to wait.
        retry_after: u64,
    },
}

/// Field with an invalid value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidField {
    /// The full name.
    Name,
    /// The e-mail address.
    Email,
    /// The number of the mobile phone.
    Phone,
}

/// Reason why no text message was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageProblem {
    /// The text is not a mobile phone number.
    InvalidNumber,
    /// Too many messages were sent lately; the next one is allowed in `retry_after` seconds.
    TooMany {
        /// Seconds to wait.
        retry_after: u64,
    },
}

/// Reason why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The path does not exist.
    NotFound,
    /// The path does not support the method.
    MethodNotAllowed,
    /// The CSRF token belongs to another browser or session.
    FormExpired,
    /// The fields of the form are invalid.
    BadForm,
    /// The form exceeds the maximum size.
    TooLarge,
    /// The state could not be saved.
    NotSaved,
}
