//! Texts of the result of a challenge.

use key_view::{ChallengeKind, Ending, ResultView};

/// Texts of the result of a challenge.
#[derive(Clone, Copy, Debug)]
pub struct ResultMessages {
    /// Heading that states what happened.
    pub heading: fn(&Ending) -> &'static str,
    /// Explanation, and what to do next.
    pub text: fn(&ResultView) -> String,
    /// Button that leaves the screen.
    pub done: &'static str,
    /// Button that opens the next open challenge.
    pub next: &'static str,
}

pub(crate) const ENGLISH: ResultMessages = ResultMessages {
    heading: |ending| match ending {
        Ending::Approved => "Approved",
        Ending::Denied => "Denied",
        Ending::Reported => "Reported",
        Ending::WrongNumber => "The number did not match",
        Ending::Expired => "Time ran out",
        Ending::Cancelled => "Cancelled",
        Ending::ApprovedElsewhere(_) => "Already approved",
        Ending::DeniedElsewhere(_) => "Already denied",
        Ending::ReportedElsewhere(_) => "Already reported",
        Ending::WrongNumberElsewhere(_) => "Already stopped",
    },
    text: |result| {
        let device =
            |name: &Option<String>| name.as_ref().map_or("another device".into(), |name| format!("“{name}”"));
        match &result.ending {
            Ending::Approved => match result.kind {
                ChallengeKind::Login => "Go back to your browser. The login continues automatically.".into(),
                ChallengeKind::Payment => "The payment is confirmed. Go back to your browser.".into(),
                ChallengeKind::Identification => {
                    format!("You have identified yourself to {}.", result.service)
                }
            },
            Ending::Denied => match result.kind {
                ChallengeKind::Login => "The login was not approved.".into(),
                ChallengeKind::Payment => "The payment was not confirmed.".into(),
                ChallengeKind::Identification => "You were not identified.".into(),
            },
            Ending::Reported => format!(
                "The request was stopped. No new requests arrive for {} until you log in with a one-time \
                 password. If someone else may know your password, change it.",
                result.username
            ),
            Ending::WrongNumber => {
                "To be safe, the request was stopped. Start again in your browser and type the new number."
                    .into()
            }
            Ending::Expired => "If you still want to continue, start again in your browser.".into(),
            Ending::Cancelled => {
                "The request was cancelled in the browser. You don’t need to do anything.".into()
            }
            Ending::ApprovedElsewhere(by) => format!("It was approved on {}.", device(by)),
            Ending::DeniedElsewhere(by) => format!("It was denied on {}.", device(by)),
            Ending::ReportedElsewhere(by) => format!(
                "It was reported on {}. New requests arrive again after you log in with a one-time password.",
                device(by)
            ),
            Ending::WrongNumberElsewhere(by) => {
                format!("The wrong number was typed on {}. Start again in your browser.", device(by))
            }
        }
    },
    done: "Done",
    next: "Next request",
};

