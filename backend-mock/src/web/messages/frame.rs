//! Messages around every page.

/// What stands around every page.
pub(in crate::web) struct FrameMessages {
    /// The service whose pages these are.
    pub(in crate::web) service: &'static str,
    /// For who uses a keyboard or a screen reader: past the header.
    pub(in crate::web) skip: &'static str,
    /// What these pages are, at their foot.
    pub(in crate::web) about: &'static str,
    /// Put before the title of a page that reports a problem.
    pub(in crate::web) problem: &'static str,
    /// Leave a login half-way.
    pub(in crate::web) someone_else: &'static str,
    /// Back to the choice of how to confirm.
    pub(in crate::web) another_way: &'static str,
    /// The way back to where one was.
    pub(in crate::web) back: &'static str,
    /// Who is about to log in.
    pub(in crate::web) username: &'static str,
    /// Names the choice of language.
    pub(in crate::web) language: &'static str,
}

pub(super) const ENGLISH: FrameMessages = FrameMessages {
    service: "Procountor",
    skip: "Skip to the page",
    about: "A stand-in for Procountor’s login, for trying out Finago Key.",
    problem: "Problem",
    someone_else: "Log in as someone else",
    another_way: "Choose another way",
    back: "Back",
    username: "Username",
    language: "Language",
};

pub(super) const FINNISH: FrameMessages = FrameMessages {
    service: "Procountor",
    skip: "Siirry sisältöön",
    about: "Procountorin kirjautumisen jäljitelmä Finago Keyn kokeilemiseen.",
    problem: "Ongelma",
    someone_else: "Kirjaudu toisena käyttäjänä",
    another_way: "Valitse toinen tapa",
    back: "Takaisin",
    username: "Käyttäjätunnus",
    language: "Kieli",
};

pub(super) const SWEDISH: FrameMessages = FrameMessages {
    service: "Procountor",
    skip: "Gå till innehållet",
    about: "En kopia av Procountors inloggning, för att prova Finago Key.",
    problem: "Problem",
    someone_else: "Logga in som någon annan",
    another_way: "Välj ett annat sätt",
    back: "Tillbaka",
    username: "Användarnamn",
    language: "Språk",
};
