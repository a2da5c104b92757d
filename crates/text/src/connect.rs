//! Words of the form that connects a username.

use key_view::ConnectProblem;

/// Connecting a username.
#[derive(Clone, Copy, Debug)]
pub struct ConnectWords {
    /// Heading.
    pub heading: &'static str,
    /// What it is for and what is needed.
    pub intro: &'static str,
    /// Label of the username.
    pub username: &'static str,
    /// Label of the one-time password or pairing code.
    pub code: &'static str,
    /// Where the code is found.
    pub code_hint: &'static str,
    /// Label of the backend's address.
    pub address: &'static str,
    /// The button.
    pub submit: &'static str,
    /// Heading of a form that a link or a QR code filled in.
    pub filled_heading: &'static str,
    /// What follows from a yes.
    pub filled_intro: &'static str,
    /// Type it instead of what was filled in, or of scanning.
    pub type_instead: &'static str,
    /// Look for a QR code with the camera.
    pub scan: &'static str,
    /// Where to hold the camera.
    pub scan_hint: &'static str,
    /// The camera's light.
    pub light: &'static str,
    /// What went wrong and what to do; how long to wait is told apart.
    pub problem: fn(ConnectProblem) -> &'static str,
}

pub(crate) const ENGLISH: ConnectWords = ConnectWords {
    heading: "Connect your username",
    intro: "Confirm your logins with this phone. You need your username and a one-time password.",
    username: "Username",
    code: "One-time password or pairing code",
    code_hint: "From your list, or from the login page.",
    address: "Address of the service",
    submit: "Connect",
    filled_heading: "Connect this username?",
    filled_intro: "You can then confirm its logins with this phone. Connect only what you asked for yourself.",
    type_instead: "Type it instead",
    scan: "Scan the QR code",
    scan_hint: "Hold the phone so that the QR code on the page is in the frame.",
    light: "Light",
    problem: |problem| match problem {
        ConnectProblem::UsernameMissing => "Type your username.",
        ConnectProblem::CodeMissing => "Type a one-time password or a pairing code.",
        ConnectProblem::AddressInvalid => {
            "This address can’t be used. It should look like https://key.example."
        }
        ConnectProblem::Unreachable => "The service does not answer. Check the connection and try again.",
        ConnectProblem::BackendFailed => "The service did not answer as expected. Try again in a moment.",
        ConnectProblem::WrongCode => {
            "The username and the code don’t match, or the code has been used. Check both."
        }
        ConnectProblem::TooManyAttempts { .. } => "Too many tries in a short time.",
        ConnectProblem::AlreadyConnected => "This username is already connected to this phone.",
        ConnectProblem::NotSaved => {
            "The keys could not be saved. Check that the phone has free space, and try again."
        }
        ConnectProblem::NoLink => "That is no code to connect with. Use the one on the service’s page.",
        ConnectProblem::OtherBackend => "That code is for another service than this app’s.",
        ConnectProblem::CameraNotAllowed => {
            "The camera may not be used. Type the code, or allow the camera in your phone’s settings."
        }
        ConnectProblem::CameraFailed => "The camera does not work. Type the code.",
    },
};

