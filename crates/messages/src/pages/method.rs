//! Messages of the choice of confirmation methods.

use super::reasons::MethodProblem;

crate::messages! { MethodMessages in language {
    /// Heading.
    heading { en: "Confirm it’s you", fi: "Vahvista kirjautuminen", sv: "Bekräfta inloggningen" }
    /// Label of the app.
    app { en: "Confirm in the app", fi: "Vahvista sovelluksessa", sv: "Bekräfta i appen" }
    /// Hint for the app.
    app_hint {
        en: "Approve the login in Finago Key on your phone.",
        fi: "Hyväksy kirjautuminen Finago Keyssä puhelimellasi.",
        sv: "Godkänn inloggningen i Finago Key i telefonen.",
    }
    /// Hint for the app while no device is connected.
    app_hint_without_device {
        en: "No phone is connected yet.",
        fi: "Puhelinta ei ole vielä yhdistetty.",
        sv: "Ingen telefon är ansluten ännu.",
    }
    /// Hint for the app while confirmation in it is frozen.
    app_hint_when_frozen {
        en: "Unavailable: a login was reported.",
        fi: "Pois käytöstä, koska kirjautumisesta on ilmoitettu.",
        sv: "Avstängd, eftersom en inloggning har rapporterats.",
    }
    /// Label of the one-time password.
    one_time_password { en: "One-time password", fi: "Kertakäyttösalasana", sv: "Engångslösenord" }
    /// Hint for the one-time password.
    one_time_password_hint {
        en: "The next unused one from your list.",
        fi: "Listasi seuraava käyttämätön salasana.",
        sv: "Nästa oanvända lösenord på din lista.",
    }
    /// Label of the offline code.
    offline_code {
        en: "My device is offline: log in with an offline code",
        fi: "Laitteeni ei ole verkossa: kirjaudu offline-koodilla",
        sv: "Min enhet är offline: logga in med en offlinekod",
    }
    /// Hint for the offline code.
    offline_code_hint {
        en: "Six digits that Finago Key shows without a connection.",
        fi: "Kuusi numeroa, jotka Finago Key näyttää ilman yhteyttä.",
        sv: "Sex siffror som Finago Key visar utan anslutning.",
    }
    /// Link for a user who lost the phone.
    lost_phone {
        en: "Phone lost? Disconnect Key on all devices",
        fi: "Puhelin kadoksissa? Katkaise Finago Keyn yhteys kaikilta laitteilta",
        sv: "Har du tappat bort telefonen? Koppla bort Key från alla enheter",
    }
    /// Submit button.
    submit { en: "Continue", fi: "Jatka", sv: "Fortsätt" }
    /// Why no challenge was sent to the app and what to do.
    problem(problem: MethodProblem) -> String match problem {
        MethodProblem::NothingChosen => {
            en: "Choose how to confirm.",
            fi: "Valitse vahvistustapa.",
            sv: "Välj hur du vill bekräfta.",
        }
        MethodProblem::NoDevice => {
            en: "No phone is connected to this username. Log in with a one-time password and enable mobile \
                 confirmation.",
            fi: "Tähän käyttäjätunnukseen ei ole yhdistetty puhelinta. Kirjaudu kertakäyttösalasanalla ja \
                 ota mobiilivahvistus käyttöön.",
            sv: "Ingen telefon är ansluten till det här användarnamnet. Logga in med ett engångslösenord och \
                 aktivera mobilbekräftelse.",
        }
        MethodProblem::TooManyLogins { retry_after } => {
            en: "Too many requests were sent to your phone. Try again in {wait}, or choose another way now.",
            fi: "Sovellukseen on lähetetty liian monta pyyntöä. Yritä uudelleen {wait} kuluttua tai valitse \
                 toinen tapa.",
            sv: "Appen har fått för många begäranden. Försök igen om {wait}, eller välj ett annat sätt nu.",
            wait = language.messages().time.wait(retry_after),
        }
        MethodProblem::Frozen => {
            en: "A login was reported as not yours, so no requests are sent to the app. Log in with a \
                 one-time password to allow them again.",
            fi: "Yhdestä kirjautumisesta ilmoitettiin, ettei se ollut sinun, joten sovellukseen ei lähetetä \
                 vahvistuspyyntöjä. Salli ne taas kirjautumalla kertakäyttösalasanalla.",
            sv: "En inloggning rapporterades: det var inte du. Inga begäranden skickas till appen. Tillåt \
                 dem igen genom att logga in med ett engångslösenord.",
        }
        MethodProblem::Ignored => {
            en: "The last requests to the app were not approved, so no more are sent. Log in another way to \
                 allow them again.",
            fi: "Viimeisimpiä pyyntöjä ei hyväksytty sovelluksessa, joten uusia ei lähetetä. Salli ne taas \
                 kirjautumalla toisella tavalla.",
            sv: "De senaste begärandena godkändes inte i appen, så inga nya skickas. Tillåt dem igen genom att \
                 logga in på ett annat sätt.",
        }
    }
} }
