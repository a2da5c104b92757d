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
        Blocked::NoKeystore => "No place for the keys",
        Blocked::KeystoreLocked => "The keystore is locked",
        Blocked::StorageFailed => "The storage does not answer",
        Blocked::RecordDamaged => "The saved keys can’t be used",
        Blocked::RecordTooNew => "Update the app",
        Blocked::PinLockedOut => "The keys are erased",
    },
    text: |reason| match reason {
        Blocked::NoKeystore => {
            "This system has no keystore to keep the keys safe in. On Linux, start a secret service such as \
             GNOME Keyring. Then try again."
        }
        Blocked::KeystoreLocked => "Unlock the system’s keystore, then try again. Nothing is lost.",
        Blocked::StorageFailed => {
            "What is saved could not be read. Nothing is lost. Try again, or restart the phone."
        }
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
        Blocked::NoKeystore => "Avaimille ei ole paikkaa",
        Blocked::KeystoreLocked => "Avainsäilö on lukittu",
        Blocked::StorageFailed => "Tallennustila ei vastaa",
        Blocked::RecordDamaged => "Tallennettuja avaimia ei voi käyttää",
        Blocked::RecordTooNew => "Päivitä sovellus",
        Blocked::PinLockedOut => "Avaimet on poistettu",
    },
    text: |reason| match reason {
        Blocked::NoKeystore => {
            "Järjestelmässä ei ole avainsäilöä, jossa avaimet olisivat turvassa. Käynnistä Linuxissa \
             salaisuuspalvelu, esimerkiksi GNOME Keyring, ja yritä uudelleen."
        }
        Blocked::KeystoreLocked => {
            "Avaa järjestelmän avainsäilön lukitus ja yritä uudelleen. Mitään ei ole kadonnut."
        }
        Blocked::StorageFailed => {
            "Tallennettuja tietoja ei voitu lukea. Mitään ei ole kadonnut. Yritä uudelleen tai käynnistä \
             puhelin uudelleen."
        }
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
        Blocked::NoKeystore => "Ingen plats för nycklarna",
        Blocked::KeystoreLocked => "Nyckellagret är låst",
        Blocked::StorageFailed => "Lagringen svarar inte",
        Blocked::RecordDamaged => "De sparade nycklarna går inte att använda",
        Blocked::RecordTooNew => "Uppdatera appen",
        Blocked::PinLockedOut => "Nycklarna är raderade",
    },
    text: |reason| match reason {
        Blocked::NoKeystore => {
            "Systemet har inget nyckellager där nycklarna är trygga. Starta på Linux en hemlighetstjänst, \
             till exempel GNOME Keyring, och försök igen."
        }
        Blocked::KeystoreLocked => "Lås upp systemets nyckellager och försök igen. Inget har gått förlorat.",
        Blocked::StorageFailed => {
            "Det som är sparat gick inte att läsa. Inget har gått förlorat. Försök igen eller starta om telefonen."
        }
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
