//! The PIN as typed: six to twelve digits, wiped when dropped.

use std::fmt;

use key_view::PinProblem;
use zeroize::Zeroizing;

use super::weak_pin;

/// Minimum length, unless a backend's policy requires more.
pub const MIN_LENGTH: u8 = 6;
/// Maximum length.
pub const MAX_LENGTH: u8 = 12;

/// Well-formed PIN.
#[derive(Clone)]
pub struct Pin(Zeroizing<String>);

impl Pin {
    /// Parses a PIN to be checked. Returns `None` for what can never be a PIN, so that it costs no
    /// try.
    #[must_use]
    pub fn typed(digits: String) -> Option<Self> {
        let digits = Zeroizing::new(digits);
        let fits = (usize::from(MIN_LENGTH)..=usize::from(MAX_LENGTH)).contains(&digits.len());
        (fits && digits.bytes().all(|b| b.is_ascii_digit())).then_some(Self(digits))
    }

    /// Validates a new PIN, refusing those that are commonly guessed.
    pub fn chosen(digits: String, min_length: u8) -> Result<Self, PinProblem> {
        let digits = Zeroizing::new(digits);
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(PinProblem::NotDigits);
        }
        if digits.len() < usize::from(min_length.max(MIN_LENGTH)) {
            return Err(PinProblem::TooShort);
        }
        if digits.len() > usize::from(MAX_LENGTH) {
            return Err(PinProblem::TooLong);
        }
        weak_pin::weakness(&digits).map_or(Ok(Self(digits)), Err)
    }

    /// Returns the number of digits.
    pub(crate) fn length(&self) -> u8 {
        u8::try_from(self.0.len()).unwrap_or(MAX_LENGTH)
    }

    pub(crate) fn expose(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chosen_pin_has_six_to_twelve_digits() {
        for (digits, problem) in [
            ("", PinProblem::TooShort),
            ("48205", PinProblem::TooShort),
            ("4820513968427", PinProblem::TooLong),
            ("48 051", PinProblem::NotDigits),
            ("٤٨٢٠٥١", PinProblem::NotDigits),
        ] {
            assert_eq!(Pin::chosen(digits.to_owned(), 6).unwrap_err(), problem, "{digits}");
        }
        assert!(Pin::chosen("482051".to_owned(), 6).is_ok());
        assert_eq!(Pin::chosen("482051".to_owned(), 8).unwrap_err(), PinProblem::TooShort);
    }

    #[test]
    fn debug_output_hides_the_digits() {
        assert_eq!(format!("{:?}", Pin::typed("482051".to_owned()).unwrap()), "Pin(…)");
    }
}
