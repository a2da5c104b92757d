//! The secret that a person carries from the login page or a list to the app.

use zeroize::{Zeroize, ZeroizeOnDrop};

/// A one-time password or a pairing code, as typed. A secret until it is used: it is not shown by `Debug` and is wiped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Code(String);

impl Code {
    /// Any text may be typed; whether it is a code is for the backend to say.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The code, to be signed or compared.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether nothing but blanks was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}
