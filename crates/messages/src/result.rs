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
        let device = |name: &Option<String>| name.clone().unwrap_or_else(|| "another device".into());
        match &result.ending {
            Ending::Approved => match result.kind {
                ChallengeKind::Login => "Go back to your browser. It continues by itself.".into(),
                ChallengeKind::Payment => "The payment is confirmed. Go back to your browser.".into(),
                ChallengeKind::Identification => format!("{} now knows who you are.", result.service),
            },
            Ending::Denied => match result.kind {
                ChallengeKind::Login => "Nobody was let in.".into(),
                ChallengeKind::Payment => "The payment was not confirmed.".into(),
                ChallengeKind::Identification => "You were not identified.".into(),
            },
            Ending::Reported => format!(
                "It was stopped. No new requests come for {} until you log in with a one-time password. \
                 If someone else may know your password, change it.",
                result.username
            ),
            Ending::WrongNumber => {
                "To be safe, the request was stopped. Start again in your browser and type the new number."
                    .into()
            }
            Ending::Expired => "If you still want to continue, start again in your browser.".into(),
            Ending::Cancelled => "The request was cancelled in the browser. There is nothing to do.".into(),
            Ending::ApprovedElsewhere(by) => format!("It was approved on {}.", device(by)),
            Ending::DeniedElsewhere(by) => format!("It was denied on {}.", device(by)),
            Ending::ReportedElsewhere(by) => format!(
                "It was reported on {}. Logging in with a one-time password lets new requests come again.",
                device(by)
            ),
            Ending::WrongNumberElsewhere(by) => format!(
                "A number that did not match was typed on {}. Start again in your browser.",
                device(by)
            ),
        }
    },
    done: "Done",
    next: "Next request",
};

pub(crate) const FINNISH: ResultMessages = ResultMessages {
    heading: |ending| match ending {
        Ending::Approved => "Hyväksytty",
        Ending::Denied => "Hylätty",
        Ending::Reported => "Ilmoitettu",
        Ending::WrongNumber => "Numero ei täsmännyt",
        Ending::Expired => "Aika loppui",
        Ending::Cancelled => "Peruttu",
        Ending::ApprovedElsewhere(_) => "Jo hyväksytty",
        Ending::DeniedElsewhere(_) => "Jo hylätty",
        Ending::ReportedElsewhere(_) => "Jo ilmoitettu",
        Ending::WrongNumberElsewhere(_) => "Jo keskeytetty",
    },
    text: |result| {
        let device = |name: &Option<String>| match name {
            Some(name) => format!("laitteella {name}"),
            None => "toisella laitteella".into(),
        };
        match &result.ending {
            Ending::Approved => match result.kind {
                ChallengeKind::Login => "Palaa selaimeen. Se jatkaa itsestään.".into(),
                ChallengeKind::Payment => "Maksu on vahvistettu. Palaa selaimeen.".into(),
                ChallengeKind::Identification => {
                    format!("Olet tunnistautunut palvelulle {}.", result.service)
                }
            },
            Ending::Denied => match result.kind {
                ChallengeKind::Login => "Ketään ei päästetty sisään.".into(),
                ChallengeKind::Payment => "Maksua ei vahvistettu.".into(),
                ChallengeKind::Identification => "Sinua ei tunnistettu.".into(),
            },
            Ending::Reported => format!(
                "Pyyntö pysäytettiin. Tunnukselle {} ei tule uusia pyyntöjä, ennen kuin kirjaudut \
                 kertakäyttösalasanalla. Jos joku muu voi tietää salasanasi, vaihda se.",
                result.username
            ),
            Ending::WrongNumber => {
                "Pyyntö pysäytettiin varmuuden vuoksi. Aloita selaimessa alusta ja kirjoita uusi numero."
                    .into()
            }
            Ending::Expired => "Jos haluat vielä jatkaa, aloita selaimessa alusta.".into(),
            Ending::Cancelled => "Pyyntö peruttiin selaimessa. Sinun ei tarvitse tehdä mitään.".into(),
            Ending::ApprovedElsewhere(by) => format!("Pyyntö hyväksyttiin {}.", device(by)),
            Ending::DeniedElsewhere(by) => format!("Pyyntö hylättiin {}.", device(by)),
            Ending::ReportedElsewhere(by) => format!(
                "Pyynnöstä ilmoitettiin {}. Uusia pyyntöjä tulee taas, kun olet kirjautunut \
                 kertakäyttösalasanalla.",
                device(by)
            ),
            Ending::WrongNumberElsewhere(by) => {
                format!("Numero ei täsmännyt {}. Aloita selaimessa alusta.", device(by))
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
        Ending::Reported => "Anmäld",
        Ending::WrongNumber => "Numret stämde inte",
        Ending::Expired => "Tiden tog slut",
        Ending::Cancelled => "Avbruten",
        Ending::ApprovedElsewhere(_) => "Redan godkänd",
        Ending::DeniedElsewhere(_) => "Redan nekad",
        Ending::ReportedElsewhere(_) => "Redan anmäld",
        Ending::WrongNumberElsewhere(_) => "Redan stoppad",
    },
    text: |result| {
        let device = |name: &Option<String>| name.clone().unwrap_or_else(|| "en annan enhet".into());
        match &result.ending {
            Ending::Approved => match result.kind {
                ChallengeKind::Login => "Gå tillbaka till webbläsaren. Den fortsätter av sig själv.".into(),
                ChallengeKind::Payment => "Betalningen är bekräftad. Gå tillbaka till webbläsaren.".into(),
                ChallengeKind::Identification => format!("{} vet nu vem du är.", result.service),
            },
            Ending::Denied => match result.kind {
                ChallengeKind::Login => "Ingen släpptes in.".into(),
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
                "Begäran anmäldes på {}. Nya begäranden kommer igen när du har loggat in med ett \
                 engångslösenord.",
                device(by)
            ),
            Ending::WrongNumberElsewhere(by) => {
                format!("Ett nummer som inte stämde skrevs på {}. Börja om i webbläsaren.", device(by))
            }
        }
    },
    done: "Klar",
    next: "Nästa begäran",
};
