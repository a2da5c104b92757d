//! Texts about push messages: whether they work, and what to do if not.

use key_view::{PushTest, PushWay};

use crate::ago;

/// Status of push messages.
#[derive(Clone, Copy, Debug)]
pub struct PushMessages {
    /// Whether push messages arrive, and what to do if not; `None` while unknown.
    pub way: fn(PushWay) -> Option<&'static str>,
    /// Warning that the notification channel is switched off.
    pub channel_off: &'static str,
    /// Warning that the phone restricts the app in the background.
    pub restricted: &'static str,
    /// Time since the last push message, in seconds.
    pub last: fn(u32) -> String,
    /// Number of dropped push messages.
    pub dropped: fn(u32) -> String,
    /// Heading of the choice of a push distributor.
    pub through: &'static str,
    /// Result of the last test; `None` before the first.
    pub test: fn(PushTest) -> Option<String>,
}

/// Formats milliseconds as seconds with one decimal, at least 0.1. `point` is the decimal
/// separator.
fn seconds(ms: u32, point: char) -> String {
    let tenths = (ms.saturating_add(50) / 100).max(1);
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

pub(crate) const ENGLISH: PushMessages = PushMessages {
    way: |way| match way {
        PushWay::Unknown => None,
        PushWay::Works => Some("Notifications also arrive while Finago Key is closed."),
        PushWay::NoDistributor => Some(
            "Notifications arrive only while Finago Key is open. On a phone without Google Play services, install a \
             UnifiedPush app, such as ntfy.",
        ),
        PushWay::NotChosen => Some(
            "Notifications arrive only while Finago Key is open. Choose below which app delivers push messages.",
        ),
        PushWay::NotRegistered => Some(
            "Notifications arrive only while Finago Key is open: push messages could not be set up. The app tries \
             again the next time you open it.",
        ),
        PushWay::NotSent => Some(
            "Notifications arrive only while Finago Key is open: the service doesn’t send push messages.",
        ),
        PushWay::Unreachable => Some("Push messages can’t be checked: the service does not answer."),
    },
    channel_off: "“Requests to confirm” is switched off for Finago Key in your phone’s settings.",
    restricted: "Your phone may delay notifications. In its settings, let Finago Key run in the background, or send \
                 time-sensitive notifications.",
    last: |seconds| format!("Last push message: {}.", ago::english(seconds)),
    dropped: |count| match count {
        1 => "1 push message was ignored: late, repeated or not for this app.".into(),
        count => format!("{count} push messages were ignored: late, repeated or not for this app."),
    },
    through: "Push messages delivered by",
    test: |test| match test {
        PushTest::None => None,
        PushTest::Sent => Some("The test is on its way.".into()),
        PushTest::Arrived { ms } => Some(format!("The test arrived after {} seconds.", seconds(ms, '.'))),
        PushTest::Lost => {
            Some("The test did not arrive. Check your connection and battery saving, and try again.".into())
        }
        PushTest::TooSoon => Some("Wait ten seconds before the next test.".into()),
        PushTest::NotSent => Some("The service could not send a test. Try again in a moment.".into()),
    },
};

pub(crate) const FINNISH: PushMessages = PushMessages {
    way: |way| match way {
        PushWay::Unknown => None,
        PushWay::Works => Some("Ilmoitukset tulevat myös, kun Finago Key on kiinni."),
        PushWay::NoDistributor => Some(
            "Ilmoitukset tulevat vain, kun Finago Key on auki. Jos puhelimessa ei ole Google Play -palveluita, asenna \
             UnifiedPush-sovellus, esimerkiksi ntfy.",
        ),
        PushWay::NotChosen => Some(
            "Ilmoitukset tulevat vain, kun Finago Key on auki. Valitse alta, mikä sovellus välittää push-viestit.",
        ),
        PushWay::NotRegistered => Some(
            "Ilmoitukset tulevat vain, kun Finago Key on auki: push-viestien käyttöönotto ei onnistunut. Sitä \
             yritetään uudelleen, kun avaat sovelluksen seuraavan kerran.",
        ),
        PushWay::NotSent => {
            Some("Ilmoitukset tulevat vain, kun Finago Key on auki: palvelu ei lähetä push-viestejä.")
        }
        PushWay::Unreachable => Some("Push-viestien toimintaa ei voi tarkistaa: palvelu ei vastaa."),
    },
    channel_off: "Finago Keyn ”Vahvistuspyynnöt” on poistettu käytöstä puhelimen asetuksissa.",
    restricted: "Puhelin voi viivästyttää ilmoituksia. Salli puhelimen asetuksissa Finago Keyn toiminta taustalla tai \
                 kiireelliset ilmoitukset.",
    last: |seconds| format!("Viimeisin push-viesti: {}.", ago::finnish(seconds)),
    dropped: |count| match count {
        1 => "1 push-viesti jätettiin huomiotta: myöhässä, toistuva tai muualle tarkoitettu.".into(),
        count => {
            format!(
                "{count} push-viestiä jätettiin huomiotta: myöhässä, toistuvia tai muualle tarkoitettuja."
            )
        }
    },
    through: "Push-viestien välittäjä",
    test: |test| match test {
        PushTest::None => None,
        PushTest::Sent => Some("Testi on matkalla.".into()),
        PushTest::Arrived { ms } => Some(format!("Testi tuli perille {} sekunnissa.", seconds(ms, ','))),
        PushTest::Lost => {
            Some("Testi ei tullut perille. Tarkista yhteys ja virransäästö ja yritä uudelleen.".into())
        }
        PushTest::TooSoon => Some("Odota kymmenen sekuntia ennen seuraavaa testiä.".into()),
        PushTest::NotSent => {
            Some("Palvelu ei voinut lähettää testiä. Yritä hetken kuluttua uudelleen.".into())
        }
    },
};

pub(crate) const SWEDISH: PushMessages = PushMessages {
    way: |way| match way {
        PushWay::Unknown => None,
        PushWay::Works => Some("Aviseringar kommer fram även när Finago Key är stängd."),
        PushWay::NoDistributor => Some(
            "Aviseringar kommer bara när Finago Key är öppen. Om telefonen inte har Google Play-tjänster, installera \
             en UnifiedPush-app, till exempel ntfy.",
        ),
        PushWay::NotChosen => {
            Some("Aviseringar kommer bara när Finago Key är öppen. Välj nedan vilken app som förmedlar dem.")
        }
        PushWay::NotRegistered => Some(
            "Aviseringar kommer bara när Finago Key är öppen: pushmeddelanden kunde inte aktiveras. Appen försöker \
             igen nästa gång du öppnar den.",
        ),
        PushWay::NotSent => {
            Some("Aviseringar kommer bara när Finago Key är öppen: tjänsten skickar inga pushmeddelanden.")
        }
        PushWay::Unreachable => Some("Pushmeddelanden kan inte kontrolleras: tjänsten svarar inte."),
    },
    channel_off: "”Begäranden att bekräfta” är avstängt för Finago Key i telefonens inställningar.",
    restricted: "Telefonen kan fördröja aviseringar. Tillåt i telefonens inställningar att Finago Key körs i bakgrunden \
                 eller skickar tidskänsliga aviseringar.",
    last: |seconds| format!("Senaste pushmeddelandet: {}.", ago::swedish(seconds)),
    dropped: |count| match count {
        1 => "1 pushmeddelande ignorerades: för sent, upprepat eller inte för den här appen.".into(),
        count => {
            format!("{count} pushmeddelanden ignorerades: för sena, upprepade eller inte för den här appen.")
        }
    },
    through: "Pushmeddelanden via",
    test: |test| match test {
        PushTest::None => None,
        PushTest::Sent => Some("Testet är på väg.".into()),
        PushTest::Arrived { ms } => Some(format!("Testet kom fram efter {} sekunder.", seconds(ms, ','))),
        PushTest::Lost => Some(
            "Testet kom inte fram. Kontrollera anslutningen och batterisparläget och försök igen.".into(),
        ),
        PushTest::TooSoon => Some("Vänta tio sekunder före nästa test.".into()),
        PushTest::NotSent => Some("Tjänsten kunde inte skicka något test. Försök igen om en stund.".into()),
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_duration_is_at_least_a_tenth_of_a_second() {
        let said = |ms| (ENGLISH.test)(PushTest::Arrived { ms }).unwrap();
        assert_eq!(said(0), "The test arrived after 0.1 seconds.");
        assert_eq!(said(449), "The test arrived after 0.4 seconds.");
        assert_eq!(said(12_960), "The test arrived after 13.0 seconds.");
        assert_eq!(
            (FINNISH.test)(PushTest::Arrived { ms: 400 }).unwrap(),
            "Testi tuli perille 0,4 sekunnissa."
        );
    }
}
