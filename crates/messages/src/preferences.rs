//! Texts of the choice of language and appearance.

crate::messages! { PreferencesMessages {
    /// Heading of the screen.
    heading { en: "Language and appearance", fi: "Kieli ja ulkoasu", sv: "Språk och utseende" }
    /// Label of the language choice.
    language { en: "Language", fi: "Kieli", sv: "Språk" }
    /// Label of the appearance choice.
    appearance { en: "Appearance", fi: "Ulkoasu", sv: "Utseende" }
    /// Option that follows the phone's setting.
    system { en: "Same as phone", fi: "Sama kuin puhelimessa", sv: "Som i telefonen" }
    /// Option for light appearance.
    light { en: "Light", fi: "Vaalea", sv: "Ljust" }
    /// Option for dark appearance.
    dark { en: "Dark", fi: "Tumma", sv: "Mörkt" }
} }
