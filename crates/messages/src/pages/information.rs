//! Messages of the form with personal information.

use super::reasons::InvalidField;

crate::messages! { InformationMessages {
    /// Heading for a logged-in user.
    heading { en: "Personal information", fi: "Henkilötiedot", sv: "Personuppgifter" }
    /// Heading for a new user.
    verify {
        en: "Verify your personal information",
        fi: "Tarkista henkilötietosi",
        sv: "Kontrollera dina personuppgifter",
    }
    /// Purpose of the form, for a new user.
    intro {
        en: "Check that this is right. We use it to reach you if something looks wrong with your logins.",
        fi: "Tarkista, että nämä ovat oikein. Otamme yhteyttä, jos kirjautumisissasi on jotain outoa.",
        sv: "Kontrollera att de stämmer. Vi använder dem för att nå dig om något är konstigt med dina \
             inloggningar.",
    }
    /// Label of the name.
    name { en: "Name", fi: "Nimi", sv: "Namn" }
    /// Label of the e-mail address.
    email { en: "E-mail", fi: "Sähköposti", sv: "E-post" }
    /// Label of the phone number.
    phone { en: "Mobile phone", fi: "Matkapuhelin", sv: "Mobiltelefon" }
    /// Examples of phone numbers.
    phone_hint {
        en: "For example 040 123 4567, or a foreign number, such as +46 70 123 45 67.",
        fi: "Esimerkiksi 040 123 4567 tai ulkomainen numero, kuten +46 70 123 45 67.",
        sv: "Till exempel 040 123 4567, eller ett utländskt nummer som +46 70 123 45 67.",
    }
    /// Submit button for a logged-in user.
    save { en: "Save", fi: "Tallenna", sv: "Spara" }
    /// Submit button for a new user.
    save_and_go_on { en: "Save and continue", fi: "Tallenna ja jatka", sv: "Spara och fortsätt" }
    /// Problem with a field and what to do.
    problem(field: InvalidField) match field {
        InvalidField::Name => {
            en: "Type your name, at most 64 characters.",
            fi: "Kirjoita nimesi, enintään 64 merkkiä.",
            sv: "Skriv ditt namn, högst 64 tecken.",
        }
        InvalidField::Email => {
            en: "Type an e-mail address like maija@example.fi.",
            fi: "Kirjoita sähköpostiosoite, esimerkiksi maija@example.fi.",
            sv: "Skriv en e-postadress, till exempel maija@example.fi.",
        }
        InvalidField::Phone => {
            en: "Type the number of a mobile phone, like 040 123 4567.",
            fi: "Kirjoita matkapuhelimen numero, esimerkiksi 040 123 4567.",
            sv: "Skriv numret till en mobiltelefon, till exempel 040 123 4567.",
        }
    }
} }
