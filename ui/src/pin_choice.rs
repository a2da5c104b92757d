//! Choice of a PIN, which is typed twice.

/// State of the choice.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum PinChoice {
    /// The PIN is typed for the first time. `differed`: the last two PINs did not match.
    First { differed: bool },
    /// The PIN is typed again and must match `first`.
    Confirm { first: String },
    /// Both PINs matched. The PIN was emitted and is no longer held here.
    Agreed,
}

/// Steps of the choice.
pub(crate) enum Step {
    /// A PIN was typed.
    Typed(String),
    /// The choice starts again.
    StartOver,
}

impl Default for PinChoice {
    fn default() -> Self {
        Self::First { differed: false }
    }
}

impl PinChoice {
    /// Whether `pin` completes the choice.
    pub(crate) fn agrees(&self, pin: &str) -> bool {
        matches!(self, Self::Confirm { first } if first == pin)
    }

    /// Applies `step`.
    pub(crate) fn apply(&mut self, step: Step) {
        *self = match (&*self, step) {
            (_, Step::StartOver) => Self::default(),
            (Self::Confirm { .. }, Step::Typed(pin)) if self.agrees(&pin) => Self::Agreed,
            (Self::Confirm { .. }, Step::Typed(_)) => Self::First { differed: true },
            (Self::First { .. } | Self::Agreed, Step::Typed(first)) => Self::Confirm { first },
        };
    }
}

#[cfg(test)]
mod tests {
    use super::{PinChoice, Step};

    fn typed(pins: &[&str]) -> PinChoice {
        let mut choice = PinChoice::default();
        for pin in pins {
            choice.apply(Step::Typed((*pin).into()));
        }
        choice
    }

    #[test]
    fn same_pin_twice_agrees_and_is_erased() {
        assert!(typed(&["493817"]).agrees("493817"));
        assert!(typed(&["493817", "493817"]) == PinChoice::Agreed);
    }

    #[test]
    fn two_different_pins_start_over_and_are_reported() {
        assert!(!typed(&["493817"]).agrees("493818"));
        assert!(typed(&["493817", "493818"]) == PinChoice::First { differed: true });
    }

    #[test]
    fn refused_pin_is_chosen_again_in_two_steps() {
        let mut refused = typed(&["111111", "111111"]);
        refused.apply(Step::StartOver);
        assert!(!refused.agrees("111111"));
        assert!(refused == PinChoice::default());
    }
}
