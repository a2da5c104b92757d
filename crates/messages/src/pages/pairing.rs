//! Messages of the pages that connect a device.

crate::messages! { PairingMessages {
    /// Heading.
    heading {
        en: "Enable mobile confirmation",
        fi: "Ota mobiilivahvistus käyttöön",
        sv: "Aktivera mobilbekräftelse",
    }
    /// Purpose of a connected device.
    intro {
        en: "Connect Finago Key on your phone to your username. Then you confirm your logins there.",
        fi: "Yhdistä puhelimesi Finago Key -sovellus käyttäjätunnukseesi. Sen jälkeen vahvistat \
             kirjautumisesi sovelluksessa.",
        sv: "Anslut Finago Key i telefonen till ditt användarnamn. Sedan bekräftar du dina inloggningar där.",
    }
    /// First step: install the app.
    install {
        en: "Install Finago Key on your phone.",
        fi: "Asenna Finago Key puhelimeesi.",
        sv: "Installera Finago Key i telefonen.",
    }
    /// Second step: open the app.
    open {
        en: "Open it. If you already use it, choose “Connect another username”.",
        fi: "Avaa sovellus. Jos se on jo käytössä, valitse ”Yhdistä toinen käyttäjätunnus”.",
        sv: "Öppna appen. Om den redan används, välj ”Anslut ett användarnamn till”.",
    }
    /// Link to the stores, in the first step.
    get_app { en: "Get the app", fi: "Hanki sovellus", sv: "Skaffa appen" }
    /// Third step: scan the QR code.
    scan {
        en: "Point the phone’s camera at the QR code below, or type the details below it.",
        fi: "Kohdista puhelimen kamera alla olevaan QR-koodiin tai kirjoita sen alla olevat tiedot.",
        sv: "Rikta telefonens kamera mot QR-koden nedan, eller skriv det som står under den.",
    }
    /// Description of the QR code for screen readers.
    qr_label {
        en: "QR code to be scanned with Finago Key",
        fi: "QR-koodi luettavaksi Finago Keyllä",
        sv: "QR-kod att skanna med Finago Key",
    }
    /// Label of the time left for the QR code.
    qr_left { en: "The QR code expires in", fi: "QR-koodi on voimassa", sv: "QR-koden gäller i" }
    /// Text in place of an expired QR code.
    qr_ended {
        en: "The QR code has expired. Choose “New code”, or type the code below.",
        fi: "QR-koodin voimassaolo on päättynyt. Valitse ”Uusi koodi” tai kirjoita alla oleva koodi.",
        sv: "QR-kodens giltighetstid har gått ut. Välj ”Ny kod”, eller skriv koden nedan.",
    }
    /// Link with the content of the QR code.
    open_link {
        en: "This is my phone: open Finago Key",
        fi: "Tämä on puhelimeni: avaa Finago Key",
        sv: "Det här är min telefon: öppna Finago Key",
    }
    /// Heading of the code that is typed.
    fill_in {
        en: "Or type this in the app",
        fi: "Tai kirjoita tämä sovellukseen",
        sv: "Eller skriv detta i appen",
    }
    /// Fourth step: choose a PIN.
    choose_pin {
        en: "Choose a PIN for the app when it asks for one.",
        fi: "Valitse PIN-koodi, kun sovellus pyytää sitä.",
        sv: "Välj en PIN-kod när appen ber om det.",
    }
    /// Label of the code.
    code { en: "Pairing code", fi: "Yhdistämiskoodi", sv: "Anslutningskod" }
    /// Label of the backend's address.
    address {
        en: "Address, if the app asks",
        fi: "Osoite, jos sovellus kysyy",
        sv: "Adress, om appen frågar",
    }
    /// Label of the time left for the typed code.
    time_left { en: "Expires in", fi: "Voimassa", sv: "Giltig i" }
    /// Hint that the page updates by itself.
    goes_on {
        en: "This page continues by itself once the phone is connected.",
        fi: "Sivu päivittyy automaattisesti, kun puhelin on yhdistetty.",
        sv: "Den här sidan går vidare automatiskt när telefonen är ansluten.",
    }
    /// Text in place of an expired typed code.
    ended {
        en: "This code has expired.",
        fi: "Koodin voimassaolo on päättynyt.",
        sv: "Kodens giltighetstid har gått ut.",
    }
    /// Button that replaces the codes.
    new_code { en: "New code", fi: "Uusi koodi", sv: "Ny kod" }
    /// Heading after a device was connected.
    connected {
        en: "The mobile connection was successful",
        fi: "Puhelimesi on yhdistetty",
        sv: "Telefonen är ansluten",
    }
    /// Name of the connected device, and what it can do now.
    connected_device(device: &str) -> String {
        en: "“{device}” is connected. From now on you can confirm your logins with it.",
        fi: "”{device}” on yhdistetty. Tästä lähtien voit vahvistaa kirjautumisesi sillä.",
        sv: "”{device}” är ansluten. Från och med nu kan du bekräfta dina inloggningar med den.",
    }
    /// Button that starts to connect another device.
    connect_another { en: "Connect another device", fi: "Yhdistä toinen laite", sv: "Anslut en enhet till" }
} }
