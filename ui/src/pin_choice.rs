//! Choice of a PIN, which is typed twice.

/// State of the choice.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum PinChoice {
    /// The PIN is typed for the first time. `differed`: the last two PINs did not match.
    First { differed: bool },
    /// The PIN is typed again and must match `first`.
    Confirm { first: String },
    /// Both PINs matched. The PIN was emitted and is no longer held here, only its length.
    Agreed { length: usize },
}

impl Default for PinChoice {
    fn default() -> Self {
        Self::First { differed: false }
    }
}

impl PinChoice {
    /// Takes a typed PIN. Returns whether it completes the choice.
    pub(crate) fn type_pin(&mut self, pin: &str) -> bool {
        *self = match self {
            Self::Confirm { first } if first == pin => Self::Agreed { length: pin.len() },
            Self::Confirm { .. } => Self::First { differed: true },
            Self::First { .. } | Self::Agreed { .. } => Self::Confirm { first: pin.to_owned() },
        };
        self.is_agreed()
    }

    /// Whether both PINs matched.
    pub(crate) fn is_agreed(&self) -> bool {
        matches!(self, Self::Agreed { .. })
    }

    /// Number of digits of the first PIN, while it is typed again.
    pub(crate) fn length(&self) -> Option<u8> {
        let length = match self {
            Self::First { .. } => return None,
            Self::Confirm { first } => first.len(),
            Self::Agreed { length } => *length,
        };
        u8::try_from(length).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::PinChoice;

    #[test]
    fn same_pin_twice_agrees_and_is_erased() {
        let mut choice = PinChoice::default();
        assert!(!choice.type_pin("493817"));
        assert_eq!(choice.length(), Some(6));
        assert!(choice.type_pin("493817"));
        assert!(choice == PinChoice::Agreed { length: 6 });
    }

    #[test]
    fn two_different_pins_start_over_and_are_reported() {
        let mut choice = PinChoice::default();
        assert!(!choice.type_pin("493817"));
        assert!(!choice.type_pin("493818"));
        assert!(choice == PinChoice::First { differed: true });
        assert_eq!(choice.length(), None);
    }

    #[test]
    fn refused_pin_is_chosen_again_in_two_steps() {
        let mut refused = PinChoice::Agreed { length: 6 };
        assert!(!refused.type_pin("111111"));
        assert!(refused == PinChoice::Confirm { first: "111111".into() });
    }
}
