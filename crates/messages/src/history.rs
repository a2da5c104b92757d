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
    empty: "Nothing has been asked of this phone yet. What is, stays here for you to look at.",
    ended: "Result",
};

pub(crate) const FINNISH: HistoryMessages = HistoryMessages {
    heading: "Historia",
    empty: "Tältä puhelimelta ei ole vielä pyydetty mitään. Pyynnöt jäävät tänne katsottaviksi.",
    ended: "Tulos",
};

pub(crate) const SWEDISH: HistoryMessages = HistoryMessages {
    heading: "Historik",
    empty: "Inget har ännu begärts av den här telefonen. Det som begärs finns kvar här att se på.",
    ended: "Resultat",
};
