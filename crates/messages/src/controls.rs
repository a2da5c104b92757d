//! Texts of buttons shared by all screens, and of a window without a screen.

use crate::time::units;

crate::messages! { ControlMessages {
    /// Button that returns to the previous screen.
    back { en: "Back", fi: "Takaisin", sv: "Tillbaka" }
    /// Button that closes a temporary message.
    close { en: "Close", fi: "Sulje", sv: "Stäng" }
    /// Button that retries a failed action.
    try_again { en: "Try again", fi: "Yritä uudelleen", sv: "Försök igen" }
    /// Button that closes or ends something without doing it.
    cancel { en: "Cancel", fi: "Peruuta", sv: "Avbryt" }
    /// Label of the username.
    username { en: "Username", fi: "Käyttäjätunnus", sv: "Användarnamn" }
    /// Status of an action in progress.
    working { en: "One moment…", fi: "Hetkinen…", sv: "Ett ögonblick…" }
    /// Status before the first screen.
    starting { en: "Starting…", fi: "Käynnistyy…", sv: "Startar…" }
    /// Error for an intent that did not reach the authenticator.
    not_delivered {
        en: "That did not go through. Try again.",
        fi: "Toiminto ei onnistunut. Yritä uudelleen.",
        sv: "Det gick inte fram. Försök igen.",
    }
    /// Refusal of a link that was opened during something that must be finished first.
    link_not_now {
        en: "Finish this first, then open the link again.",
        fi: "Tee tämä ensin loppuun ja avaa linkki sitten uudelleen.",
        sv: "Gör klart det här först och öppna sedan länken igen.",
    }
    /// Heading of a page that was opened outside the app.
    outside_heading { en: "Open the app", fi: "Avaa sovellus", sv: "Öppna appen" }
    /// Instruction on a page that was opened outside the app.
    outside_text {
        en: "This page is part of Finago Key and works only inside the app.",
        fi: "Tämä sivu on osa Finago Keytä ja toimii vain sovelluksessa.",
        sv: "Den här sidan är en del av Finago Key och fungerar bara i appen.",
    }
    /// Heading when the versions of window and authenticator differ.
    mismatch_heading { en: "Restart the app", fi: "Käynnistä sovellus uudelleen", sv: "Starta om appen" }
    /// Instruction when the versions of window and authenticator differ.
    mismatch_text {
        en: "The app was updated while it was open. Close Finago Key and open it again.",
        fi: "Sovellus päivittyi ollessaan auki. Sulje Finago Key ja avaa se uudelleen.",
        sv: "Appen uppdaterades medan den var öppen. Stäng Finago Key och öppna den igen.",
    }
    /// Time until the next try, in seconds; 0 if a try is possible now.
    next_try(seconds: u32) -> String match seconds {
        0 => {
            en: "You can try again now.",
            fi: "Voit yrittää nyt uudelleen.",
            sv: "Du kan försöka igen nu.",
        }
        s => {
            en: "Next try in {wait}.",
            fi: "Voit yrittää uudelleen {wait} kuluttua.",
            sv: "Nytt försök om {wait}.",
            wait = units(s),
        }
    }
} }
