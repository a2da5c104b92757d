//! Texts of an app that cannot work.

use key_view::Blocked;

/// Reason why the app cannot work, and what to do.
#[derive(Clone, Copy, Debug)]
pub struct BlockedMessages {
    /// Heading that states what happened.
    pub heading: fn(Blocked) -> &'static str,
    /// Explanation, and what to do.
    pub text: fn(Blocked) -> &'static str,
    /// Button that erases the damaged record and starts over.
    pub start_over: &'static str,
    /// Button that starts over after the keys were erased.
    pub connect_again: &'static str,
}

pub(crate) const ENGLISH: BlockedMessages = BlockedMessages {
    heading: |reason| match reason {
        Blocked::NoKeystore => "Keys can’t be stored on this device",
        Blocked::KeystoreLocked => "The keystore is locked",
        Blocked::StorageFailed => "Saved data can’t be read",
        Blocked::RecordDamaged => "The saved keys can’t be used",
        Blocked::RecordTooNew => "Update the app",
        Blocked::PinLockedOut => "The keys are erased",
    },
    text: |reason| match reason {
        Blocked::NoKeystore => {
            "This device has no safe storage for the keys. On Linux, start a keyring service (Secret Service), \
             such as GNOME Keyring. Then try again."
        }
        Blocked::KeystoreLocked => "Unlock the system’s keystore, then try again. Nothing is lost.",
        Blocked::StorageFailed => "Nothing is lost. Try again, or restart the phone.",
        Blocked::RecordDamaged => {
            "They are damaged or belong to another phone. Start over and connect again with a one-time password."
        }
        Blocked::RecordTooNew => {
            "A newer version of Finago Key was used here. Install it again to continue. Nothing is lost."
        }
        Blocked::PinLockedOut => {
            "The PIN was wrong too many times, so the keys were erased for your safety. Connect again with a \
             one-time password."
        }
    },
    start_over: "Start over",
    connect_again: "Connect again",
};

pub(crate) const FINNISH: BlockedMessages = BlockedMessages {
    heading: |reason| match reason {
        Blocked::NoKeystore => "Avaimia ei voi tallentaa",
        Blocked::KeystoreLocked => "Avainsäilö on lukittu",
        Blocked::StorageFailed => "Tallennettuja tietoja ei voi lukea",
        Blocked::RecordDamaged => "Tallennettuja avaimia ei voi käyttää",
        Blocked::RecordTooNew => "Päivitä sovellus",
        Blocked::PinLockedOut => "Avaimet on poistettu",
    },
    text: |reason| match reason {
        Blocked::NoKeystore => {
            "Järjestelmässä ei ole avainsäilöä, jossa avaimet olisivat turvassa. Käynnistä Linuxissa \
             avainrengaspalvelu (Secret Service), esimerkiksi GNOME Keyring, ja yritä uudelleen."
        }
        Blocked::KeystoreLocked => {
            "Avaa järjestelmän avainsäilön lukitus ja yritä uudelleen. Mitään ei ole kadonnut."
        }
        Blocked::StorageFailed => "Mitään ei ole kadonnut. Yritä uudelleen tai käynnistä puhelin uudelleen.",
        Blocked::RecordDamaged => {
            "Ne ovat vioittuneet tai kuuluvat toiselle puhelimelle. Aloita alusta ja yhdistä uudelleen \
             kertakäyttösalasanalla."
        }
        Blocked::RecordTooNew => {
            "Tässä puhelimessa on käytetty uudempaa Finago Key -versiota. Asenna se uudelleen, niin voit \
             jatkaa. Mitään ei ole kadonnut."
        }
        Blocked::PinLockedOut => {
            "PIN-koodi oli väärin liian monta kertaa, joten avaimet poistettiin turvallisuutesi vuoksi. \
             Yhdistä uudelleen kertakäyttösalasanalla."
        }
    },
    start_over: "Aloita alusta",
    connect_again: "Yhdistä uudelleen",
};

pub(crate) const SWEDISH: BlockedMessages = BlockedMessages {
    heading: |reason| match reason {
        Blocked::NoKeystore => "Nycklarna kan inte sparas",
        Blocked::KeystoreLocked => "Nyckellagret är låst",
        Blocked::StorageFailed => "Sparade uppgifter kan inte läsas",
        Blocked::RecordDamaged => "De sparade nycklarna går inte att använda",
        Blocked::RecordTooNew => "Uppdatera appen",
        Blocked::PinLockedOut => "Nycklarna är raderade",
    },
    text: |reason| match reason {
        Blocked::NoKeystore => {
            "Systemet har inget nyckellager där nycklarna är trygga. Starta en nyckelringstjänst (Secret \
             Service) på Linux, till exempel GNOME Keyring, och försök igen."
        }
        Blocked::KeystoreLocked => "Lås upp systemets nyckellager och försök igen. Inget har gått förlorat.",
        Blocked::StorageFailed => "Inget har gått förlorat. Försök igen eller starta om telefonen.",
        Blocked::RecordDamaged => {
            "De är skadade eller hör till en annan telefon. Börja om och anslut igen med ett engångslösenord."
        }
        Blocked::RecordTooNew => {
            "En nyare version av Finago Key har använts här. Installera den igen för att fortsätta. Inget har \
             gått förlorat."
        }
        Blocked::PinLockedOut => {
            "PIN-koden var fel för många gånger, så nycklarna raderades för din säkerhet. Anslut igen med \
             ett engångslösenord."
        }
    },
    start_over: "Börja om",
    connect_again: "Anslut igen",
};
