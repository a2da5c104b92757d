//! Texts of the home screen.

use key_view::Connection;

crate::messages! { HomeMessages {
    /// Heading of the list of open challenges, with their number.
    waiting(count: usize) -> String match count {
        1 => { en: "1 request is waiting", fi: "1 pyyntö odottaa", sv: "1 begäran väntar" }
        n => { en: "{n} requests are waiting", fi: "{n} pyyntöä odottaa", sv: "{n} begäranden väntar" }
    }
    /// Button that has the requests fetched now.
    check_now { en: "Check now", fi: "Tarkista nyt", sv: "Kontrollera nu" }
    /// Status while they are fetched.
    checking { en: "Checking for requests…", fi: "Tarkistetaan pyyntöjä…", sv: "Letar efter begäranden…" }
    /// Heading without open challenges: the state of the connection.
    quiet_heading(connection: Connection) match connection {
        Connection::Connecting => {
            en: "Looking for requests…",
            fi: "Haetaan pyyntöjä…",
            sv: "Letar efter begäranden…",
        }
        Connection::Online => { en: "Nothing is waiting", fi: "Ei odottavia pyyntöjä", sv: "Inget väntar" }
        Connection::Unreachable => { en: "No connection", fi: "Ei yhteyttä", sv: "Ingen anslutning" }
        Connection::KeyGone => { en: "Connect again", fi: "Yhdistä uudelleen", sv: "Anslut igen" }
        Connection::UpdateRequired => { en: "Update the app", fi: "Päivitä sovellus", sv: "Uppdatera appen" }
        Connection::NotKnown => {
            en: "The service does not know this phone",
            fi: "Palvelu ei tunne tätä puhelinta",
            sv: "Tjänsten känner inte till den här telefonen",
        }
        Connection::Failing => {
            en: "The service has a problem",
            fi: "Palvelussa on häiriö",
            sv: "Fel i tjänsten",
        }
    }
    /// Text below that heading, with what to do.
    quiet_text(connection: Connection) match connection {
        Connection::Connecting => { en: "One moment.", fi: "Hetkinen.", sv: "Ett ögonblick." }
        Connection::Online => {
            en: "When you log in with your browser, the request opens here automatically.",
            fi: "Kun kirjaudut selaimella, pyyntö avautuu tähän automaattisesti.",
            sv: "När du loggar in i webbläsaren öppnas begäran här automatiskt.",
        }
        Connection::Unreachable => {
            en: "Requests can’t arrive right now. You can log in with an offline code.",
            fi: "Pyynnöt eivät tule nyt perille. Voit kirjautua offline-koodilla.",
            sv: "Inga begäranden kan komma fram just nu. Du kan logga in med en offlinekod.",
        }
        Connection::KeyGone => {
            en: "The key for this username is no longer on this phone. Disconnect it in Settings and connect \
                 it again with a one-time password.",
            fi: "Tunnuksen avain ei ole enää tässä puhelimessa. Katkaise yhteys asetuksissa ja yhdistä \
                 tunnus uudelleen kertakäyttösalasanalla.",
            sv: "Nyckeln för användarnamnet finns inte längre i den här telefonen. Koppla bort det i \
                 inställningarna och anslut det igen med ett engångslösenord.",
        }
        Connection::UpdateRequired => {
            en: "This version is too old for the service. Update Finago Key to get requests.",
            fi: "Tämä versio on liian vanha palvelulle. Päivitä Finago Key, niin saat pyynnöt.",
            sv: "Den här versionen är för gammal för tjänsten. Uppdatera Finago Key för att få begäranden.",
        }
        Connection::NotKnown => {
            en: "Requests can’t arrive right now. The app keeps trying. If you disconnected this phone \
                 yourself, disconnect the username in Settings too.",
            fi: "Pyynnöt eivät tule nyt perille. Sovellus yrittää uudelleen. Jos katkaisit tämän puhelimen \
                 yhteyden itse, katkaise tunnuksen yhteys myös asetuksissa.",
            sv: "Inga begäranden kan komma fram just nu. Appen försöker igen. Om du själv har kopplat bort \
                 den här telefonen, koppla bort användarnamnet också i inställningarna.",
        }
        Connection::Failing => {
            en: "Requests can’t arrive right now. The app keeps trying. You can log in with an offline code.",
            fi: "Pyynnöt eivät tule nyt perille. Sovellus yrittää uudelleen. Voit kirjautua \
                 offline-koodilla.",
            sv: "Inga begäranden kan komma fram just nu. Appen försöker igen. Du kan logga in med en \
                 offlinekod.",
        }
    }
    /// Heading of the list of usernames.
    usernames { en: "Usernames", fi: "Käyttäjätunnukset", sv: "Användarnamn" }
    /// State of a username's connection to its backend.
    connection(connection: Connection) match connection {
        Connection::Connecting => { en: "Connecting…", fi: "Yhdistetään…", sv: "Ansluter…" }
        Connection::Online => { en: "Ready", fi: "Valmiina", sv: "Redo" }
        Connection::Unreachable => { en: "No connection", fi: "Ei yhteyttä", sv: "Ingen anslutning" }
        Connection::KeyGone => { en: "Connect again", fi: "Yhdistä uudelleen", sv: "Anslut igen" }
        Connection::UpdateRequired => { en: "Update the app", fi: "Päivitä sovellus", sv: "Uppdatera appen" }
        Connection::NotKnown => { en: "Phone not known", fi: "Puhelinta ei tunneta", sv: "Okänd telefon" }
        Connection::Failing => { en: "Service problem", fi: "Palvelussa häiriö", sv: "Fel i tjänsten" }
    }
    /// Button that opens the offline code.
    offline_code { en: "Offline code", fi: "Offline-koodi", sv: "Offlinekod" }
    /// Accessible label of that button, with the username.
    offline_code_for(username: &str) -> String {
        en: "Offline code for {username}",
        fi: "Offline-koodi, {username}",
        sv: "Offlinekod för {username}",
    }
    /// Button that connects another username.
    add {
        en: "Connect another username",
        fi: "Yhdistä toinen käyttäjätunnus",
        sv: "Anslut ett användarnamn till",
    }
    /// Button that opens the settings.
    settings { en: "Settings", fi: "Asetukset", sv: "Inställningar" }
} }
