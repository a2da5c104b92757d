//! Messages of the page that waits for the decision in the app.

crate::messages! { WaitingMessages {
    /// Heading.
    heading { en: "Confirm in the app", fi: "Vahvista sovelluksessa", sv: "Bekräfta i appen" }
    /// Instruction for a challenge with number matching.
    type_number {
        en: "Open Finago Key on your phone and type this number:",
        fi: "Avaa Finago Key puhelimellasi ja kirjoita siihen tämä numero:",
        sv: "Öppna Finago Key i telefonen och skriv det här numret:",
    }
    /// Label of the number for screen readers.
    number {
        en: "Number to type in the app",
        fi: "Sovellukseen kirjoitettava numero",
        sv: "Nummer att skriva i appen",
    }
    /// Instruction for a challenge without number matching.
    approve {
        en: "Open Finago Key on your phone and approve the login.",
        fi: "Avaa Finago Key puhelimellasi ja hyväksy kirjautuminen.",
        sv: "Öppna Finago Key i telefonen och godkänn inloggningen.",
    }
    /// Label of the time left.
    time_left { en: "Time left", fi: "Aikaa jäljellä", sv: "Tid kvar" }
    /// Hint that the page updates by itself.
    goes_on {
        en: "This page continues by itself once you have approved.",
        fi: "Sivu päivittyy automaattisesti, kun olet hyväksynyt pyynnön.",
        sv: "Den här sidan går vidare automatiskt när du har godkänt.",
    }
    /// Hint for an app that shows nothing.
    nothing_there {
        en: "Nothing in the app? Open it: the login is waiting there, even without a notification.",
        fi: "Eikö sovelluksessa näy mitään? Avaa se: kirjautuminen odottaa siellä ilman ilmoitustakin.",
        sv: "Syns inget i appen? Öppna den: inloggningen väntar där, även utan avisering.",
    }
} }
