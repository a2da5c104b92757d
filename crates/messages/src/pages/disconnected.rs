//! Messages for disconnecting all devices from the login page.

crate::messages! { DisconnectedMessages {
    /// Heading.
    heading {
        en: "Key is disconnected on all devices",
        fi: "Finago Keyn yhteys on katkaistu kaikilta laitteilta",
        sv: "Key är bortkopplad från alla enheter",
    }
    /// Consequences for the user.
    text {
        en: "From now on you confirm your logins with one-time passwords, until you connect a device again.",
        fi: "Tästä lähtien vahvistat kirjautumisesi kertakäyttösalasanoilla, kunnes yhdistät taas laitteen.",
        sv: "Från och med nu bekräftar du dina inloggningar med engångslösenord, tills du ansluter en enhet \
             igen.",
    }
    /// Hint for a user who has no one-time passwords left.
    last_code {
        en: "That was your last one-time password. Connect a device or get a new list before you log out.",
        fi: "Se oli viimeinen kertakäyttösalasanasi. Yhdistä laite tai hanki uusi lista, ennen kuin \
             kirjaudut ulos.",
        sv: "Det var ditt sista engångslösenord. Anslut en enhet eller skaffa en ny lista innan du loggar \
             ut.",
    }
    /// Link to connect a new device.
    connect { en: "Connect a new device", fi: "Yhdistä uusi laite", sv: "Anslut en ny enhet" }
} }