pub(crate) const FINNISH: ConnectWords = ConnectWords {
    heading: "Yhdistä käyttäjätunnuksesi",
    intro: "Vahvista kirjautumisesi tällä puhelimella. Tarvitset käyttäjätunnuksesi ja kertakäyttösalasanan.",
    username: "Käyttäjätunnus",
    code: "Kertakäyttösalasana tai yhdistämiskoodi",
    code_hint: "Löydät sen listaltasi tai kirjautumissivulta.",
    address: "Palvelun osoite",
    submit: "Yhdistä",
    filled_heading: "Yhdistetäänkö tämä tunnus?",
    filled_intro: "Voit sen jälkeen vahvistaa sen kirjautumiset tällä puhelimella. Yhdistä vain, jos pyysit sitä itse.",
    type_instead: "Kirjoita itse",
    scan: "Lue QR-koodi",
    scan_hint: "Pidä puhelinta niin, että sivun QR-koodi on kehyksessä.",
    light: "Valo",
    problem: |problem| match problem {
        ConnectProblem::UsernameMissing => "Kirjoita käyttäjätunnuksesi.",
        ConnectProblem::CodeMissing => "Kirjoita kertakäyttösalasana tai yhdistämiskoodi.",
        ConnectProblem::AddressInvalid => {
            "Tätä osoitetta ei voi käyttää. Osoite on muotoa https://key.example."
        }
        ConnectProblem::Unreachable => "Palvelu ei vastaa. Tarkista yhteys ja yritä uudelleen.",
        ConnectProblem::BackendFailed => "Palvelu ei vastannut odotetusti. Yritä hetken kuluttua uudelleen.",
        ConnectProblem::WrongCode => {
            "Käyttäjätunnus ja koodi eivät täsmää, tai koodi on jo käytetty. Tarkista molemmat."
        }
        ConnectProblem::TooManyAttempts { .. } => "Liian monta yritystä lyhyessä ajassa.",
        ConnectProblem::AlreadyConnected => "Tämä käyttäjätunnus on jo yhdistetty tähän puhelimeen.",
        ConnectProblem::NotSaved => {
            "Avaimia ei voitu tallentaa. Tarkista, että puhelimessa on vapaata tilaa, ja yritä uudelleen."
        }
        ConnectProblem::NoLink => "Tällä koodilla ei voi yhdistää. Käytä palvelun sivulla olevaa koodia.",
        ConnectProblem::OtherBackend => "Koodi on toista palvelua varten.",
        ConnectProblem::CameraNotAllowed => {
            "Kameraa ei saa käyttää. Kirjoita koodi, tai salli kamera puhelimen asetuksissa."
        }
        ConnectProblem::CameraFailed => "Kamera ei toimi. Kirjoita koodi.",
    },
};

pub(crate) const SWEDISH: ConnectWords = ConnectWords {
    heading: "Anslut ditt användarnamn",
    intro: "Bekräfta dina inloggningar med den här telefonen. Du behöver ditt användarnamn och ett engångslösenord.",
    username: "Användarnamn",
    code: "Engångslösenord eller anslutningskod",
    code_hint: "Finns på din lista eller på inloggningssidan.",
    address: "Tjänstens adress",
    submit: "Anslut",
    filled_heading: "Anslut det här användarnamnet?",
    filled_intro: "Sedan kan du bekräfta inloggningarna med den här telefonen. Anslut bara om du själv bad om det.",
    type_instead: "Skriv i stället",
    scan: "Läs QR-koden",
    scan_hint: "Håll telefonen så att QR-koden på sidan är i ramen.",
    light: "Lampa",
    problem: |problem| match problem {
        ConnectProblem::UsernameMissing => "Skriv ditt användarnamn.",
        ConnectProblem::CodeMissing => "Skriv ett engångslösenord eller en anslutningskod.",
        ConnectProblem::AddressInvalid => {
            "Den här adressen går inte att använda. Den ska se ut som https://key.example."
        }
        ConnectProblem::Unreachable => "Tjänsten svarar inte. Kontrollera anslutningen och försök igen.",
        ConnectProblem::BackendFailed => "Tjänsten svarade inte som väntat. Försök igen om en stund.",
        ConnectProblem::WrongCode => {
            "Användarnamnet och koden hör inte ihop, eller så är koden redan använd. Kontrollera båda."
        }
        ConnectProblem::TooManyAttempts { .. } => "För många försök på kort tid.",
        ConnectProblem::AlreadyConnected => "Användarnamnet är redan anslutet till den här telefonen.",
        ConnectProblem::NotSaved => {
            "Nycklarna kunde inte sparas. Kontrollera att telefonen har ledigt utrymme och försök igen."
        }
        ConnectProblem::NoLink => "Den koden går inte att ansluta med. Använd den på tjänstens sida.",
        ConnectProblem::OtherBackend => "Koden gäller en annan tjänst än appens.",
        ConnectProblem::CameraNotAllowed => {
            "Kameran får inte användas. Skriv koden, eller tillåt kameran i telefonens inställningar."
        }
        ConnectProblem::CameraFailed => "Kameran fungerar inte. Skriv koden.",
    },
};
