//! Texts of notifications, and of the offer to allow them. A notification is visible on the lock
//! screen, so it names neither user nor service.

use key_view::Notifications;

/// Texts of notifications, which contain neither service, username nor kind of challenge.
#[derive(Clone, Copy, Debug)]
pub struct NotificationMessages {
    /// Title of the notification of an open challenge.
    pub title: &'static str,
    /// Body of that notification.
    pub body: &'static str,
    /// Button of that notification that denies.
    pub deny: &'static str,
    /// Title of the summary of several notifications.
    pub several: &'static str,
    /// Title of the notification of a notice.
    pub notice_title: &'static str,
    /// Body of the notification of a notice.
    pub notice_body: &'static str,
    /// Name of the notification channel in the phone's settings (Android).
    pub channel: &'static str,
    /// Heading of the offer to allow notifications, and of the row in the settings.
    pub offer: &'static str,
    /// Purpose of notifications, and what they do not reveal.
    pub reason: &'static str,
    /// Button that accepts the offer.
    pub allow: &'static str,
    /// Button that declines the offer.
    pub not_now: &'static str,
    /// Button that shows a test notification.
    pub try_out: &'static str,
    /// Title of the test notification.
    pub try_title: &'static str,
    /// Body of the test notification.
    pub try_body: &'static str,
    /// State of the permission, and what to do.
    pub standing: fn(Notifications) -> &'static str,
}

pub(crate) const ENGLISH: NotificationMessages = NotificationMessages {
    title: "A request is waiting",
    body: "Open Finago Key to approve or deny it.",
    deny: "Deny",
    several: "Requests are waiting",
    notice_title: "There is a message about your account",
    notice_body: "Open Finago Key to read it.",
    channel: "Requests to confirm",
    offer: "Notifications",
    reason: "Your phone can tell you when a login is waiting to be confirmed. The details are shown only in the app.",
    allow: "Allow notifications",
    not_now: "Not now",
    try_out: "Send a test notification",
    try_title: "Notifications work",
    try_body: "You’ll get a notification like this when a request is waiting.",
    standing: |notifications| match notifications {
        Notifications::On => "On. Notifications don’t show any details.",
        Notifications::Undecided => "Off. Without them you have to open the app to see what is waiting.",
        Notifications::Off => "Off. Turn them on for Finago Key in your phone’s settings.",
    },
};

pub(crate) const FINNISH: NotificationMessages = NotificationMessages {
    title: "Sinulla on vahvistuspyyntö",
    body: "Avaa Finago Key ja hyväksy tai hylkää pyyntö.",
    deny: "Hylkää",
    several: "Sinulla on vahvistuspyyntöjä",
    notice_title: "Tiliisi liittyy uusi viesti",
    notice_body: "Avaa Finago Key ja lue se.",
    channel: "Vahvistuspyynnöt",
    offer: "Ilmoitukset",
    reason: "Puhelimesi voi kertoa, kun kirjautuminen odottaa vahvistusta. Pyynnön sisältö näkyy vain sovelluksessa.",
    allow: "Salli ilmoitukset",
    not_now: "Ei nyt",
    try_out: "Lähetä testi-ilmoitus",
    try_title: "Ilmoitukset toimivat",
    try_body: "Näin saat tiedon, kun pyyntö odottaa.",
    standing: |notifications| match notifications {
        Notifications::On => "Käytössä. Ilmoituksissa ei näy pyynnön sisältöä.",
        Notifications::Undecided => "Pois käytöstä. Näet odottavat pyynnöt vasta, kun avaat sovelluksen.",
        Notifications::Off => "Pois käytöstä. Ota Finago Keyn ilmoitukset käyttöön puhelimen asetuksissa.",
    },
};

pub(crate) const SWEDISH: NotificationMessages = NotificationMessages {
    title: "En begäran väntar",
    body: "Öppna Finago Key för att godkänna eller neka den.",
    deny: "Neka",
    several: "Flera begäranden väntar",
    notice_title: "Det finns ett meddelande om ditt konto",
    notice_body: "Öppna Finago Key för att läsa det.",
    channel: "Begäranden att bekräfta",
    offer: "Aviseringar",
    reason: "Telefonen kan berätta när en inloggning väntar på att bekräftas. Vad den gäller syns bara i appen.",
    allow: "Tillåt aviseringar",
    not_now: "Inte nu",
    try_out: "Skicka en testavisering",
    try_title: "Aviseringarna fungerar",
    try_body: "Så här får du veta när en begäran väntar.",
    standing: |notifications| match notifications {
        Notifications::On => "På. Aviseringarna visar inga detaljer.",
        Notifications::Undecided => "Av. Utan dem ser du vad som väntar först när du öppnar appen.",
        Notifications::Off => "Av. Slå på dem för Finago Key i telefonens inställningar.",
    },
};
