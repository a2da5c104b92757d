//! Texts of the offline code.

use key_view::ClockCheck;

use crate::time::units;

crate::messages! { OfflineCodeMessages {
    /// Heading of the screen.
    heading { en: "Offline code", fi: "Offline-koodi", sv: "Offlinekod" }
    /// Purpose of the code, and where to type it.
    intro {
        en: "For logging in when the phone has no connection. On the login page, choose “My device is \
             offline”.",
        fi: "Kirjaudu tällä, kun puhelimella ei ole yhteyttä. Valitse kirjautumissivulla ”Laitteeni ei ole \
             verkossa”.",
        sv: "För inloggning när telefonen saknar anslutning. Välj ”Min enhet är offline” på \
             inloggningssidan.",
    }
    /// Button that reveals the code.
    show { en: "Show code", fi: "Näytä koodi", sv: "Visa koden" }
    /// Screen reader text for the hidden code.
    hidden { en: "The code is hidden", fi: "Koodi on piilossa", sv: "Koden är dold" }
    /// Time until the next code, in seconds.
    next_in(seconds: u32) -> String {
        en: "New code in {wait}",
        fi: "Uusi koodi {wait} kuluttua",
        sv: "Ny kod om {wait}",
        wait = units(seconds),
    }
    /// Label of the next code in the last seconds of the present one.
    type_next(seconds: u32) -> String {
        en: "Type the next code, valid in {wait}",
        fi: "Kirjoita seuraava koodi, voimassa {wait} kuluttua",
        sv: "Skriv nästa kod, gäller om {wait}",
        wait = units(seconds),
    }
    /// Result of the check of the phone's clock.
    clock(check: ClockCheck) -> String match check {
        ClockCheck::Never => {
            en: "The phone’s clock is unchecked: it has not been compared with the service’s yet. If the \
                 code is refused, check the time in the phone’s settings.",
            fi: "Puhelimen kelloa ei ole tarkistettu: sitä ei ole vielä verrattu palvelun kelloon. Jos \
                 koodi ei kelpaa, tarkista aika puhelimen asetuksista.",
            sv: "Telefonens klocka är inte kontrollerad: den har ännu inte jämförts med tjänstens. Om \
                 koden inte godtas, kontrollera tiden i telefonens inställningar.",
        }
        ClockCheck::Unchecked => {
            en: "The phone’s clock is unchecked: the phone may have been restarted since the last check. If \
                 the code is refused, check the time in the phone’s settings.",
            fi: "Puhelimen kelloa ei ole tarkistettu: puhelin on ehkä käynnistetty uudelleen edellisen \
                 tarkistuksen jälkeen. Jos koodi ei kelpaa, tarkista aika puhelimen asetuksista.",
            sv: "Telefonens klocka är inte kontrollerad: telefonen kan ha startats om efter den senaste \
                 kontrollen. Om koden inte godtas, kontrollera tiden i telefonens inställningar.",
        }
        ClockCheck::Right => {
            en: "The phone’s clock is right.",
            fi: "Puhelimen kello käy oikein.",
            sv: "Telefonens klocka går rätt.",
        }
        ClockCheck::Corrected { seconds } if seconds > 0 => {
            en: "The phone’s clock is {off} behind. The code takes it into account.",
            fi: "Puhelimen kello on {off} jäljessä. Koodissa se on otettu huomioon.",
            sv: "Telefonens klocka går {off} efter. Koden tar hänsyn till det.",
            off = units(magnitude(seconds)),
        }
        ClockCheck::Corrected { seconds } => {
            en: "The phone’s clock is {off} ahead. The code takes it into account.",
            fi: "Puhelimen kello on {off} edellä. Koodissa se on otettu huomioon.",
            sv: "Telefonens klocka går {off} före. Koden tar hänsyn till det.",
            off = units(magnitude(seconds)),
        }
    }
} }

/// Returns the absolute value of a clock difference, in seconds.
fn magnitude(seconds: i64) -> u32 {
    seconds.unsigned_abs().try_into().unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use key_view::ClockCheck;

    use crate::Language;

    #[test]
    fn clock_that_cannot_be_trusted_is_said_to_be_unchecked() {
        for (language, unchecked) in [
            (Language::English, "The phone’s clock is unchecked:"),
            (Language::Finnish, "Puhelimen kelloa ei ole tarkistettu:"),
            (Language::Swedish, "Telefonens klocka är inte kontrollerad:"),
        ] {
            for check in [ClockCheck::Never, ClockCheck::Unchecked] {
                assert!(language.messages().offline_code.clock(check).starts_with(unchecked));
            }
        }
    }

    #[test]
    fn clocks_behind_and_ahead_have_different_messages() {
        let messages = Language::English.messages().offline_code;
        let say = |seconds| messages.clock(ClockCheck::Corrected { seconds }).replace('\u{a0}', " ");
        assert!(say(600).starts_with("The phone’s clock is 10 min behind."));
        assert!(say(-95).starts_with("The phone’s clock is 1 min 35 s ahead."));
        assert!(say(i64::MIN).contains("ahead"));
    }
}
