//! Texts of the form that connects a username.

use key_view::EnrolProblem;

/// Texts of the connect form.
#[derive(Clone, Copy, Debug)]
pub struct EnrolMessages {
    /// Heading of the form.
    pub heading: &'static str,
    /// Purpose of the form, and what the user needs.
    pub intro: &'static str,
    /// Label of the username field.
    pub username: &'static str,
    /// Label of the field for the one-time password or pairing code.
    pub code: &'static str,
    /// Hint where to find the code.
    pub code_hint: &'static str,
    /// Label of the field for the backend's address.
    pub address: &'static str,
    /// Button that submits the form.
    pub submit: &'static str,
    /// Heading of a form that a link or a QR code filled in.
    pub filled_heading: &'static str,
    /// Consequence of confirming that form.
    pub filled_intro: &'static str,
    /// Button that opens an empty form instead of the filled-in one or the scanner.
    pub type_instead: &'static str,
    /// Button that scans a QR code.
    pub scan: &'static str,
    /// Hint how to hold the phone while scanning.
    pub scan_hint: &'static str,
    /// Button that switches the camera's light.
    pub light: &'static str,
    /// Reason for a failure, and what to do. The waiting time is a text of its own,
    /// [`ControlMessages::next_try`](crate::ControlMessages::next_try).
    pub problem: fn(EnrolProblem) -> &'static str,
}

pub(crate) const ENGLISH: EnrolMessages = EnrolMessages {
    heading: "Connect your username",
    intro: "Confirm your logins with this phone. You need your username and a one-time password.",
    username: "Username",
    code: "One-time password or pairing code",
    code_hint: "From your list, or from the login page.",
    address: "Address of the service",
    submit: "Connect",
    filled_heading: "Connect this username?",
    filled_intro: "You can then confirm its logins with this phone. Connect it only if you asked for this yourself.",
    type_instead: "Type it instead",
    scan: "Scan the QR code",
    scan_hint: "Hold the phone so that the QR code on the page is in the frame.",
    light: "Torch",
    problem: |problem| match problem {
        EnrolProblem::UsernameMissing => "Type your username.",
        EnrolProblem::CodeMissing => "Type a one-time password or a pairing code.",
        EnrolProblem::AddressInvalid => {
            "This address can’t be used. It should look like https://key.example."
        }
        EnrolProblem::Unreachable => "The service does not answer. Check the connection and try again.",
        EnrolProblem::BackendFailed => "The service did not answer as expected. Try again in a moment.",
        EnrolProblem::WrongCode => {
            "The username and the code don’t match, or the code has been used. Check both."
        }
        EnrolProblem::TooManyAttempts { .. } => "Too many tries in a short time.",
        EnrolProblem::AlreadyEnrolled => "This username is already connected to this phone.",
        EnrolProblem::NotSaved => {
            "The keys could not be saved. Check that the phone has free space, and try again."
        }
        EnrolProblem::NoLink => {
            "This QR code or link is not for Finago Key. Use the one on the service’s page."
        }
        EnrolProblem::OtherBackend => "This code is for another service.",
        EnrolProblem::CameraNotAllowed => {
            "Finago Key isn’t allowed to use the camera. Type the code, or allow the camera in your phone’s settings."
        }
        EnrolProblem::CameraFailed => "The camera does not work. Type the code.",
    },
};

pub(crate) const FINNISH: EnrolMessages = EnrolMessages {
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
    light: "Taskulamppu",
    problem: |problem| match problem {
        EnrolProblem::UsernameMissing => "Kirjoita käyttäjätunnuksesi.",
        EnrolProblem::CodeMissing => "Kirjoita kertakäyttösalasana tai yhdistämiskoodi.",
        EnrolProblem::AddressInvalid => {
            "Tätä osoitetta ei voi käyttää. Osoite on muotoa https://key.example."
        }
        EnrolProblem::Unreachable => "Palvelu ei vastaa. Tarkista yhteys ja yritä uudelleen.",
        EnrolProblem::BackendFailed => "Palvelu ei vastannut odotetusti. Yritä hetken kuluttua uudelleen.",
        EnrolProblem::WrongCode => {
            "Käyttäjätunnus ja koodi eivät täsmää, tai koodi on jo käytetty. Tarkista molemmat."
        }
        EnrolProblem::TooManyAttempts { .. } => "Liian monta yritystä lyhyessä ajassa.",
        EnrolProblem::AlreadyEnrolled => "Tämä käyttäjätunnus on jo yhdistetty tähän puhelimeen.",
        EnrolProblem::NotSaved => {
            "Avaimia ei voitu tallentaa. Tarkista, että puhelimessa on vapaata tilaa, ja yritä uudelleen."
        }
        EnrolProblem::NoLink => {
            "Tämä QR-koodi tai linkki ei ole Finago Keytä varten. Käytä palvelun sivulla olevaa."
        }
        EnrolProblem::OtherBackend => "Tämä koodi on toista palvelua varten.",
        EnrolProblem::CameraNotAllowed => {
            "Finago Key ei saa käyttää kameraa. Kirjoita koodi tai salli kameran käyttö puhelimen asetuksissa."
        }
        EnrolProblem::CameraFailed => "Kamera ei toimi. Kirjoita koodi.",
    },
};

pub(crate) const SWEDISH: EnrolMessages = EnrolMessages {
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
    scan: "Skanna QR-koden",
    scan_hint: "Håll telefonen så att QR-koden på sidan är i ramen.",
    light: "Ficklampa",
    problem: |problem| match problem {
        EnrolProblem::UsernameMissing => "Skriv ditt användarnamn.",
        EnrolProblem::CodeMissing => "Skriv ett engångslösenord eller en anslutningskod.",
        EnrolProblem::AddressInvalid => {
            "Den här adressen går inte att använda. Den ska se ut som https://key.example."
        }
        EnrolProblem::Unreachable => "Tjänsten svarar inte. Kontrollera anslutningen och försök igen.",
        EnrolProblem::BackendFailed => "Tjänsten svarade inte som väntat. Försök igen om en stund.",
        EnrolProblem::WrongCode => {
            "Användarnamnet och koden hör inte ihop, eller så är koden redan använd. Kontrollera båda."
        }
        EnrolProblem::TooManyAttempts { .. } => "För många försök på kort tid.",
        EnrolProblem::AlreadyEnrolled => "Användarnamnet är redan anslutet till den här telefonen.",
        EnrolProblem::NotSaved => {
            "Nycklarna kunde inte sparas. Kontrollera att telefonen har ledigt utrymme och försök igen."
        }
        EnrolProblem::NoLink => {
            "QR-koden eller länken är inte avsedd för Finago Key. Använd den på tjänstens sida."
        }
        EnrolProblem::OtherBackend => "Koden gäller en annan tjänst.",
        EnrolProblem::CameraNotAllowed => {
            "Finago Key får inte använda kameran. Skriv koden, eller tillåt kameran i telefonens inställningar."
        }
        EnrolProblem::CameraFailed => "Kameran fungerar inte. Skriv koden.",
    },
};
