//! Texts of the result of a challenge.

use key_view::{ChallengeKind, Ending, Handback, ResultView};

crate::messages! { ResultMessages in language {
    /// Heading of a result on its screen.
    heading_of(result: &ResultView) match (&result.ending, result.handback) {
        (Ending::WrongNumber, Handback::Link) => {
            en: "The link did not match",
            fi: "Linkki ei täsmännyt",
            sv: "Länken stämde inte",
        }
        (ending, _) => (language.messages().result.heading(ending))
    }
    /// Heading that states what happened.
    heading(ending: &Ending) match ending {
        Ending::Approved => { en: "Approved", fi: "Hyväksytty", sv: "Godkänd" }
        Ending::Denied => { en: "Denied", fi: "Hylätty", sv: "Nekad" }
        Ending::Reported => { en: "Reported", fi: "Ilmoitus lähetetty", sv: "Rapporterad" }
        Ending::WrongNumber => {
            en: "The number did not match",
            fi: "Numero ei täsmännyt",
            sv: "Numret stämde inte",
        }
        Ending::Expired => { en: "Time ran out", fi: "Aika loppui", sv: "Tiden tog slut" }
        Ending::Cancelled => { en: "Cancelled", fi: "Peruutettu", sv: "Avbruten" }
        Ending::Ended => { en: "No longer open", fi: "Ei enää avoinna", sv: "Inte längre öppen" }
        Ending::ApprovedElsewhere(_) => { en: "Already approved", fi: "Jo hyväksytty", sv: "Redan godkänd" }
        Ending::DeniedElsewhere(_) => { en: "Already denied", fi: "Jo hylätty", sv: "Redan nekad" }
        Ending::ReportedElsewhere(_) => {
            en: "Already reported",
            fi: "Ilmoitus on jo lähetetty",
            sv: "Redan rapporterad",
        }
        Ending::WrongNumberElsewhere(_) => {
            en: "Already stopped",
            fi: "Jo keskeytetty",
            sv: "Redan stoppad",
        }
    }
    /// Explanation, and what to do next.
    text(result: &ResultView) -> String match (&result.ending, result.kind) {
        (Ending::Approved, _) if result.handback == Handback::Opened => {
            en: "Your browser opens and continues.",
            fi: "Selain avautuu ja jatkaa siitä, mihin jäit.",
            sv: "Webbläsaren öppnas och fortsätter.",
        }
        (Ending::Approved, _) if result.handback == Handback::NotOpened => (language.messages().result.not_opened)
        (Ending::WrongNumber, _) if result.handback == Handback::Link => {
            en: "To be safe, the request was stopped. Start again in your browser.",
            fi: "Pyyntö keskeytettiin varmuuden vuoksi. Aloita selaimessa alusta.",
            sv: "Begäran stoppades för säkerhets skull. Börja om i webbläsaren.",
        }
        (Ending::Approved, ChallengeKind::Login) => {
            en: "Go back to your browser. The login continues automatically.",
            fi: "Palaa selaimeen. Kirjautuminen jatkuu automaattisesti.",
            sv: "Gå tillbaka till webbläsaren. Inloggningen fortsätter automatiskt.",
        }
        (Ending::Approved, ChallengeKind::Payment) => {
            en: "The payment is confirmed. Go back to your browser.",
            fi: "Maksu on vahvistettu. Palaa selaimeen.",
            sv: "Betalningen är bekräftad. Gå tillbaka till webbläsaren.",
        }
        (Ending::Approved, ChallengeKind::Identification) => {
            en: "You have identified yourself to {service}.",
            fi: "Olet tunnistautunut palveluun {service}.",
            sv: "Du har identifierat dig för {service}.",
            service = result.service,
        }
        (Ending::Approved, ChallengeKind::Account | ChallengeKind::Unknown) => {
            en: "The change is confirmed. Go back to your browser.",
            fi: "Muutos on vahvistettu. Palaa selaimeen.",
            sv: "Ändringen är bekräftad. Gå tillbaka till webbläsaren.",
        }
        (Ending::Denied, ChallengeKind::Account | ChallengeKind::Unknown) => {
            en: "Nothing was changed.",
            fi: "Mitään ei muutettu.",
            sv: "Ingenting ändrades.",
        }
        (Ending::Denied, ChallengeKind::Login) => {
            en: "The login was not approved.",
            fi: "Kirjautumista ei hyväksytty.",
            sv: "Inloggningen godkändes inte.",
        }
        (Ending::Denied, ChallengeKind::Payment) => {
            en: "The payment was not confirmed.",
            fi: "Maksua ei vahvistettu.",
            sv: "Betalningen bekräftades inte.",
        }
        (Ending::Denied, ChallengeKind::Identification) => {
            en: "You were not identified.",
            fi: "Sinua ei tunnistettu.",
            sv: "Du identifierades inte.",
        }
        (Ending::Reported, _) => {
            en: "The request was stopped. No new requests arrive for {username} until you log in with a \
                 one-time password. If someone else may know your password, change it.",
            fi: "Pyyntö keskeytettiin. Tunnukselle {username} ei tule uusia pyyntöjä, ennen kuin kirjaudut \
                 kertakäyttösalasanalla. Jos joku muu voi tietää salasanasi, vaihda se.",
            sv: "Begäran stoppades. Inga nya begäranden kommer för {username} förrän du har loggat in med \
                 ett engångslösenord. Byt lösenord om någon annan kan känna till det.",
            username = result.username,
        }
        (Ending::WrongNumber, _) => {
            en: "To be safe, the request was stopped. Start again in your browser and type the new number.",
            fi: "Pyyntö keskeytettiin varmuuden vuoksi. Aloita selaimessa alusta ja kirjoita uusi numero.",
            sv: "Begäran stoppades för säkerhets skull. Börja om i webbläsaren och skriv det nya numret.",
        }
        (Ending::Expired, _) => {
            en: "If you still want to continue, start again in your browser.",
            fi: "Jos haluat vielä jatkaa, aloita selaimessa alusta.",
            sv: "Börja om i webbläsaren om du fortfarande vill fortsätta.",
        }
        (Ending::Cancelled, _) => {
            en: "The request was cancelled in the browser. You don’t need to do anything.",
            fi: "Pyyntö peruutettiin selaimessa. Sinun ei tarvitse tehdä mitään.",
            sv: "Begäran avbröts i webbläsaren. Du behöver inte göra något.",
        }
        (Ending::Ended, _) => {
            en: "The request has ended. You don’t need to do anything.",
            fi: "Pyyntö on päättynyt. Sinun ei tarvitse tehdä mitään.",
            sv: "Begäran är avslutad. Du behöver inte göra något.",
        }
        (Ending::ApprovedElsewhere(Some(name)), _) => {
            en: "It was approved on “{name}”.",
            fi: "Pyyntö hyväksyttiin laitteella ”{name}”.",
            sv: "Begäran godkändes på ”{name}”.",
        }
        (Ending::ApprovedElsewhere(None), _) => {
            en: "It was approved on another device.",
            fi: "Pyyntö hyväksyttiin toisella laitteella.",
            sv: "Begäran godkändes på en annan enhet.",
        }
        (Ending::DeniedElsewhere(Some(name)), _) => {
            en: "It was denied on “{name}”.",
            fi: "Pyyntö hylättiin laitteella ”{name}”.",
            sv: "Begäran nekades på ”{name}”.",
        }
        (Ending::DeniedElsewhere(None), _) => {
            en: "It was denied on another device.",
            fi: "Pyyntö hylättiin toisella laitteella.",
            sv: "Begäran nekades på en annan enhet.",
        }
        (Ending::ReportedElsewhere(Some(name)), _) => {
            en: "It was reported on “{name}”. New requests arrive again after you log in with a one-time \
                 password.",
            fi: "Pyynnöstä ilmoitettiin laitteella ”{name}”. Uusia pyyntöjä tulee taas, kun olet kirjautunut \
                 kertakäyttösalasanalla.",
            sv: "Begäran rapporterades på ”{name}”. Nya begäranden kommer igen när du har loggat in med ett \
                 engångslösenord.",
        }
        (Ending::ReportedElsewhere(None), _) => {
            en: "It was reported on another device. New requests arrive again after you log in with a \
                 one-time password.",
            fi: "Pyynnöstä ilmoitettiin toisella laitteella. Uusia pyyntöjä tulee taas, kun olet kirjautunut \
                 kertakäyttösalasanalla.",
            sv: "Begäran rapporterades på en annan enhet. Nya begäranden kommer igen när du har loggat in \
                 med ett engångslösenord.",
        }
        (Ending::WrongNumberElsewhere(Some(name)), _) => {
            en: "The wrong number was typed on “{name}”. Start again in your browser.",
            fi: "Laitteella ”{name}” kirjoitettiin väärä numero. Aloita selaimessa alusta.",
            sv: "Fel nummer skrevs på ”{name}”. Börja om i webbläsaren.",
        }
        (Ending::WrongNumberElsewhere(None), _) => {
            en: "The wrong number was typed on another device. Start again in your browser.",
            fi: "Toisella laitteella kirjoitettiin väärä numero. Aloita selaimessa alusta.",
            sv: "Fel nummer skrevs på en annan enhet. Börja om i webbläsaren.",
        }
    }
    /// Failure to open the browser that asked, and what to do.
    not_opened {
        en: "Your browser could not be opened, so nothing has happened yet. Go back to it and ask again there with \
             the number.",
        fi: "Selainta ei voitu avata, joten mitään ei ole vielä tapahtunut. Palaa selaimeen ja pyydä siellä \
             uudelleen numeron avulla.",
        sv: "Webbläsaren kunde inte öppnas, så ingenting har hänt ännu. Gå tillbaka till den och begär på nytt där, \
             med numret.",
    }
    /// Button that leaves the screen.
    done { en: "Done", fi: "Valmis", sv: "Klar" }
    /// Button that opens the next open challenge.
    next { en: "Next request", fi: "Seuraava pyyntö", sv: "Nästa begäran" }
} }
