//! Messages of the frame around every page.

/// Messages of the frame around every page.
pub(in crate::web) struct FrameMessages {
    /// Name of the service.
    pub(in crate::web) service: &'static str,
    /// Skip link past the header, for keyboards and screen readers.
    pub(in crate::web) skip: &'static str,
    /// Footer: the purpose of these pages.
    pub(in crate::web) about: &'static str,
    /// Prefix of the title of a page that reports a problem.
    pub(in crate::web) problem: &'static str,
    /// Button that ends the login, to log in as another user.
    pub(in crate::web) someone_else: &'static str,
    /// Link to the choice of confirmation methods.
    pub(in crate::web) another_way: &'static str,
    /// Link to the previous page.
    pub(in crate::web) back: &'static str,
    /// Label of the username.
    pub(in crate::web) username: &'static str,
    /// Label of the language switch.
    pub(in crate::web) language: &'static str,
}

pub(super) const ENGLISH: FrameMessages = FrameMessages {
    service: "Procountor",
    skip: "Skip to content",
    about: "A demo of Procountor’s login, for trying out Finago Key.",
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
    about: "Procountorin kirjautumisen demo Finago Keyn kokeilemiseen.",
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
    about: "En demo av Procountors inloggning, för att prova Finago Key.",
    problem: "Problem",
    someone_else: "Logga in som någon annan",
    another_way: "Välj ett annat sätt",
    back: "Tillbaka",
    username: "Användarnamn",
    language: "Språk",
};
