//! Texts of the home screen.

use key_view::{ChallengeKind, Connection};

/// Texts of the home screen.
#[derive(Clone, Copy, Debug)]
pub struct HomeMessages {
    /// Heading of the list of open challenges, with their number.
    pub waiting: fn(usize) -> String,
    /// Kind of an open challenge.
    pub kind: fn(ChallengeKind) -> &'static str,
    /// Heading without open challenges: the state of the connection.
    pub quiet_heading: fn(Connection) -> &'static str,
    /// Text below that heading, with what to do.
    pub quiet_text: fn(Connection) -> &'static str,
    /// Heading of the list of usernames.
    pub usernames: &'static str,
    /// State of a username's connection to its backend.
    pub connection: fn(Connection) -> &'static str,
    /// Button that opens the offline code.
    pub offline_code: &'static str,
    /// Accessible label of that button, with the username.
    pub offline_code_for: fn(&str) -> String,
    /// Button that connects another username.
    pub add: &'static str,
    /// Button that opens the settings.
    pub settings: &'static str,
}

pub(crate) const ENGLISH: HomeMessages = HomeMessages {
    waiting: |count| match count {
        1 => "1 request is waiting".into(),
        n => format!("{n} requests are waiting"),
    },
    kind: |kind| match kind {
        ChallengeKind::Login => "Login",
        ChallengeKind::Payment => "Payment",
        ChallengeKind::Identification => "Identification",
    },
    quiet_heading: |connection| match connection {
        Connection::Connecting => "Looking for requests…",
        Connection::Online => "Nothing is waiting",
        Connection::Unreachable => "No connection",
        Connection::KeyGone => "Connect again",
        Connection::Failing => "The service has a problem",
    },
    quiet_text: |connection| match connection {
        Connection::Connecting => "One moment.",
        Connection::Online => "When you log in with your browser, the request opens here automatically.",
        Connection::Unreachable => "Requests can’t arrive right now. You can log in with an offline code.",
        Connection::KeyGone => {
            "The key for this username is no longer on this phone. Disconnect it in Settings and connect it again with a one-time password."
        }
        Connection::Failing => {
            "Requests can’t arrive right now. The app keeps trying. You can log in with an offline code."
        }
    },
    usernames: "Usernames",
    connection: |connection| match connection {
        Connection::Connecting => "Connecting…",
        Connection::Online => "Ready",
        Connection::Unreachable => "No connection",
        Connection::KeyGone => "Connect again",
        Connection::Failing => "Service problem",
    },
    offline_code: "Offline code",
    offline_code_for: |username| format!("Offline code for {username}"),
    add: "Connect another username",
    settings: "Settings",
};

pub(crate) const FINNISH: HomeMessages = HomeMessages {
    waiting: |count| match count {
        1 => "1 pyyntö odottaa".into(),
        n => format!("{n} pyyntöä odottaa"),
    },
    kind: |kind| match kind {
        ChallengeKind::Login => "Kirjautuminen",
        ChallengeKind::Payment => "Maksu",
        ChallengeKind::Identification => "Tunnistautuminen",
    },
    quiet_heading: |connection| match connection {
        Connection::Connecting => "Haetaan pyyntöjä…",
        Connection::Online => "Ei odottavia pyyntöjä",
        Connection::Unreachable => "Ei yhteyttä",
        Connection::KeyGone => "Yhdistä uudelleen",
        Connection::Failing => "Palvelussa on häiriö",
    },
    quiet_text: |connection| match connection {
        Connection::Connecting => "Hetkinen.",
        Connection::Online => "Kun kirjaudut selaimella, pyyntö avautuu tähän automaattisesti.",
        Connection::Unreachable => "Pyynnöt eivät tule nyt perille. Voit kirjautua offline-koodilla.",
        Connection::KeyGone => {
            "Tunnuksen avain ei ole enää tässä puhelimessa. Katkaise yhteys asetuksissa ja yhdistä tunnus uudelleen kertakäyttösalasanalla."
        }
        Connection::Failing => {
            "Pyynnöt eivät tule nyt perille. Sovellus yrittää uudelleen. Voit kirjautua offline-koodilla."
        }
    },
    usernames: "Käyttäjätunnukset",
    connection: |connection| match connection {
        Connection::Connecting => "Yhdistetään…",
        Connection::Online => "Valmiina",
        Connection::Unreachable => "Ei yhteyttä",
        Connection::KeyGone => "Yhdistä uudelleen",
        Connection::Failing => "Palvelussa häiriö",
    },
    offline_code: "Offline-koodi",
    offline_code_for: |username| format!("Offline-koodi, {username}"),
    add: "Yhdistä toinen käyttäjätunnus",
    settings: "Asetukset",
};

pub(crate) const SWEDISH: HomeMessages = HomeMessages {
    waiting: |count| match count {
        1 => "1 begäran väntar".into(),
        n => format!("{n} begäranden väntar"),
    },
    kind: |kind| match kind {
        ChallengeKind::Login => "Inloggning",
        ChallengeKind::Payment => "Betalning",
        ChallengeKind::Identification => "Identifiering",
    },
    quiet_heading: |connection| match connection {
        Connection::Connecting => "Letar efter begäranden…",
        Connection::Online => "Inget väntar",
        Connection::Unreachable => "Ingen anslutning",
        Connection::KeyGone => "Anslut igen",
        Connection::Failing => "Fel i tjänsten",
    },
    quiet_text: |connection| match connection {
        Connection::Connecting => "Ett ögonblick.",
        Connection::Online => "När du loggar in i webbläsaren öppnas begäran här automatiskt.",
        Connection::Unreachable => {
            "Inga begäranden kan komma fram just nu. Du kan logga in med en offlinekod."
        }
        Connection::KeyGone => {
            "Nyckeln för användarnamnet finns inte längre i den här telefonen. Koppla bort det i inställningarna och anslut det igen med ett engångslösenord."
        }
        Connection::Failing => {
            "Inga begäranden kan komma fram just nu. Appen försöker igen. Du kan logga in med en offlinekod."
        }
    },
    usernames: "Användarnamn",
    connection: |connection| match connection {
        Connection::Connecting => "Ansluter…",
        Connection::Online => "Redo",
        Connection::Unreachable => "Ingen anslutning",
        Connection::KeyGone => "Anslut igen",
        Connection::Failing => "Fel i tjänsten",
    },
    offline_code: "Offlinekod",
    offline_code_for: |username| format!("Offlinekod för {username}"),
    add: "Anslut ett användarnamn till",
    settings: "Inställningar",
};
