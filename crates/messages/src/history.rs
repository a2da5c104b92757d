//! Words of what was asked for and how it ended.

/// The history.
#[derive(Clone, Copy, Debug)]
pub struct HistoryMessages {
    /// Heading, and the way to it.
    pub heading: &'static str,
    /// There is nothing in it.
    pub empty: &'static str,
    /// Label of how it ended.
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
