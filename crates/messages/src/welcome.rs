//! Texts of the welcome screen.

crate::messages! { WelcomeMessages {
    /// What the app does.
    heading {
        en: "Confirm your Procountor logins with this phone",
        fi: "Vahvista Procountor-kirjautumisesi tällä puhelimella",
        sv: "Bekräfta dina Procountor-inloggningar med den här telefonen",
    }
    /// Where the code to scan or to type is found.
    intro {
        en: "Choose “Enable mobile confirmation” on the login page, and scan the code there.",
        fi: "Valitse kirjautumissivulla ”Ota mobiilivahvistus käyttöön” ja lue sivulla näkyvä koodi.",
        sv: "Välj ”Aktivera mobilbekräftelse” på inloggningssidan och skanna koden där.",
    }
    /// Where the code is found, on a phone without a camera.
    intro_without_camera {
        en: "You need your username and a one-time password, or the code on the login page.",
        fi: "Tarvitset käyttäjätunnuksesi ja kertakäyttösalasanan tai kirjautumissivun koodin.",
        sv: "Du behöver ditt användarnamn och ett engångslösenord eller koden på inloggningssidan.",
    }
    /// Button that scans the code.
    scan { en: "Scan the code", fi: "Lue koodi", sv: "Skanna koden" }
    /// Button that opens the form.
    type_it { en: "Type it", fi: "Kirjoita itse", sv: "Skriv in den" }
} }
