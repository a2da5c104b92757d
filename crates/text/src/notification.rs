//! What the system's notification says when a challenge waits. Locked screens show it, so it names nobody.

/// A notification without context: neither service, username nor kind.
#[derive(Clone, Copy, Debug)]
pub struct NotificationWords {
    /// Its first line.
    pub title: &'static str,
    /// What to do.
    pub body: &'static str,
}

pub(crate) const ENGLISH: NotificationWords =
    NotificationWords { title: "A request is waiting", body: "Open Finago Key to approve or deny it." };

pub(crate) const FINNISH: NotificationWords = NotificationWords {
    title: "Sinulla on vahvistuspyyntö",
    body: "Avaa Finago Key ja hyväksy tai hylkää pyyntö.",
};

pub(crate) const SWEDISH: NotificationWords = NotificationWords {
    title: "En begäran väntar",
    body: "Öppna Finago Key för att godkänna eller neka den.",
};
