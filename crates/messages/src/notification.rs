//! What the system's notification says when a challenge waits, and what is said about notifications. Locked screens show a notification, so
//! it names nobody.

use key_view::Notifications;

/// A notification without context, neither service, username nor kind; and the offer of them.
#[derive(Clone, Copy, Debug)]
pub struct NotificationMessages {
    /// Its first line.
    pub title: &'static str,
    /// What to do.
    pub body: &'static str,
    /// Its button.
    pub deny: &'static str,
    /// First line above several.
    pub several: &'static str,
    /// First line of one about a notice.
    pub notice_title: &'static str,
    /// What to do about a notice.
    pub notice_body: &'static str,
    /// What the phone's settings call them, where they can be told apart.
    pub channel: &'static str,
    /// Heading of the offer, and of the row in the settings.
    pub offer: &'static str,
    /// What they are for and what they do not say.
    pub reason: &'static str,
    /// Take the offer.
    pub allow: &'static str,
    /// Not take it.
    pub not_now: &'static str,
    /// Show one for trying out.
    pub try_out: &'static str,
    /// Its first line.
    pub try_title: &'static str,
    /// What it says.
    pub try_body: &'static str,
    /// How it stands, and what to do about it.
    pub standing: fn(Notifications) -> &'static str,
}

pub(crate) const ENGLISH: NotificationMessages = NotificationMessages {
    title: "A request is waiting",
    body: "Open Finago Key to approve or deny it.",
    deny: "Deny",
    several: "Requests are waiting",
    notice_title: "Something about your account",
    notice_body: "Open Finago Key to see what changed.",
    channel: "Requests to confirm",
    offer: "Notifications",
    reason: "Your phone can tell you when a login waits to be confirmed. What it is about stays inside the app.",
    allow: "Allow notifications",
    not_now: "Not now",
    try_out: "Send a test notification",
    try_title: "Notifications work",
    try_body: "This is how you are told when a request is waiting.",
    standing: |notifications| match notifications {
        Notifications::On => "On. They say that something waits, and not what.",
        Notifications::Undecided => "Off. Without them you have to open the app to see what waits.",
        Notifications::Off => "Off. Turn them on for Finago Key in your phone’s settings.",
    },
};

pub(crate) const FINNISH: NotificationMessages = NotificationMessages {
    title: "Sinulla on vahvistuspyyntö",
    body: "Avaa Finago Key ja hyväksy tai hylkää pyyntö.",
    deny: "Hylkää",
    several: "Sinulla on vahvistuspyyntöjä",
    notice_title: "Tilissäsi on muutos",
    notice_body: "Avaa Finago Key ja katso, mikä muuttui.",
    channel: "Vahvistuspyynnöt",
    offer: "Ilmoitukset",
    reason: "Puhelimesi voi kertoa, kun kirjautuminen odottaa vahvistusta. Pyynnön sisältö näkyy vain sovelluksessa.",
    allow: "Salli ilmoitukset",
    not_now: "Ei nyt",
    try_out: "Lähetä testi-ilmoitus",
    try_title: "Ilmoitukset toimivat",
    try_body: "Näin saat tiedon, kun pyyntö odottaa.",
    standing: |notifications| match notifications {
        Notifications::On => "Käytössä. Ilmoitus kertoo, että jotain odottaa, mutta ei mitä.",
        Notifications::Undecided => "Pois käytöstä. Näet odottavat pyynnöt vasta, kun avaat sovelluksen.",
        Notifications::Off => "Pois käytöstä. Ota Finago Keyn ilmoitukset käyttöön puhelimen asetuksissa.",
    },
};

pub(crate) const SWEDISH: NotificationMessages = NotificationMessages {
    title: "En begäran väntar",
    body: "Öppna Finago Key för att godkänna eller neka den.",
    deny: "Neka",
    several: "Flera begäranden väntar",
    notice_title: "Något om ditt konto",
    notice_body: "Öppna Finago Key för att se vad som ändrats.",
    channel: "Begäranden att bekräfta",
    offer: "Aviseringar",
    reason: "Telefonen kan berätta när en inloggning väntar på att bekräftas. Vad den gäller syns bara i appen.",
    allow: "Tillåt aviseringar",
    not_now: "Inte nu",
    try_out: "Skicka en testavisering",
    try_title: "Aviseringarna fungerar",
    try_body: "Så här får du veta när en begäran väntar.",
    standing: |notifications| match notifications {
        Notifications::On => "På. De säger att något väntar, men inte vad.",
        Notifications::Undecided => "Av. Utan dem ser du vad som väntar först när du öppnar appen.",
        Notifications::Off => "Av. Slå på dem för Finago Key i telefonens inställningar.",
    },
};
