//! Messages of confirmations other than a login.

use key_protocol::challenge::Kind;

/// Messages of confirmations other than a login.
pub(in crate::web) struct ConfirmationMessages {
    /// Heading of the section with the buttons.
    pub(in crate::web) section: &'static str,
    /// Button that requests confirmation of a payment.
    pub(in crate::web) issue_payment: &'static str,
    /// Button that requests an identification to customer service.
    pub(in crate::web) issue_identification: &'static str,
    /// Text in place of the buttons while no device is connected.
    pub(in crate::web) no_device: &'static str,
    /// Text in place of the buttons while confirmation in the app is frozen.
    pub(in crate::web) frozen: &'static str,
    /// Labels of a payment's details in the app: payee, account, amount, reference.
    pub(in crate::web) payment_labels: [&'static str; 4],
    /// Heading while the challenge is open.
    pub(in crate::web) heading: fn(Kind) -> &'static str,
    /// Instruction for a challenge without number matching.
    pub(in crate::web) approve: &'static str,
    /// Heading after an approval.
    pub(in crate::web) confirmed: &'static str,
    /// Device that approved.
    pub(in crate::web) confirmed_by: fn(&str) -> String,
    /// Heading after any other outcome.
    pub(in crate::web) not_confirmed: &'static str,
}

pub(super) const ENGLISH: ConfirmationMessages = ConfirmationMessages {
    section: "Try a confirmation",
    issue_payment: "Confirm a payment",
    issue_identification: "Identify myself to customer service",
    no_device: "Connect a device first.",
    frozen: "A login was reported, so no requests are sent to the app. Allow them again first.",
    payment_labels: ["Payee", "Account", "Amount", "Reference"],
    heading: |kind| match kind {
        Kind::Login => "Confirm the login in the app",
        Kind::Payment => "Confirm the payment in the app",
        Kind::Identification => "Confirm in the app that it is you",
    },
    approve: "Open Finago Key on your phone and approve.",
    confirmed: "Confirmed",
    confirmed_by: |device| format!("Confirmed on “{device}”."),
    not_confirmed: "Not confirmed",
};

pub(super) const FINNISH: ConfirmationMessages = ConfirmationMessages {
    section: "Kokeile vahvistusta",
    issue_payment: "Vahvista maksu",
    issue_identification: "Tunnistaudu asiakaspalveluun",
    no_device: "Yhdistä ensin laite.",
    frozen: "Kirjautumisesta on ilmoitettu, joten sovellukseen ei lähetetä vahvistuspyyntöjä. Salli ne ensin taas.",
    payment_labels: ["Saaja", "Tili", "Summa", "Viite"],
    heading: |kind| match kind {
        Kind::Login => "Vahvista kirjautuminen sovelluksessa",
        Kind::Payment => "Vahvista maksu sovelluksessa",
        Kind::Identification => "Vahvista sovelluksessa, että se olet sinä",
    },
    approve: "Avaa Finago Key puhelimellasi ja hyväksy.",
    confirmed: "Vahvistettu",
    confirmed_by: |device| format!("Vahvistettu laitteella ”{device}”."),
    not_confirmed: "Ei vahvistettu",
};

pub(super) const SWEDISH: ConfirmationMessages = ConfirmationMessages {
    section: "Prova en bekräftelse",
    issue_payment: "Bekräfta en betalning",
    issue_identification: "Identifiera mig för kundtjänsten",
    no_device: "Anslut en enhet först.",
    frozen: "En inloggning har rapporterats. Inga begäranden skickas till appen. Tillåt dem igen först.",
    payment_labels: ["Mottagare", "Konto", "Belopp", "Referens"],
    heading: |kind| match kind {
        Kind::Login => "Bekräfta inloggningen i appen",
        Kind::Payment => "Bekräfta betalningen i appen",
        Kind::Identification => "Bekräfta i appen att det är du",
    },
    approve: "Öppna Finago Key i telefonen och godkänn.",
    confirmed: "Bekräftat",
    confirmed_by: |device| format!("Bekräftat på ”{device}”."),
    not_confirmed: "Inte bekräftat",
};
