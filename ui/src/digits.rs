//! Entry of digits: the number of a challenge, and a PIN.

use crate::decimal::ascii_digit;

/// Returns the digits in typed or pasted text, of any script, as ASCII, at most `max`.
pub(crate) fn only_digits(typed: &str, max: usize) -> String {
    typed.chars().filter_map(ascii_digit).take(max).collect()
}

/// A PIN during entry. Dropped with its PIN pad.
#[derive(Default)]
pub(crate) struct PinEntry {
    digits: String,
    submitted_length: usize,
}

impl PinEntry {
    /// Appends `digit`, unless the PIN has `max` digits.
    pub(crate) fn push(&mut self, digit: char, max: u8) {
        self.submitted_length = 0;
        if digit.is_ascii_digit() && self.digits.len() < usize::from(max) {
            self.digits.push(digit);
        }
    }

    /// Removes the last digit, if any.
    pub(crate) fn delete(&mut self) {
        self.submitted_length = 0;
        self.digits.pop();
    }

    /// Takes the PIN to submit it: its digits are erased, its dots stay visible.
    pub(crate) fn submit(&mut self) -> String {
        self.submitted_length = self.digits.len();
        std::mem::take(&mut self.digits)
    }

    /// Ends the check of the submitted PIN; the next one can be typed.
    pub(crate) fn checked(&mut self) {
        self.submitted_length = 0;
    }

    /// Whether a PIN has been submitted and not been checked yet.
    pub(crate) fn is_submitted(&self) -> bool {
        self.submitted_length > 0
    }

    /// Digits typed so far.
    pub(crate) fn digits(&self) -> &str {
        &self.digits
    }

    /// Number of dots to fill: digits typed, or length of the submitted PIN.
    pub(crate) fn dot_count(&self) -> usize {
        self.digits.len().max(self.submitted_length)
    }
}

#[cfg(test)]
mod tests {
    use super::{PinEntry, only_digits};

    fn typed(keys: &str) -> PinEntry {
        let mut entry = PinEntry::default();
        for key in keys.chars() {
            match key {
                '<' => entry.delete(),
                digit => entry.push(digit, 12),
            }
        }
        entry
    }

    #[test]
    fn pasted_text_is_reduced_to_digits_and_maximum_length() {
        assert_eq!(only_digits(" 4 7\n", 2), "47");
        assert_eq!(only_digits("123-456", 6), "123456");
        assert_eq!(only_digits("1234567", 6), "123456");
        assert_eq!(only_digits("\u{200f}٤\u{ad}７\u{2212}x", 2), "47");
    }

    #[test]
    fn pin_accepts_only_digits_up_to_the_maximum() {
        assert_eq!(typed("12a3").digits(), "123");
        assert_eq!(typed("1234567890123").digits(), "123456789012");
    }

    #[test]
    fn delete_removes_the_last_digit_if_any() {
        assert_eq!(typed("123<4").digits(), "124");
        assert_eq!(typed("<<").digits(), "");
    }

    #[test]
    fn submitted_pin_is_erased_but_its_dots_stay() {
        let mut entry = typed("123456");
        assert_eq!(entry.submit(), "123456");
        assert_eq!((entry.digits(), entry.dot_count()), ("", 6));
        entry.checked();
        assert_eq!(entry.dot_count(), 0);
    }

    #[test]
    fn end_of_check_leaves_typed_digits() {
        let mut entry = typed("123");
        entry.checked();
        assert_eq!(entry.digits(), "123");
    }
}
