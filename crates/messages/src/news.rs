//! Texts of lasting news.

use key_view::{News, SensorTrouble};

crate::messages! { NewsMessages in language {
    /// Text of a card: what happened and, if applicable, what to do.
    say(news: &News) -> String match news {
        News::Notice(notice) => (language.messages().notice.say(notice))
        News::DisconnectedElsewhere { username, by: Some(name) } => {
            en: "{username} was disconnected on “{name}”. Its keys are erased from this phone. You can connect \
                 again with a one-time password.",
            fi: "Tunnuksen {username} yhteys katkaistiin laitteella ”{name}”. Sen avaimet on poistettu tästä \
                 puhelimesta. Voit yhdistää sen uudelleen kertakäyttösalasanalla.",
            sv: "Användarnamnet {username} kopplades bort på ”{name}”. Nycklarna är raderade från den här \
                 telefonen. Du kan ansluta igen med ett engångslösenord.",
        }
        News::DisconnectedElsewhere { username, by: None } => {
            en: "{username} was disconnected on the web. Its keys are erased from this phone. You can connect \
                 again with a one-time password.",
            fi: "Tunnuksen {username} yhteys katkaistiin verkossa. Sen avaimet on poistettu tästä puhelimesta. \
                 Voit yhdistää sen uudelleen kertakäyttösalasanalla.",
            sv: "Användarnamnet {username} kopplades bort på webben. Nycklarna är raderade från den här \
                 telefonen. Du kan ansluta igen med ett engångslösenord.",
        }
        News::ChallengeRefused { username } => {
            en: "A request for {username} could not be trusted and is not shown. If you are logging in, \
                 start again in your browser.",
            fi: "Tunnukselle {username} tuli pyyntö, johon ei voi luottaa, joten sitä ei näytetä. Jos olet \
                 kirjautumassa, aloita selaimessa alusta.",
            sv: "En begäran för {username} gick inte att lita på och visas inte. Om du håller på att logga \
                 in, börja om i webbläsaren.",
        }
        News::UpdateRequired { username, minimum } => {
            en: "The service of {username} requires version {minimum} of Finago Key or newer. Update the app.",
            fi: "Tunnuksen {username} palvelu vaatii Finago Keyn version {minimum} tai uudemman. Päivitä sovellus.",
            sv: "Tjänsten för {username} kräver version {minimum} av Finago Key eller nyare. Uppdatera appen.",
        }
        News::SensorChanged => (language.messages().sensor.trouble(SensorTrouble::Changed).to_owned())
    }
    /// Button that dismisses a card.
    dismiss { en: "OK", fi: "Selvä", sv: "OK" }
    /// Button that leads to disconnecting the device that a card is about.
    disconnect_device { en: "Disconnect that device", fi: "Katkaise laitteen yhteys", sv: "Koppla bort enheten" }
} }
