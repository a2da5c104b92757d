//! Messages for disconnecting all devices from the login page.

use super::code::{
    CodeMessages, ONE_TIME_PASSWORD_IN_ENGLISH, ONE_TIME_PASSWORD_IN_FINNISH, ONE_TIME_PASSWORD_IN_SWEDISH,
};

/// Messages of the page after all devices were disconnected.
pub(in crate::web) struct DisconnectedMessages {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// Consequences for the user.
    pub(in crate::web) text: &'static str,
    /// Hint for a user who has no one-time passwords left.
    pub(in crate::web) last_code: &'static str,
    /// Link to Procountor.
    pub(in crate::web) go_on: &'static str,
    /// Link to connect a new device.
    pub(in crate::web) connect: &'static str,
}

pub(super) const QUESTION_IN_ENGLISH: CodeMessages = CodeMessages {
    heading: "Disconnect Key on all devices",
    intro: Some(
        "No device can confirm your logins any more, and their offline codes stop working at once. A one-time password \
         confirms that it is you.",
    ),
    submit: "Disconnect all",
    ..ONE_TIME_PASSWORD_IN_ENGLISH
};

pub(super) const ENGLISH: DisconnectedMessages = DisconnectedMessages {
    heading: "Key is disconnected on all devices",
    text: "From now on you confirm your logins with one-time passwords, until you connect a device again.",
    last_code: "That was your last one-time password. Connect a device or get a new list before you log out.",
    go_on: "Continue to Procountor",
    connect: "Connect a new device",
};

pub(super) const QUESTION_IN_FINNISH: CodeMessages = CodeMessages {
    heading: "Katkaise Finago Keyn yhteys kaikilta laitteilta",
    intro: Some(
        "Mikään laite ei enää voi vahvistaa kirjautumisiasi, ja offline-koodit lakkaavat heti toimimasta. \
         Kertakäyttösalasana varmistaa, että se olet sinä.",
    ),
    submit: "Katkaise kaikilta",
    ..ONE_TIME_PASSWORD_IN_FINNISH
};

pub(super) const FINNISH: DisconnectedMessages = DisconnectedMessages {
    heading: "Finago Keyn yhteys on katkaistu kaikilta laitteilta",
    text: "Tästä lähtien vahvistat kirjautumisesi kertakäyttösalasanoilla, kunnes yhdistät taas laitteen.",
    last_code: "Se oli viimeinen kertakäyttösalasanasi. Yhdistä laite tai hanki uusi lista, ennen kuin kirjaudut ulos.",
    go_on: "Jatka Procountoriin",
    connect: "Yhdistä uusi laite",
};

pub(super) const QUESTION_IN_SWEDISH: CodeMessages = CodeMessages {
    heading: "Koppla bort Key från alla enheter",
    intro: Some(
        "Ingen enhet kan längre bekräfta dina inloggningar, och deras offlinekoder slutar gälla genast. Ett \
         engångslösenord visar att det är du.",
    ),
    submit: "Koppla bort alla",
    ..ONE_TIME_PASSWORD_IN_SWEDISH
};

pub(super) const SWEDISH: DisconnectedMessages = DisconnectedMessages {
    heading: "Key är bortkopplad från alla enheter",
    text: "Från och med nu bekräftar du dina inloggningar med engångslösenord, tills du ansluter en enhet igen.",
    last_code: "Det var ditt sista engångslösenord. Anslut en enhet eller skaffa en ny lista innan du loggar ut.",
    go_on: "Fortsätt till Procountor",
    connect: "Anslut en ny enhet",
};
