//! Secret that the user copies from the login page or a printed list into the app.

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::typed::normalised;

/// One-time password or pairing code, as typed. Secret until it is used: no `Debug`, and the memory
/// is zeroed on drop.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Code(String);

impl Code {
    /// Wraps any text; only the backend can tell whether it is a valid code.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Code in plain text, to sign or compare.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Code in the form in which it is compared ([`normalised`]).
    #[must_use]
    pub fn normalised(&self) -> Zeroizing<String> {
        normalised(&self.0)
    }

    /// Whether the text has nothing to compare.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.normalised().is_empty()
    }
}
