//! What the platform's prompt for a finger or a face says.

use key_view::PinPurpose;

/// What the platform's prompt for a finger or a face says: a user whose finger lies on the sensor
/// already sees what it would confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// Act that the user is asked to confirm.
    pub purpose: PinPurpose,
    /// What the act is about, each a line: of a challenge its service and username, and of a payment
    /// the amount and the payee; of other acts the username and the device.
    pub subject: Vec<String>,
}

impl Prompt {
    /// Creates the prompt of an act that is about this phone alone.
    #[must_use]
    pub fn of(purpose: PinPurpose) -> Self {
        Self { purpose, subject: Vec::new() }
    }

    /// Returns the text below the title: `reason`, which is the purpose in words, and the subject.
    #[must_use]
    pub fn text(&self, reason: &str) -> String {
        let lines = std::iter::once(reason).chain(self.subject.iter().map(String::as_str));
        lines.collect::<Vec<_>>().join("\n")
    }
}
