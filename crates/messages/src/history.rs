//! Texts of the history of challenges.

crate::messages! { HistoryMessages {
    /// Heading of the screen, and label of the row that opens it.
    heading { en: "History", fi: "Historia", sv: "Historik" }
    /// Text of an empty history.
    empty {
        en: "No requests yet. Requests you approve, deny or miss appear here.",
        fi: "Ei vielä pyyntöjä. Näet täällä käsittelemäsi pyynnöt.",
        sv: "Ingenting ännu. Här ser du senare dina begäranden.",
    }
    /// Text in place of the history until it is opened.
    hidden { en: "The history is hidden", fi: "Historia on piilossa", sv: "Historiken är dold" }
    /// Label of the result.
    ended { en: "Result", fi: "Tulos", sv: "Resultat" }
} }
