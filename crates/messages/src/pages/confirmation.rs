//! Messages of confirmations other than a login.

use key_view::ChallengeKind;

crate::messages! { ConfirmationMessages {
    /// Heading of the section with the buttons.
    section { en: "Try a confirmation", fi: "Kokeile vahvistusta", sv: "Prova en bekräftelse" }
    /// Button that requests confirmation of a payment.
    issue_payment { en: "Confirm a payment", fi: "Vahvista maksu", sv: "Bekräfta en betalning" }
    /// Button that requests an identification to customer service.
    issue_identification {
        en: "Identify myself to customer service",
        fi: "Tunnistaudu asiakaspalveluun",
        sv: "Identifiera mig för kundtjänsten",
    }
    /// Text in place of the buttons while no device is connected.
    no_device { en: "Connect a device first.", fi: "Yhdistä ensin laite.", sv: "Anslut en enhet först." }
    /// Text in place of the buttons while confirmation in the app is frozen.
    frozen {
        en: "A login was reported, so no requests are sent to the app. Allow them again first.",
        fi: "Kirjautumisesta on ilmoitettu, joten sovellukseen ei lähetetä vahvistuspyyntöjä. Salli ne ensin \
             taas.",
        sv: "En inloggning har rapporterats. Inga begäranden skickas till appen. Tillåt dem igen först.",
    }
    /// Label of a payment’s payee in the app.
    payee { en: "Payee", fi: "Saaja", sv: "Mottagare" }
    /// Label of a payment’s account in the app.
    account { en: "Account", fi: "Tili", sv: "Konto" }
    /// Label of a payment’s amount in the app.
    amount { en: "Amount", fi: "Summa", sv: "Belopp" }
    /// Label of a payment’s reference in the app.
    reference { en: "Reference", fi: "Viite", sv: "Referens" }
    /// Heading while the challenge is open.
    heading(kind: ChallengeKind) match kind {
        ChallengeKind::Login => {
            en: "Confirm the login in the app",
            fi: "Vahvista kirjautuminen sovelluksessa",
            sv: "Bekräfta inloggningen i appen",
        }
        ChallengeKind::Payment => {
            en: "Confirm the payment in the app",
            fi: "Vahvista maksu sovelluksessa",
            sv: "Bekräfta betalningen i appen",
        }
        ChallengeKind::Identification => {
            en: "Confirm in the app that it is you",
            fi: "Vahvista sovelluksessa, että se olet sinä",
            sv: "Bekräfta i appen att det är du",
        }
        ChallengeKind::Account | ChallengeKind::Unknown => {
            en: "Confirm the change in the app",
            fi: "Vahvista muutos sovelluksessa",
            sv: "Bekräfta ändringen i appen",
        }
    }
    /// Instruction for a challenge without number matching.
    approve {
        en: "Open Finago Key on your phone and approve.",
        fi: "Avaa Finago Key puhelimellasi ja hyväksy.",
        sv: "Öppna Finago Key i telefonen och godkänn.",
    }
    /// Heading after an approval.
    confirmed { en: "Confirmed", fi: "Vahvistettu", sv: "Bekräftat" }
    /// Device that approved.
    confirmed_by(device: &str) -> String {
        en: "Confirmed on “{device}”.",
        fi: "Vahvistettu laitteella ”{device}”.",
        sv: "Bekräftat på ”{device}”.",
    }
    /// Heading after any other outcome.
    not_confirmed { en: "Not confirmed", fi: "Ei vahvistettu", sv: "Inte bekräftat" }
} }
