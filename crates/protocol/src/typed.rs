//! Codes and numbers that people type or paste, in the form in which they are compared.

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::unicode::{is_dash, is_default_ignorable, with_ascii_digits};

/// Normalises a one-time password, pairing code, offline code or number for comparison. In this
/// order: default-ignorable characters, white space and dashes removed, NFKC, decimal digits of any
/// script to ASCII, upper case.
#[must_use]
pub fn normalised(typed: &str) -> Zeroizing<String> {
    let is_noise = |c: &char| is_default_ignorable(*c) || c.is_whitespace() || is_dash(*c);
    let composed: Zeroizing<String> = Zeroizing::new(typed.chars().filter(|c| !is_noise(c)).nfkc().collect());
    Zeroizing::new(composed.chars().map(with_ascii_digits).flat_map(char::to_uppercase).collect())
}
