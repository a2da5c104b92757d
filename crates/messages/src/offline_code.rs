//! Texts of the offline code.

use key_view::ClockCheck;

use crate::span;

/// Texts of the offline code.
#[derive(Clone, Copy, Debug)]
pub struct OfflineCodeMessages {
    /// Heading of the screen.
    pub heading: &'static str,
    /// Purpose of the code, and where to type it.
    pub intro: &'static str,
    /// Button that reveals the code.
    pub show: &'static str,
    /// Screen reader text for the hidden code.
    pub hidden: &'static str,
    /// Time until the next code, in seconds.
    pub next_in: fn(u32) -> String,
    /// Result of the check of the phone's clock.
    pub clock: fn(ClockCheck) -> String,
}

pub(crate) const ENGLISH: OfflineCodeMessages = OfflineCodeMessages {
    heading: "Offline code",
    intro: "For logging in when the phone has no connection. On the login page, choose “My device is offline”.",
    show: "Show code",
    hidden: "The code is hidden",
    next_in: |seconds| format!("New code in {}", span::units(seconds)),
    clock: |check| match check {
        ClockCheck::Never => {
            "The phone’s clock has not been compared with the service’s yet. If the code is refused, \
             check the time in the phone’s settings."
                .into()
        }
        ClockCheck::Right => "The phone’s clock is right.".into(),
        ClockCheck::Corrected { seconds } => {
            let off = span::units(magnitude(seconds));
            let way = if seconds > 0 { "behind" } else { "ahead" };
            format!("The phone’s clock is {off} {way}. The code takes it into account.")
        }
    },
};

pub(crate) const FINNISH: OfflineCodeMessages = OfflineCodeMessages {
    heading: "Offline-koodi",
    intro: "Kirjaudu tällä, kun puhelimella ei ole yhteyttä. Valitse kirjautumissivulla ”Laitteeni ei ole verkossa”.",
    show: "Näytä koodi",
    hidden: "Koodi on piilossa",
    next_in: |seconds| format!("Uusi koodi {} kuluttua", span::units(seconds)),
    clock: |check| match check {
        ClockCheck::Never => {
            "Puhelimen kelloa ei ole vielä verrattu palvelun kelloon. Jos koodi ei kelpaa, tarkista aika \
             puhelimen asetuksista."
                .into()
        }
        ClockCheck::Right => "Puhelimen kello käy oikein.".into(),
        ClockCheck::Corrected { seconds } => {
            let off = span::units(magnitude(seconds));
            let way = if seconds > 0 { "jäljessä" } else { "edellä" };
            format!("Puhelimen kello on {off} {way}. Koodissa se on otettu huomioon.")
        }
    },
};

pub(crate) const SWEDISH: OfflineCodeMessages = OfflineCodeMessages {
    heading: "Offlinekod",
    intro: "För inloggning när telefonen saknar anslutning. Välj ”Min enhet är offline” på inloggningssidan.",
    show: "Visa koden",
    hidden: "Koden är dold",
    next_in: |seconds| format!("Ny kod om {}", span::units(seconds)),
    clock: |check| match check {
        ClockCheck::Never => {
            "Telefonens klocka har ännu inte jämförts med tjänstens. Om koden inte godtas, kontrollera \
             tiden i telefonens inställningar."
                .into()
        }
        ClockCheck::Right => "Telefonens klocka går rätt.".into(),
        ClockCheck::Corrected { seconds } => {
            let off = span::units(magnitude(seconds));
            let way = if seconds > 0 { "efter" } else { "före" };
            format!("Telefonens klocka går {off} {way}. Koden tar hänsyn till det.")
        }
    },
};

/// Returns the absolute value of a clock difference, in seconds.
fn magnitude(seconds: i64) -> u32 {
    seconds.unsigned_abs().try_into().unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use key_view::ClockCheck;

    use crate::Language;

    #[test]
    fn clocks_behind_and_ahead_have_different_messages() {
        let messages = Language::English.messages().offline_code;
        let say = |seconds| (messages.clock)(ClockCheck::Corrected { seconds }).replace('\u{a0}', " ");
        assert!(say(600).starts_with("The phone’s clock is 10 min behind."));
        assert!(say(-95).starts_with("The phone’s clock is 1 min 35 s ahead."));
        assert!(say(i64::MIN).contains("ahead"));
    }
}
