//! Texts of the history of challenges.

/// Texts of the history.
#[derive(Clone, Copy, Debug)]
pub struct HistoryMessages {
    /// Heading of the screen, and label of the row that opens it.
    pub heading: &'static str,
    /// Text of an empty history.
    pub empty: &'static str,
    /// Label of the result.
    pub ended: &'static str,
}

pub(crate) const ENGLISH: HistoryMessages = HistoryMessages {
    heading: "History",
    empty: "No requests yet. Requests you approve, deny or miss appear here.",
    ended: "Result",
};

pub(crate) const FINNISH: HistoryMessages = HistoryMessages {
    heading: "Historia",
    empty: "Ei vielä pyyntöjä. Näet täällä käsittelemäsi pyynnöt.",
    ended: "Tulos",
};

pub(crate) const SWEDISH: HistoryMessages = HistoryMessages {
    heading: "Historik",
    empty: "Ingenting ännu. Här ser du senare dina begäranden.",
    ended: "Resultat",
};
