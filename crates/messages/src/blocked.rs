//! Texts of an app that cannot work.

use key_view::Blocked;

crate::messages! { BlockedMessages {
    /// Heading that states what happened.
    heading(reason: Blocked) match reason {
        Blocked::NoKeystore => {
            en: "Keys can’t be stored on this device",
            fi: "Avaimia ei voi tallentaa",
            sv: "Nycklarna kan inte sparas",
        }
        Blocked::KeystoreLocked => {
            en: "The keystore is locked",
            fi: "Avainsäilö on lukittu",
            sv: "Nyckellagret är låst",
        }
        Blocked::StorageSilent => {
            en: "The phone’s storage does not answer",
            fi: "Puhelimen tallennustila ei vastaa",
            sv: "Telefonens lagring svarar inte",
        }
        Blocked::StorageFailed => {
            en: "Saved data can’t be read",
            fi: "Tallennettuja tietoja ei voi lukea",
            sv: "Sparade uppgifter kan inte läsas",
        }
        Blocked::RecordDamaged => {
            en: "The saved keys can’t be used",
            fi: "Tallennettuja avaimia ei voi käyttää",
            sv: "De sparade nycklarna går inte att använda",
        }
        Blocked::RecordTooNew => { en: "Update the app", fi: "Päivitä sovellus", sv: "Uppdatera appen" }
        Blocked::PinLockedOut => {
            en: "The keys are erased",
            fi: "Avaimet on poistettu",
            sv: "Nycklarna är raderade",
        }
    }
    /// Explanation, and what to do.
    text(reason: Blocked) match reason {
        Blocked::NoKeystore => {
            en: "This device has no safe storage for the keys. On Linux, start a keyring service (Secret \
                 Service), such as GNOME Keyring. Then try again.",
            fi: "Järjestelmässä ei ole avainsäilöä, jossa avaimet olisivat turvassa. Käynnistä Linuxissa \
                 avainrengaspalvelu (Secret Service), esimerkiksi GNOME Keyring, ja yritä uudelleen.",
            sv: "Systemet har inget nyckellager där nycklarna är trygga. Starta en nyckelringstjänst (Secret \
                 Service) på Linux, till exempel GNOME Keyring, och försök igen.",
        }
        Blocked::KeystoreLocked => {
            en: "Unlock the system’s keystore, then try again. Nothing is lost.",
            fi: "Avaa järjestelmän avainsäilön lukitus ja yritä uudelleen. Mitään ei ole kadonnut.",
            sv: "Lås upp systemets nyckellager och försök igen. Inget har gått förlorat.",
        }
        Blocked::StorageSilent => {
            en: "The app waited for it in vain. Nothing is lost. Try again, or restart the phone.",
            fi: "Sovellus odotti sitä turhaan. Mitään ei ole kadonnut. Yritä uudelleen tai käynnistä puhelin \
                 uudelleen.",
            sv: "Appen väntade på den förgäves. Inget har gått förlorat. Försök igen eller starta om \
                 telefonen.",
        }
        Blocked::StorageFailed => {
            en: "Nothing is lost. Try again, or restart the phone.",
            fi: "Mitään ei ole kadonnut. Yritä uudelleen tai käynnistä puhelin uudelleen.",
            sv: "Inget har gått förlorat. Försök igen eller starta om telefonen.",
        }
        Blocked::RecordDamaged => {
            en: "They are damaged or belong to another phone. Start over and connect again with a one-time \
                 password.",
            fi: "Ne ovat vioittuneet tai kuuluvat toiselle puhelimelle. Aloita alusta ja yhdistä uudelleen \
                 kertakäyttösalasanalla.",
            sv: "De är skadade eller hör till en annan telefon. Börja om och anslut igen med ett \
                 engångslösenord.",
        }
        Blocked::RecordTooNew => {
            en: "A newer version of Finago Key was used here. Install it again to continue. Nothing is lost.",
            fi: "Tässä puhelimessa on käytetty uudempaa Finago Key -versiota. Asenna se uudelleen, niin voit \
                 jatkaa. Mitään ei ole kadonnut.",
            sv: "En nyare version av Finago Key har använts här. Installera den igen för att fortsätta. \
                 Inget har gått förlorat.",
        }
        Blocked::PinLockedOut => {
            en: "The PIN was wrong too many times, so the keys were erased for your safety. Connect again \
                 with a one-time password.",
            fi: "PIN-koodi oli väärin liian monta kertaa, joten avaimet poistettiin turvallisuutesi vuoksi. \
                 Yhdistä uudelleen kertakäyttösalasanalla.",
            sv: "PIN-koden var fel för många gånger, så nycklarna raderades för din säkerhet. Anslut igen \
                 med ett engångslösenord.",
        }
    }
    /// Button that erases the damaged record and starts over.
    start_over { en: "Start over", fi: "Aloita alusta", sv: "Börja om" }
    /// Button that starts over after the keys were erased.
    connect_again { en: "Connect again", fi: "Yhdistä uudelleen", sv: "Anslut igen" }
} }
