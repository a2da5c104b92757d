//! Texts of the form that connects a username.

use key_view::EnrolProblem;

crate::messages! { EnrolMessages {
    /// Heading of the form.
    heading { en: "Connect your username", fi: "Yhdistä käyttäjätunnuksesi", sv: "Anslut ditt användarnamn" }
    /// Purpose of the form, and what the user needs.
    intro {
        en: "Confirm your logins with this phone. You need your username and a one-time password.",
        fi: "Vahvista kirjautumisesi tällä puhelimella. Tarvitset käyttäjätunnuksesi ja \
             kertakäyttösalasanan.",
        sv: "Bekräfta dina inloggningar med den här telefonen. Du behöver ditt användarnamn och ett \
             engångslösenord.",
    }
    /// Label of the field for the one-time password or pairing code.
    code {
        en: "One-time password or pairing code",
        fi: "Kertakäyttösalasana tai yhdistämiskoodi",
        sv: "Engångslösenord eller anslutningskod",
    }
    /// Hint where to find the code.
    code_hint {
        en: "From your list, or from the login page.",
        fi: "Löydät sen listaltasi tai kirjautumissivulta.",
        sv: "Finns på din lista eller på inloggningssidan.",
    }
    /// Label of the field for the backend's address.
    address { en: "Address of the service", fi: "Palvelun osoite", sv: "Tjänstens adress" }
    /// Button that submits the form.
    submit { en: "Connect", fi: "Yhdistä", sv: "Anslut" }
    /// Heading of a form that a link or a QR code filled in.
    filled_heading {
        en: "Connect this username?",
        fi: "Yhdistetäänkö tämä tunnus?",
        sv: "Anslut det här användarnamnet?",
    }
    /// Consequence of confirming that form.
    filled_intro {
        en: "You can then confirm its logins with this phone. Connect it only if you asked for this \
             yourself.",
        fi: "Voit sen jälkeen vahvistaa sen kirjautumiset tällä puhelimella. Yhdistä vain, jos pyysit sitä \
             itse.",
        sv: "Sedan kan du bekräfta inloggningarna med den här telefonen. Anslut bara om du själv bad om det.",
    }
    /// Button that opens an empty form instead of the filled-in one or the scanner.
    type_instead { en: "Type it instead", fi: "Kirjoita itse", sv: "Skriv i stället" }
    /// Button that scans a QR code.
    scan { en: "Scan the QR code", fi: "Lue QR-koodi", sv: "Skanna QR-koden" }
    /// Hint how to hold the phone while scanning.
    scan_hint {
        en: "Hold the phone so that the QR code on the page is in the frame.",
        fi: "Pidä puhelinta niin, että sivun QR-koodi on kehyksessä.",
        sv: "Håll telefonen så att QR-koden på sidan är i ramen.",
    }
    /// Button that switches the camera's light.
    light { en: "Torch", fi: "Taskulamppu", sv: "Ficklampa" }
    /// Reason for a failure, and what to do. The waiting time is a text of its own,
    /// [`ControlMessages::next_try`](crate::ControlMessages::next_try).
    problem(problem: EnrolProblem) match problem {
        EnrolProblem::UsernameMissing => {
            en: "Type your username.",
            fi: "Kirjoita käyttäjätunnuksesi.",
            sv: "Skriv ditt användarnamn.",
        }
        EnrolProblem::CodeMissing => {
            en: "Type a one-time password or a pairing code.",
            fi: "Kirjoita kertakäyttösalasana tai yhdistämiskoodi.",
            sv: "Skriv ett engångslösenord eller en anslutningskod.",
        }
        EnrolProblem::AddressInvalid => {
            en: "This address can’t be used. It should look like https://key.example.",
            fi: "Tätä osoitetta ei voi käyttää. Osoite on muotoa https://key.example.",
            sv: "Den här adressen går inte att använda. Den ska se ut som https://key.example.",
        }
        EnrolProblem::Unreachable => {
            en: "The service does not answer. Check the connection and try again.",
            fi: "Palvelu ei vastaa. Tarkista yhteys ja yritä uudelleen.",
            sv: "Tjänsten svarar inte. Kontrollera anslutningen och försök igen.",
        }
        EnrolProblem::BackendFailed => {
            en: "The service did not answer as expected. Try again in a moment.",
            fi: "Palvelu ei vastannut odotetusti. Yritä hetken kuluttua uudelleen.",
            sv: "Tjänsten svarade inte som väntat. Försök igen om en stund.",
        }
        EnrolProblem::WrongCode => {
            en: "The username and the code don’t match, or the code has been used. Check both.",
            fi: "Käyttäjätunnus ja koodi eivät täsmää, tai koodi on jo käytetty. Tarkista molemmat.",
            sv: "Användarnamnet och koden hör inte ihop, eller så är koden redan använd. Kontrollera båda.",
        }
        EnrolProblem::TooManyAttempts { .. } => {
            en: "Too many tries in a short time.",
            fi: "Liian monta yritystä lyhyessä ajassa.",
            sv: "För många försök på kort tid.",
        }
        EnrolProblem::Mismatched => {
            en: "The service’s answer did not fit, so the phone was not connected. Try again with a new code.",
            fi: "Palvelun vastaus ei täsmännyt, joten puhelinta ei yhdistetty. Yritä uudelleen uudella koodilla.",
            sv: "Tjänstens svar stämde inte, så telefonen anslöts inte. Försök igen med en ny kod.",
        }
        EnrolProblem::UpdateRequired => {
            en: "This version of Finago Key is too old for the service. Update the app and try again.",
            fi: "Tämä Finago Keyn versio on liian vanha palvelulle. Päivitä sovellus ja yritä uudelleen.",
            sv: "Den här versionen av Finago Key är för gammal för tjänsten. Uppdatera appen och försök igen.",
        }
        EnrolProblem::AlreadyEnrolled => {
            en: "This username is already connected to this phone.",
            fi: "Tämä käyttäjätunnus on jo yhdistetty tähän puhelimeen.",
            sv: "Användarnamnet är redan anslutet till den här telefonen.",
        }
        EnrolProblem::StorageSilent => {
            en: "The phone’s storage does not answer. Try again, or restart the phone.",
            fi: "Puhelimen tallennustila ei vastaa. Yritä uudelleen tai käynnistä puhelin uudelleen.",
            sv: "Telefonens lagring svarar inte. Försök igen eller starta om telefonen.",
        }
        EnrolProblem::NotSaved => {
            en: "The keys could not be saved. Check that the phone has free space, and try again.",
            fi: "Avaimia ei voitu tallentaa. Tarkista, että puhelimessa on vapaata tilaa, ja yritä \
                 uudelleen.",
            sv: "Nycklarna kunde inte sparas. Kontrollera att telefonen har ledigt utrymme och försök igen.",
        }
        EnrolProblem::NoLink => {
            en: "This QR code or link is not for Finago Key. Use the one on the service’s page.",
            fi: "Tämä QR-koodi tai linkki ei ole Finago Keytä varten. Käytä palvelun sivulla olevaa.",
            sv: "QR-koden eller länken är inte avsedd för Finago Key. Använd den på tjänstens sida.",
        }
        EnrolProblem::OtherBackend => {
            en: "This code is for another service.",
            fi: "Tämä koodi on toista palvelua varten.",
            sv: "Koden gäller en annan tjänst.",
        }
        EnrolProblem::CameraNotAllowed => {
            en: "Finago Key isn’t allowed to use the camera. Type the code, or allow the camera in your \
                 phone’s settings.",
            fi: "Finago Key ei saa käyttää kameraa. Kirjoita koodi tai salli kameran käyttö puhelimen \
                 asetuksissa.",
            sv: "Finago Key får inte använda kameran. Skriv koden, eller tillåt kameran i telefonens \
                 inställningar.",
        }
        EnrolProblem::CameraFailed => {
            en: "The camera does not work. Type the code.",
            fi: "Kamera ei toimi. Kirjoita koodi.",
            sv: "Kameran fungerar inte. Skriv koden.",
        }
    }
} }
