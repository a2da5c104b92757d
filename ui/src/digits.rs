//! Entry of digits: the number of a challenge, and a PIN.

/// Returns the ASCII digits in typed or pasted text, at most `max`.
pub(crate) fn only_digits(typed: &str, max: usize) -> String {
    typed.chars().filter(char::is_ascii_digit).take(max).collect()
}

/// A PIN during entry. Dropped with its PIN pad.
#[derive(Default)]
pub(crate) struct PinEntry {
    digits: String,
    submitted_length: usize,
}

/// Events of a PIN entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PinEvent {
    /// A digit was pressed; the second field is the maximum length of the PIN.
    Digit(char, u8),
    /// Delete was pressed.
    Delete,
    /// The PIN was submitted: its digits are erased, its dots stay visible.
    Submitted,
    /// The check of the PIN is over; the next PIN can be typed.
    Checked,
}

impl PinEntry {
    /// Applies `event`.
    pub(crate) fn apply(&mut self, event: PinEvent) {
        self.submitted_length = 0;
        match event {
            PinEvent::Digit(digit, max) => {
                if digit.is_ascii_digit() && self.digits.len() < usize::from(max) {
                    self.digits.push(digit);
                }
            }
            PinEvent::Delete => {
                self.digits.pop();
            }
            PinEvent::Submitted => {
                self.submitted_length = self.digits.len();
                self.digits.clear();
            }
            PinEvent::Checked => {}
        }
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
    use super::{PinEntry, PinEvent, only_digits};

    fn typed(keys: &str) -> PinEntry {
        let mut entry = PinEntry::default();
        for key in keys.chars() {
            entry.apply(match key {
                '<' => PinEvent::Delete,
                digit => PinEvent::Digit(digit, 12),
            });
        }
        entry
    }

    #[test]
    fn pasted_text_is_reduced_to_digits_and_maximum_length() {
        assert_eq!(only_digits(" 4 7\n", 2), "47");
        assert_eq!(only_digits("123-456", 6), "123456");
        assert_eq!(only_digits("1234567", 6), "123456");
        assert_eq!(only_digits("٤٧x", 2), "");
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
        entry.apply(PinEvent::Submitted);
        assert_eq!((entry.digits(), entry.dot_count()), ("", 6));
        entry.apply(PinEvent::Checked);
        assert_eq!(entry.dot_count(), 0);
    }

    #[test]
    fn end_of_check_leaves_typed_digits() {
        let mut entry = typed("123");
        entry.apply(PinEvent::Checked);
        assert_eq!(entry.digits(), "123");
    }
}
