//! Messages for a phone that scanned the QR code and does not have the app.

crate::messages! { ConnectMessages {
    /// Heading.
    heading { en: "Connect with Finago Key", fi: "Yhdistä Finago Key", sv: "Anslut med Finago Key" }
    /// First step.
    install {
        en: "Install Finago Key on this phone.",
        fi: "Asenna Finago Key tähän puhelimeen.",
        sv: "Installera Finago Key i den här telefonen.",
    }
    /// Second step.
    come_back {
        en: "Then come back to this page and open the app from here, or scan the QR code again.",
        fi: "Palaa sitten tälle sivulle ja avaa sovellus täältä, tai lue QR-koodi uudelleen.",
        sv: "Kom sedan tillbaka till den här sidan och öppna appen härifrån, eller skanna QR-koden igen.",
    }
    /// Button that opens the app.
    open { en: "Open Finago Key", fi: "Avaa Finago Key", sv: "Öppna Finago Key" }
    /// Lifetime of a QR code.
    lifetime {
        en: "A QR code expires in 2 minutes and works once. If the app refuses it, choose “New code” on the \
             login page.",
        fi: "QR-koodi on voimassa 2 minuuttia ja kelpaa kerran. Jos sovellus ei hyväksy sitä, valitse \
             kirjautumissivulla ”Uusi koodi”.",
        sv: "En QR-kod gäller i 2 minuter och bara en gång. Om appen inte godtar den, välj ”Ny kod” på \
             inloggningssidan.",
    }
} }
