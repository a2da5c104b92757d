//! Digits being typed: the number of a challenge, and a PIN.

/// The digits in what was typed or pasted, at most so many.
pub(crate) fn clean(typed: &str, most: usize) -> String {
    typed.chars().filter(char::is_ascii_digit).take(most).collect()
}

/// A PIN being typed. Gone with the pad it is typed on.
#[derive(Default)]
pub(crate) struct PinEntry {
    digits: String,
    given: usize,
}

/// A key of the pad, or what becomes of the PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PinKey {
    /// A digit, with the most the PIN may have.
    Digit(char, u8),
    /// Takes the last digit away.
    Delete,
    /// The PIN was given: it is forgotten, only its length stays in sight.
    Given,
    /// It was checked; the next may be typed.
    Checked,
}

impl PinEntry {
    /// Takes a key in.
    pub(crate) fn take(&mut self, key: PinKey) {
        self.given = 0;
        match key {
            PinKey::Digit(digit, most) => {
                if digit.is_ascii_digit() && self.digits.len() < usize::from(most) {
                    self.digits.push(digit);
                }
            }
            PinKey::Delete => {
                self.digits.pop();
            }
            PinKey::Given => {
                self.given = self.digits.len();
                self.digits.clear();
            }
            PinKey::Checked => {}
        }
    }

    /// What was typed.
    pub(crate) fn digits(&self) -> &str {
        &self.digits
    }

    /// How many digits are in sight: those typed, or those of the PIN just given.
    pub(crate) fn in_sight(&self) -> usize {
        self.digits.len().max(self.given)
    }
}

#[cfg(test)]
mod tests {
    use super::{PinEntry, PinKey, clean};

    fn typed(keys: &str) -> PinEntry {
        let mut entry = PinEntry::default();
        for key in keys.chars() {
            entry.take(match key {
                '<' => PinKey::Delete,
                digit => PinKey::Digit(digit, 12),
            });
        }
        entry
    }

    #[test]
    fn pasted_numbers_lose_what_is_not_a_digit_and_what_is_too_much() {
        assert_eq!(clean(" 4 7\n", 2), "47");
        assert_eq!(clean("123-456", 6), "123456");
        assert_eq!(clean("1234567", 6), "123456");
        assert_eq!(clean("٤٧x", 2), "");
    }

    #[test]
    fn a_pin_takes_digits_only_and_no_more_than_may_be() {
        assert_eq!(typed("12a3").digits(), "123");
        assert_eq!(typed("1234567890123").digits(), "123456789012");
    }

    #[test]
    fn delete_takes_the_last_digit_and_nothing_from_nothing() {
        assert_eq!(typed("123<4").digits(), "124");
        assert_eq!(typed("<<").digits(), "");
    }

    #[test]
    fn a_given_pin_is_forgotten_but_its_dots_stay() {
        let mut entry = typed("123456");
        entry.take(PinKey::Given);
        assert_eq!((entry.digits(), entry.in_sight()), ("", 6));
        entry.take(PinKey::Checked);
        assert_eq!(entry.in_sight(), 0);
    }

    #[test]
    fn a_press_elsewhere_leaves_what_is_being_typed() {
        let mut entry = typed("123");
        entry.take(PinKey::Checked);
        assert_eq!(entry.digits(), "123");
    }
}
