//! Texts about push messages: whether they work, and what to do if not.

use key_view::{PushTest, PushWay};

crate::messages! { PushMessages in language {
    /// Whether push messages arrive, and what to do if not; empty while unknown.
    way(way: PushWay) match way {
        PushWay::Unknown => { en: "", fi: "", sv: "" }
        PushWay::Works => {
            en: "Notifications also arrive while Finago Key is closed.",
            fi: "Ilmoitukset tulevat myös, kun Finago Key on kiinni.",
            sv: "Aviseringar kommer fram även när Finago Key är stängd.",
        }
        PushWay::NoDistributor => {
            en: "Notifications arrive only while Finago Key is open. On a phone without Google Play \
                 services, install a UnifiedPush app, such as ntfy.",
            fi: "Ilmoitukset tulevat vain, kun Finago Key on auki. Jos puhelimessa ei ole Google Play \
                 -palveluita, asenna UnifiedPush-sovellus, esimerkiksi ntfy.",
            sv: "Aviseringar kommer bara när Finago Key är öppen. Om telefonen inte har Google \
                 Play-tjänster, installera en UnifiedPush-app, till exempel ntfy.",
        }
        PushWay::NotChosen => {
            en: "Notifications arrive only while Finago Key is open. Choose below which app delivers push \
                 messages.",
            fi: "Ilmoitukset tulevat vain, kun Finago Key on auki. Valitse alta, mikä sovellus välittää \
                 push-viestit.",
            sv: "Aviseringar kommer bara när Finago Key är öppen. Välj nedan vilken app som förmedlar dem.",
        }
        PushWay::NotRegistered => {
            en: "Notifications arrive only while Finago Key is open: push messages could not be set up. The \
                 app tries again the next time you open it.",
            fi: "Ilmoitukset tulevat vain, kun Finago Key on auki: push-viestien käyttöönotto ei onnistunut. \
                 Sitä yritetään uudelleen, kun avaat sovelluksen seuraavan kerran.",
            sv: "Aviseringar kommer bara när Finago Key är öppen: pushmeddelanden kunde inte aktiveras. \
                 Appen försöker igen nästa gång du öppnar den.",
        }
        PushWay::NotSent => {
            en: "Notifications arrive only while Finago Key is open: the service doesn’t send push messages.",
            fi: "Ilmoitukset tulevat vain, kun Finago Key on auki: palvelu ei lähetä push-viestejä.",
            sv: "Aviseringar kommer bara när Finago Key är öppen: tjänsten skickar inga pushmeddelanden.",
        }
        PushWay::Unreachable => {
            en: "Push messages can’t be checked: the service does not answer.",
            fi: "Push-viestien toimintaa ei voi tarkistaa: palvelu ei vastaa.",
            sv: "Pushmeddelanden kan inte kontrolleras: tjänsten svarar inte.",
        }
    }
    /// Warning that the notification channel is switched off.
    channel_off {
        en: "“Requests to confirm” is switched off for Finago Key in your phone’s settings.",
        fi: "Finago Keyn ”Vahvistuspyynnöt” on poistettu käytöstä puhelimen asetuksissa.",
        sv: "”Begäranden att bekräfta” är avstängt för Finago Key i telefonens inställningar.",
    }
    /// Warning that the phone restricts the app in the background.
    restricted {
        en: "Your phone may delay notifications. In its settings, let Finago Key run in the background, or \
             send time-sensitive notifications.",
        fi: "Puhelin voi viivästyttää ilmoituksia. Salli puhelimen asetuksissa Finago Keyn toiminta \
             taustalla tai kiireelliset ilmoitukset.",
        sv: "Telefonen kan fördröja aviseringar. Tillåt i telefonens inställningar att Finago Key körs i \
             bakgrunden eller skickar tidskänsliga aviseringar.",
    }
    /// Time since the last push message, in seconds.
    last(seconds: u32) -> String {
        en: "Last push message: {ago}.",
        fi: "Viimeisin push-viesti: {ago}.",
        sv: "Senaste pushmeddelandet: {ago}.",
        ago = language.messages().time.ago(seconds),
    }
    /// Number of dropped push messages.
    dropped(count: u32) -> String match count {
        1 => {
            en: "1 push message was ignored: late, repeated or not for this app.",
            fi: "1 push-viesti jätettiin huomiotta: myöhässä, toistuva tai muualle tarkoitettu.",
            sv: "1 pushmeddelande ignorerades: för sent, upprepat eller inte för den här appen.",
        }
        count => {
            en: "{count} push messages were ignored: late, repeated or not for this app.",
            fi: "{count} push-viestiä jätettiin huomiotta: myöhässä, toistuvia tai muualle tarkoitettuja.",
            sv: "{count} pushmeddelanden ignorerades: för sena, upprepade eller inte för den här appen.",
        }
    }
    /// Heading of the choice of a push distributor.
    through { en: "Push messages delivered by", fi: "Push-viestien välittäjä", sv: "Pushmeddelanden via" }
    /// Result of the last test; empty before the first.
    test(test: PushTest) -> String match test {
        PushTest::None => { en: "", fi: "", sv: "" }
        PushTest::Sent => { en: "The test is on its way.", fi: "Testi on matkalla.", sv: "Testet är på väg." }
        PushTest::Arrived { ms } => {
            en: "The test arrived after {seconds}.{tenth} seconds.",
            fi: "Testi tuli perille {seconds},{tenth} sekunnissa.",
            sv: "Testet kom fram efter {seconds},{tenth} sekunder.",
            seconds = tenths(ms) / 10,
            tenth = tenths(ms) % 10,
        }
        PushTest::Lost => {
            en: "The test did not arrive. Check your connection and battery saving, and try again.",
            fi: "Testi ei tullut perille. Tarkista yhteys ja virransäästö ja yritä uudelleen.",
            sv: "Testet kom inte fram. Kontrollera anslutningen och batterisparläget och försök igen.",
        }
        PushTest::TooSoon => {
            en: "Wait ten seconds before the next test.",
            fi: "Odota kymmenen sekuntia ennen seuraavaa testiä.",
            sv: "Vänta tio sekunder före nästa test.",
        }
        PushTest::NotSent => {
            en: "The service could not send a test. Try again in a moment.",
            fi: "Palvelu ei voinut lähettää testiä. Yritä hetken kuluttua uudelleen.",
            sv: "Tjänsten kunde inte skicka något test. Försök igen om en stund.",
        }
    }
} }

/// Returns milliseconds in tenths of a second, at least one.
fn tenths(ms: u32) -> u32 {
    (ms.saturating_add(50) / 100).max(1)
}

#[cfg(test)]
mod tests {
    use key_view::PushTest;

    use crate::Language;

    #[test]
    fn test_duration_is_at_least_a_tenth_of_a_second() {
        let said = |ms| Language::English.messages().push.test(PushTest::Arrived { ms });
        assert_eq!(said(0), "The test arrived after 0.1 seconds.");
        assert_eq!(said(449), "The test arrived after 0.4 seconds.");
        assert_eq!(said(12_960), "The test arrived after 13.0 seconds.");
        assert_eq!(
            Language::Finnish.messages().push.test(PushTest::Arrived { ms: 400 }),
            "Testi tuli perille 0,4 sekunnissa."
        );
    }
}
