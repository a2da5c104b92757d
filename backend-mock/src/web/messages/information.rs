//! Messages of the form with personal information.

use crate::web::reasons::InvalidField;

/// Messages of the form with personal information.
pub(in crate::web) struct InformationMessages {
    /// Heading for a logged-in user.
    pub(in crate::web) heading: &'static str,
    /// Heading for a new user.
    pub(in crate::web) verify: &'static str,
    /// Purpose of the form, for a new user.
    pub(in crate::web) intro: &'static str,
    /// Label of the name.
    pub(in crate::web) name: &'static str,
    /// Label of the e-mail address.
    pub(in crate::web) email: &'static str,
    /// Label of the phone number.
    pub(in crate::web) phone: &'static str,
    /// Examples of phone numbers.
    pub(in crate::web) phone_hint: &'static str,
    /// Submit button for a logged-in user.
    pub(in crate::web) save: &'static str,
    /// Submit button for a new user.
    pub(in crate::web) save_and_go_on: &'static str,
    /// Problem with a field and what to do.
    pub(in crate::web) problem: fn(InvalidField) -> &'static str,
}

pub(super) const ENGLISH: InformationMessages = InformationMessages {
    heading: "Personal information",
    verify: "Verify your personal information",
    intro: "Check that this is right. We use it to reach you if something looks wrong with your logins.",
    name: "Name",
    email: "E-mail",
    phone: "Mobile phone",
    phone_hint: "For example 040 123 4567, or a foreign number, such as +46 70 123 45 67.",
    save: "Save",
    save_and_go_on: "Save and continue",
    problem: |field| match field {
        InvalidField::Name => "Type your name, at most 64 characters.",
        InvalidField::Email => "Type an e-mail address like maija@example.fi.",
        InvalidField::Phone => "Type the number of a mobile phone, like 040 123 4567.",
    },
};

pub(super) const FINNISH: InformationMessages = InformationMessages {
    heading: "Henkilötiedot",
    verify: "Tarkista henkilötietosi",
    intro: "Tarkista, että nämä ovat oikein. Otamme yhteyttä, jos kirjautumisissasi on jotain outoa.",
    name: "Nimi",
    email: "Sähköposti",
    phone: "Matkapuhelin",
    phone_hint: "Esimerkiksi 040 123 4567 tai ulkomainen numero, kuten +46 70 123 45 67.",
    save: "Tallenna",
    save_and_go_on: "Tallenna ja jatka",
    problem: |field| match field {
        InvalidField::Name => "Kirjoita nimesi, enintään 64 merkkiä.",
        InvalidField::Email => "Kirjoita sähköpostiosoite, esimerkiksi maija@example.fi.",
        InvalidField::Phone => "Kirjoita matkapuhelimen numero, esimerkiksi 040 123 4567.",
    },
};

pub(super) const SWEDISH: InformationMessages = InformationMessages {
    heading: "Personuppgifter",
    verify: "Kontrollera dina personuppgifter",
    intro: "Kontrollera att de stämmer. Vi använder dem för att nå dig om något är konstigt med dina inloggningar.",
    name: "Namn",
    email: "E-post",
    phone: "Mobiltelefon",
    phone_hint: "Till exempel 040 123 4567, eller ett utländskt nummer som +46 70 123 45 67.",
    save: "Spara",
    save_and_go_on: "Spara och fortsätt",
    problem: |field| match field {
        InvalidField::Name => "Skriv ditt namn, högst 64 tecken.",
        InvalidField::Email => "Skriv en e-postadress, till exempel maija@example.fi.",
        InvalidField::Phone => "Skriv numret till en mobiltelefon, till exempel 040 123 4567.",
    },
};
