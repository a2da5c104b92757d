//! Choice of a PIN, which is typed once to be judged, and again to be chosen. The authenticator judges;
//! here the two are only compared.

/// State of the choice.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum PinChoice {
    /// The PIN is typed for the first time. `differed`: the last two PINs did not match.
    First { differed: bool },
    /// The PIN is being judged; `judged` had been before it.
    Judging { first: String, judged: u64 },
    /// The PIN is typed again and must match `first`.
    Confirm { first: String },
    /// Both PINs matched. The PIN was emitted and is no longer held here, only its length.
    Agreed { length: usize },
}

/// What a typed PIN asks of the authenticator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Request {
    /// Judges the PIN.
    Judge,
    /// Sets the PIN.
    Choose,
}

impl Default for PinChoice {
    fn default() -> Self {
        Self::First { differed: false }
    }
}

impl PinChoice {
    /// Takes a typed PIN, after `judged` PINs were judged. Returns what to ask for, if anything.
    pub(crate) fn type_pin(&mut self, pin: &str, judged: u64) -> Option<Request> {
        let (next, request) = match self {
            Self::Confirm { first } if first == pin => {
                (Self::Agreed { length: pin.len() }, Some(Request::Choose))
            }
            Self::Confirm { .. } => (Self::First { differed: true }, None),
            Self::First { .. } | Self::Judging { .. } | Self::Agreed { .. } => {
                (Self::Judging { first: pin.to_owned(), judged }, Some(Request::Judge))
            }
        };
        *self = next;
        request
    }

    /// Goes on once the PIN was judged: to its second entry, or to another PIN if it was refused.
    pub(crate) fn follow(&mut self, judged: u64, refused: bool) {
        if let Self::Judging { first, judged: before } = self
            && judged != *before
        {
            let first = std::mem::take(first);
            *self = if refused { Self::default() } else { Self::Confirm { first } };
        }
    }

    /// Whether the PIN was emitted and its answer is awaited.
    pub(crate) fn is_waiting(&self) -> bool {
        matches!(self, Self::Judging { .. } | Self::Agreed { .. })
    }

    /// Whether both PINs matched.
    pub(crate) fn is_agreed(&self) -> bool {
        matches!(self, Self::Agreed { .. })
    }

    /// Number of digits of the first PIN, while it is typed again.
    pub(crate) fn length(&self) -> Option<u8> {
        let length = match self {
            Self::First { .. } | Self::Judging { .. } => return None,
            Self::Confirm { first } => first.len(),
            Self::Agreed { length } => *length,
        };
        u8::try_from(length).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{PinChoice, Request};

    /// Returns the choice after a PIN that was judged and not refused.
    fn confirming(pin: &str) -> PinChoice {
        let mut choice = PinChoice::default();
        assert_eq!(choice.type_pin(pin, 7), Some(Request::Judge));
        choice.follow(8, false);
        choice
    }

    #[test]
    fn same_pin_twice_agrees_and_is_erased() {
        let mut choice = confirming("493817");
        assert_eq!(choice.length(), Some(6));
        assert_eq!(choice.type_pin("493817", 8), Some(Request::Choose));
        assert!(choice == PinChoice::Agreed { length: 6 });
    }

    #[test]
    fn two_different_pins_start_over_and_are_reported() {
        let mut choice = confirming("493817");
        assert_eq!(choice.type_pin("493818", 8), None);
        assert!(choice == PinChoice::First { differed: true });
        assert_eq!(choice.length(), None);
    }

    #[test]
    fn pin_waits_for_its_own_judgement() {
        let mut choice = PinChoice::default();
        choice.type_pin("493817", 7);
        choice.follow(7, true);
        assert!(choice.is_waiting(), "an earlier PIN was refused");
        choice.follow(8, true);
        assert!(choice == PinChoice::default());
    }

    #[test]
    fn refused_pin_is_chosen_again_in_two_steps() {
        let mut refused = PinChoice::Agreed { length: 6 };
        assert_eq!(refused.type_pin("905172", 8), Some(Request::Judge));
        assert!(refused == PinChoice::Judging { first: "905172".into(), judged: 8 });
    }
}
