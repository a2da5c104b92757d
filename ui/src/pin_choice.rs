//! Choosing a PIN takes two steps that must agree.

/// How far choosing has got.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum PinChoice {
    /// Typed for the first time; whether two PINs just differed.
    First { differed: bool },
    /// Typed again, to be the same as this.
    Again { first: String },
    /// Both agreed and the PIN was given away.
    Given,
}

/// What happens to it.
pub(crate) enum Step {
    /// A PIN was typed.
    Typed(String),
    /// From the beginning.
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
        matches!(self, Self::Again { first } if first == pin)
    }

    /// Takes a step.
    pub(crate) fn take(&mut self, step: Step) {
        *self = match (&*self, step) {
            (_, Step::StartOver) => Self::default(),
            (Self::Again { .. }, Step::Typed(pin)) if self.agrees(&pin) => Self::Given,
            (Self::Again { .. }, Step::Typed(_)) => Self::First { differed: true },
            (Self::First { .. } | Self::Given, Step::Typed(first)) => Self::Again { first },
        };
    }
}

#[cfg(test)]
mod tests {
    use super::{PinChoice, Step};

    fn typed(pins: &[&str]) -> PinChoice {
        let mut choice = PinChoice::default();
        for pin in pins {
            choice.take(Step::Typed((*pin).into()));
        }
        choice
    }

    #[test]
    fn the_same_pin_twice_is_given_and_forgotten() {
        assert!(typed(&["493817"]).agrees("493817"));
        assert!(typed(&["493817", "493817"]) == PinChoice::Given);
    }

    #[test]
    fn two_pins_that_differ_start_over_and_say_so() {
        assert!(!typed(&["493817"]).agrees("493818"));
        assert!(typed(&["493817", "493818"]) == PinChoice::First { differed: true });
    }

    #[test]
    fn a_refused_pin_is_chosen_anew_in_two_steps() {
        let mut refused = typed(&["111111", "111111"]);
        refused.take(Step::StartOver);
        assert!(!refused.agrees("111111"));
        assert!(refused == PinChoice::default());
    }
}
