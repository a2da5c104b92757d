//! Messages of the pages that connect a device.

/// Messages of the pages that connect a device.
pub(in crate::web) struct PairingMessages {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// Purpose of a connected device.
    pub(in crate::web) intro: &'static str,
    /// First step: install the app.
    pub(in crate::web) install: &'static str,
    /// Second step: open the app.
    pub(in crate::web) open: &'static str,
    /// Link to the stores, in the first step.
    pub(in crate::web) get_app: &'static str,
    /// Third step: scan the QR code.
    pub(in crate::web) scan: &'static str,
    /// Description of the QR code for screen readers.
    pub(in crate::web) qr_label: &'static str,
    /// Label of the time left for the QR code.
    pub(in crate::web) qr_left: &'static str,
    /// Text in place of an expired QR code.
    pub(in crate::web) qr_ended: &'static str,
    /// Link with the content of the QR code.
    pub(in crate::web) open_link: &'static str,
    /// Heading of the code that is typed.
    pub(in crate::web) fill_in: &'static str,
    /// Fourth step: choose a PIN.
    pub(in crate::web) choose_pin: &'static str,
    /// Label of the code.
    pub(in crate::web) code: &'static str,
    /// Label of the backend's address.
    pub(in crate::web) address: &'static str,
    /// Label of the time left for the typed code.
    pub(in crate::web) time_left: &'static str,
    /// Hint that the page updates by itself.
    pub(in crate::web) goes_on: &'static str,
    /// Text in place of an expired typed code.
    pub(in crate::web) ended: &'static str,
    /// Button that replaces the codes.
    pub(in crate::web) new_code: &'static str,
    /// Link back to the start page.
    pub(in crate::web) back: &'static str,
    /// Heading after a device was connected.
    pub(in crate::web) connected: &'static str,
    /// Name of the connected device, and what it can do now.
    pub(in crate::web) connected_device: fn(&str) -> String,
    /// Link to Procountor.
    pub(in crate::web) go_on: &'static str,
    /// Button that starts to connect another device.
    pub(in crate::web) connect_another: &'static str,
}

pub(super) const ENGLISH: PairingMessages = PairingMessages {
    heading: "Enable mobile confirmation",
    intro: "Connect Finago Key on your phone to your username. Then you confirm your logins there.",
    install: "Install Finago Key on your phone.",
    open: "Open it. If you already use it, choose “Connect another username”.",
    get_app: "Get the app",
    scan: "Point the phone’s camera at the QR code below, or type the details below it.",
    qr_label: "QR code to be scanned with Finago Key",
    qr_left: "The QR code expires in",
    qr_ended: "The QR code has expired. Choose “New code”, or type the code below.",
    open_link: "This is my phone: open Finago Key",
    fill_in: "Or type this in the app",
    choose_pin: "Choose a PIN for the app when it asks for one.",
    code: "Pairing code",
    address: "Address, if the app asks",
    time_left: "Expires in",
    goes_on: "This page continues by itself once the phone is connected.",
    ended: "This code has expired.",
    new_code: "New code",
    back: "Back to Procountor",
    connected: "The mobile connection was successful",
    connected_device: |device| {
        format!("“{device}” is connected. From now on you can confirm your logins with it.")
    },
    go_on: "Continue to Procountor",
    connect_another: "Connect another device",
};

pub(super) const FINNISH: PairingMessages = PairingMessages {
    heading: "Ota mobiilivahvistus käyttöön",
    intro: "Yhdistä puhelimesi Finago Key -sovellus käyttäjätunnukseesi. Sen jälkeen vahvistat kirjautumisesi sovelluksessa.",
    install: "Asenna Finago Key puhelimeesi.",
    open: "Avaa sovellus. Jos se on jo käytössä, valitse ”Yhdistä toinen käyttäjätunnus”.",
    get_app: "Hanki sovellus",
    scan: "Kohdista puhelimen kamera alla olevaan QR-koodiin tai kirjoita sen alla olevat tiedot.",
    qr_label: "QR-koodi luettavaksi Finago Keyllä",
    qr_left: "QR-koodi on voimassa",
    qr_ended: "QR-koodin voimassaolo on päättynyt. Valitse ”Uusi koodi” tai kirjoita alla oleva koodi.",
    open_link: "Tämä on puhelimeni: avaa Finago Key",
    fill_in: "Tai kirjoita tämä sovellukseen",
    choose_pin: "Valitse PIN-koodi, kun sovellus pyytää sitä.",
    code: "Yhdistämiskoodi",
    address: "Osoite, jos sovellus kysyy",
    time_left: "Voimassa",
    goes_on: "Sivu päivittyy automaattisesti, kun puhelin on yhdistetty.",
    ended: "Koodin voimassaolo on päättynyt.",
    new_code: "Uusi koodi",
    back: "Takaisin Procountoriin",
    connected: "Puhelimesi on yhdistetty",
    connected_device: |device| {
        format!("”{device}” on yhdistetty. Tästä lähtien voit vahvistaa kirjautumisesi sillä.")
    },
    go_on: "Jatka Procountoriin",
    connect_another: "Yhdistä toinen laite",
};

pub(super) const SWEDISH: PairingMessages = PairingMessages {
    heading: "Aktivera mobilbekräftelse",
    intro: "Anslut Finago Key i telefonen till ditt användarnamn. Sedan bekräftar du dina inloggningar där.",
    install: "Installera Finago Key i telefonen.",
    open: "Öppna appen. Om den redan används, välj ”Anslut ett användarnamn till”.",
    get_app: "Skaffa appen",
    scan: "Rikta telefonens kamera mot QR-koden nedan, eller skriv det som står under den.",
    qr_label: "QR-kod att skanna med Finago Key",
    qr_left: "QR-koden gäller i",
    qr_ended: "QR-kodens giltighetstid har gått ut. Välj ”Ny kod”, eller skriv koden nedan.",
    open_link: "Det här är min telefon: öppna Finago Key",
    fill_in: "Eller skriv detta i appen",
    choose_pin: "Välj en PIN-kod när appen ber om det.",
    code: "Anslutningskod",
    address: "Adress, om appen frågar",
    time_left: "Giltig i",
    goes_on: "Den här sidan går vidare automatiskt när telefonen är ansluten.",
    ended: "Kodens giltighetstid har gått ut.",
    new_code: "Ny kod",
    back: "Tillbaka till Procountor",
    connected: "Telefonen är ansluten",
    connected_device: |device| {
        format!("”{device}” är ansluten. Från och med nu kan du bekräfta dina inloggningar med den.")
    },
    go_on: "Fortsätt till Procountor",
    connect_another: "Anslut en enhet till",
};