pub(crate) const FINNISH: ResultMessages = ResultMessages {
    heading: |ending| match ending {
        Ending::Approved => "Hyväksytty",
        Ending::Denied => "Hylätty",
        Ending::Reported => "Ilmoitus lähetetty",
        Ending::WrongNumber => "Numero ei täsmännyt",
        Ending::Expired => "Aika loppui",
        Ending::Cancelled => "Peruutettu",
        Ending::ApprovedElsewhere(_) => "Jo hyväksytty",
        Ending::DeniedElsewhere(_) => "Jo hylätty",
        Ending::ReportedElsewhere(_) => "Ilmoitus on jo lähetetty",
        Ending::WrongNumberElsewhere(_) => "Jo keskeytetty",
    },
    text: |result| {
        let device = |name: &Option<String>| match name {
            Some(name) => format!("laitteella ”{name}”"),
            None => "toisella laitteella".into(),
        };
        match &result.ending {
            Ending::Approved => match result.kind {
                ChallengeKind::Login => "Palaa selaimeen. Kirjautuminen jatkuu automaattisesti.".into(),
                ChallengeKind::Payment => "Maksu on vahvistettu. Palaa selaimeen.".into(),
                ChallengeKind::Identification => {
                    format!("Olet tunnistautunut palveluun {}.", result.service)
                }
            },
            Ending::Denied => match result.kind {
                ChallengeKind::Login => "Kirjautumista ei hyväksytty.".into(),
                ChallengeKind::Payment => "Maksua ei vahvistettu.".into(),
                ChallengeKind::Identification => "Sinua ei tunnistettu.".into(),
            },
            Ending::Reported => format!(
                "Pyyntö keskeytettiin. Tunnukselle {} ei tule uusia pyyntöjä, ennen kuin kirjaudut \
                 kertakäyttösalasanalla. Jos joku muu voi tietää salasanasi, vaihda se.",
                result.username
            ),
            Ending::WrongNumber => {
                "Pyyntö keskeytettiin varmuuden vuoksi. Aloita selaimessa alusta ja kirjoita uusi numero."
                    .into()
            }
            Ending::Expired => "Jos haluat vielä jatkaa, aloita selaimessa alusta.".into(),
            Ending::Cancelled => "Pyyntö peruutettiin selaimessa. Sinun ei tarvitse tehdä mitään.".into(),
            Ending::ApprovedElsewhere(by) => format!("Pyyntö hyväksyttiin {}.", device(by)),
            Ending::DeniedElsewhere(by) => format!("Pyyntö hylättiin {}.", device(by)),
            Ending::ReportedElsewhere(by) => format!(
                "Pyynnöstä ilmoitettiin {}. Uusia pyyntöjä tulee taas, kun olet kirjautunut \
                 kertakäyttösalasanalla.",
                device(by)
            ),
            Ending::WrongNumberElsewhere(Some(name)) => {
                format!("Laitteella ”{name}” kirjoitettiin väärä numero. Aloita selaimessa alusta.")
            }
            Ending::WrongNumberElsewhere(None) => {
                "Toisella laitteella kirjoitettiin väärä numero. Aloita selaimessa alusta.".into()
            }
        }
    },
    done: "Valmis",
    next: "Seuraava pyyntö",
};

pub(crate) const SWEDISH: ResultMessages = ResultMessages {
    heading: |ending| match ending {
        Ending::Approved => "Godkänd",
        Ending::Denied => "Nekad",
        Ending::Reported => "Rapporterad",
        Ending::WrongNumber => "Numret stämde inte",
        Ending::Expired => "Tiden tog slut",
        Ending::Cancelled => "Avbruten",
        Ending::ApprovedElsewhere(_) => "Redan godkänd",
        Ending::DeniedElsewhere(_) => "Redan nekad",
        Ending::ReportedElsewhere(_) => "Redan rapporterad",
        Ending::WrongNumberElsewhere(_) => "Redan stoppad",
    },
    text: |result| {
        let device =
            |name: &Option<String>| name.as_ref().map_or("en annan enhet".into(), |name| format!("”{name}”"));
        match &result.ending {
            Ending::Approved => match result.kind {
                ChallengeKind::Login => {
                    "Gå tillbaka till webbläsaren. Inloggningen fortsätter automatiskt.".into()
                }
                ChallengeKind::Payment => "Betalningen är bekräftad. Gå tillbaka till webbläsaren.".into(),
                ChallengeKind::Identification => format!("Du har identifierat dig för {}.", result.service),
            },
            Ending::Denied => match result.kind {
                ChallengeKind::Login => "Inloggningen godkändes inte.".into(),
                ChallengeKind::Payment => "Betalningen bekräftades inte.".into(),
                ChallengeKind::Identification => "Du identifierades inte.".into(),
            },
            Ending::Reported => format!(
                "Begäran stoppades. Inga nya begäranden kommer för {} förrän du har loggat in med ett \
                 engångslösenord. Byt lösenord om någon annan kan känna till det.",
                result.username
            ),
            Ending::WrongNumber => {
                "Begäran stoppades för säkerhets skull. Börja om i webbläsaren och skriv det nya numret."
                    .into()
            }
            Ending::Expired => "Börja om i webbläsaren om du fortfarande vill fortsätta.".into(),
            Ending::Cancelled => "Begäran avbröts i webbläsaren. Du behöver inte göra något.".into(),
            Ending::ApprovedElsewhere(by) => format!("Begäran godkändes på {}.", device(by)),
            Ending::DeniedElsewhere(by) => format!("Begäran nekades på {}.", device(by)),
            Ending::ReportedElsewhere(by) => format!(
                "Begäran rapporterades på {}. Nya begäranden kommer igen när du har loggat in med ett \
                 engångslösenord.",
                device(by)
            ),
            Ending::WrongNumberElsewhere(by) => {
                format!("Fel nummer skrevs på {}. Börja om i webbläsaren.", device(by))
            }
        }
    },
    done: "Klar",
    next: "Nästa begäran",
};
