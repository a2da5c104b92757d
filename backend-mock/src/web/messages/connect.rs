//! Messages for a phone that scanned the QR code and does not have the app.

/// Messages for a phone that scanned the QR code and does not have the app.
pub(in crate::web) struct ConnectMessages {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// First step.
    pub(in crate::web) install: &'static str,
    /// Second step.
    pub(in crate::web) come_back: &'static str,
    /// Button that opens the app.
    pub(in crate::web) open: &'static str,
    /// Lifetime of a QR code.
    pub(in crate::web) lifetime: &'static str,
}

pub(super) const ENGLISH: ConnectMessages = ConnectMessages {
    heading: "Connect with Finago Key",
    install: "Install Finago Key on this phone.",
    come_back: "Then come back to this page and open the app from here, or scan the QR code again.",
    open: "Open Finago Key",
    lifetime: "A QR code expires in 2 minutes and works once. If the app refuses it, choose “New code” on the login page.",
};

pub(super) const FINNISH: ConnectMessages = ConnectMessages {
    heading: "Yhdistä Finago Key",
    install: "Asenna Finago Key tähän puhelimeen.",
    come_back: "Palaa sitten tälle sivulle ja avaa sovellus täältä, tai lue QR-koodi uudelleen.",
    open: "Avaa Finago Key",
    lifetime: "QR-koodi on voimassa 2 minuuttia ja kelpaa kerran. Jos sovellus ei hyväksy sitä, valitse kirjautumissivulla \
               ”Uusi koodi”.",
};

pub(super) const SWEDISH: ConnectMessages = ConnectMessages {
    heading: "Anslut med Finago Key",
    install: "Installera Finago Key i den här telefonen.",
    come_back: "Kom sedan tillbaka till den här sidan och öppna appen härifrån, eller skanna QR-koden igen.",
    open: "Öppna Finago Key",
    lifetime: "En QR-kod gäller i 2 minuter och bara en gång. Om appen inte godtar den, välj ”Ny kod” på inloggningssidan.",
};
