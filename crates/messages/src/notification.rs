//! Texts of notifications, and of the offer to allow them. A notification is visible on the lock
//! screen, so it names neither user nor service.

use key_view::Notifications;

crate::messages! { NotificationMessages {
    /// Title of the notification of an open challenge.
    title { en: "A request is waiting", fi: "Sinulla on vahvistuspyyntö", sv: "En begäran väntar" }
    /// Body of that notification.
    body {
        en: "Open Finago Key to approve or deny it.",
        fi: "Avaa Finago Key ja hyväksy tai hylkää pyyntö.",
        sv: "Öppna Finago Key för att godkänna eller neka den.",
    }
    /// Button of that notification that denies.
    deny { en: "Deny", fi: "Hylkää", sv: "Neka" }
    /// Title of the summary of several notifications.
    several { en: "Requests are waiting", fi: "Sinulla on vahvistuspyyntöjä", sv: "Flera begäranden väntar" }
    /// Title of the notification of a notice.
    notice_title {
        en: "There is a message about your account",
        fi: "Tiliisi liittyy uusi viesti",
        sv: "Det finns ett meddelande om ditt konto",
    }
    /// Body of the notification of a notice.
    notice_body {
        en: "Open Finago Key to read it.",
        fi: "Avaa Finago Key ja lue se.",
        sv: "Öppna Finago Key för att läsa det.",
    }
    /// Name of the notification channel in the phone's settings (Android).
    channel { en: "Requests to confirm", fi: "Vahvistuspyynnöt", sv: "Begäranden att bekräfta" }
    /// Heading of the offer to allow notifications, and of the row in the settings.
    offer { en: "Notifications", fi: "Ilmoitukset", sv: "Aviseringar" }
    /// Purpose of notifications, and what they do not reveal.
    reason {
        en: "Your phone can tell you when a login is waiting to be confirmed. The details are shown only in \
             the app.",
        fi: "Puhelimesi voi kertoa, kun kirjautuminen odottaa vahvistusta. Pyynnön sisältö näkyy vain \
             sovelluksessa.",
        sv: "Telefonen kan berätta när en inloggning väntar på att bekräftas. Vad den gäller syns bara i \
             appen.",
    }
    /// Button that accepts the offer.
    allow { en: "Allow notifications", fi: "Salli ilmoitukset", sv: "Tillåt aviseringar" }
    /// Button that declines the offer.
    not_now { en: "Not now", fi: "Ei nyt", sv: "Inte nu" }
    /// Button that shows a test notification.
    try_out { en: "Send a test notification", fi: "Lähetä testi-ilmoitus", sv: "Skicka en testavisering" }
    /// Heading of the test at the end of onboarding.
    test_heading { en: "Test notification", fi: "Testi-ilmoitus", sv: "Testavisering" }
    /// Button that ends the test before it has arrived.
    skip { en: "Skip", fi: "Ohita", sv: "Hoppa över" }
    /// Title of the test notification.
    try_title { en: "Notifications work", fi: "Ilmoitukset toimivat", sv: "Aviseringarna fungerar" }
    /// Body of the test notification.
    try_body {
        en: "You’ll get a notification like this when a request is waiting.",
        fi: "Näin saat tiedon, kun pyyntö odottaa.",
        sv: "Så här får du veta när en begäran väntar.",
    }
    /// State of the permission, and what to do.
    standing(notifications: Notifications) match notifications {
        Notifications::On => {
            en: "On. Notifications don’t show any details.",
            fi: "Käytössä. Ilmoituksissa ei näy pyynnön sisältöä.",
            sv: "På. Aviseringarna visar inga detaljer.",
        }
        Notifications::Undecided => {
            en: "Off. Without them you have to open the app to see what is waiting.",
            fi: "Pois käytöstä. Näet odottavat pyynnöt vasta, kun avaat sovelluksen.",
            sv: "Av. Utan dem ser du vad som väntar först när du öppnar appen.",
        }
        Notifications::Off => {
            en: "Off. Turn them on for Finago Key in your phone’s settings.",
            fi: "Pois käytöstä. Ota Finago Keyn ilmoitukset käyttöön puhelimen asetuksissa.",
            sv: "Av. Slå på dem för Finago Key i telefonens inställningar.",
        }
    }
} }
