//! Messages of the frame around every page.

crate::messages! { FrameMessages {
    /// Name of the service.
    service { en: "Procountor", fi: "Procountor", sv: "Procountor" }
    /// Skip link past the header, for keyboards and screen readers.
    skip { en: "Skip to content", fi: "Siirry sisältöön", sv: "Gå till innehållet" }
    /// Footer: the purpose of these pages.
    about {
        en: "A demo of Procountor’s login, for trying out Finago Key.",
        fi: "Procountorin kirjautumisen demo Finago Keyn kokeilemiseen.",
        sv: "En demo av Procountors inloggning, för att prova Finago Key.",
    }
    /// Prefix of the title of a page that reports a problem.
    problem { en: "Problem", fi: "Ongelma", sv: "Problem" }
    /// Button that ends the login, to log in as another user.
    someone_else {
        en: "Log in as someone else",
        fi: "Kirjaudu toisena käyttäjänä",
        sv: "Logga in som någon annan",
    }
    /// Link to the choice of confirmation methods.
    another_way { en: "Choose another way", fi: "Valitse toinen tapa", sv: "Välj ett annat sätt" }
    /// Link to Procountor.
    go_on { en: "Continue to Procountor", fi: "Jatka Procountoriin", sv: "Fortsätt till Procountor" }
    /// Link back to the start page.
    back_to_start { en: "Back to Procountor", fi: "Takaisin Procountoriin", sv: "Tillbaka till Procountor" }
    /// Label of the language switch.
    language { en: "Language", fi: "Kieli", sv: "Språk" }
} }
