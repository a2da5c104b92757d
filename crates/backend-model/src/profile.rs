//! A user's personal information, validated when parsed.

use email_address::Options;
use key_protocol::ids::DeviceText;
use phonelib::{PhoneFormat, PhoneNumberType};
use serde::{Deserialize, Serialize};

/// Country of numbers without a country code.
const DEFAULT_COUNTRY: &str = "FI";

/// A user's personal information.
#[derive(Clone)]
pub struct Profile {
    /// Full name.
    pub name: FullName,
    /// E-mail address.
    pub email: EmailAddress,
    /// Phone number for text messages.
    pub phone: PhoneNumber,
}

/// A text that cannot be parsed; holds the expected kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not {0}")]
pub struct InvalidInput(&'static str);

/// Declares texts that are stored as they were parsed.
macro_rules! parsed_texts {
    ($($(#[$doc:meta])+ $name:ident)+) => {$(
        $(#[$doc])+
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Returns the text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidInput;

            fn try_from(text: String) -> Result<Self, InvalidInput> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(parsed: $name) -> Self {
                parsed.0
            }
        }
    )+};
}

parsed_texts! {
    /// A full name, under the same rules as a device name.
    FullName
    /// An e-mail address (RFC 5321) without a display name.
    EmailAddress
    /// A mobile phone number in international form (E.164), like `+358401234567`.
    PhoneNumber
}

impl FullName {
    /// Parses a name. Ignores surrounding whitespace.
    pub fn parse(text: &str) -> Result<Self, InvalidInput> {
        let name = DeviceText::parse(text.trim()).map_err(|_| InvalidInput("a name"))?;
        Ok(Self(name.into()))
    }
}

impl EmailAddress {
    /// Parses an address whose domain is a host name with a top-level domain.
    pub fn parse(text: &str) -> Result<Self, InvalidInput> {
        let options = Options::default().with_required_tld().without_domain_literal().without_display_text();
        let address = email_address::EmailAddress::parse_with_options(text.trim(), options);
        address.map(|address| Self(address.to_string())).map_err(|_| InvalidInput("an e-mail address"))
    }
}

impl PhoneNumber {
    /// Parses a Finnish number, `040 123 4567`, or one with a country code, `+46 70 123 45 67`.
    /// Rejects numbers that cannot receive text messages.
    pub fn parse(text: &str) -> Result<Self, InvalidInput> {
        let number = phonelib::PhoneNumber::parse_with_country(text.trim(), DEFAULT_COUNTRY);
        let is_reachable = |number: &phonelib::PhoneNumber| {
            let kind = number.phone_type();
            number.extension().is_none()
                && matches!(kind, PhoneNumberType::Mobile | PhoneNumberType::FixedLineOrMobile)
        };
        let number = number.filter(is_reachable).ok_or(InvalidInput("the number of a mobile phone"))?;
        Ok(Self(number.e164().to_owned()))
    }

    /// Returns the number in international form with spaces, for display.
    #[must_use]
    pub fn grouped(&self) -> String {
        let grouped = phonelib::format_phone_number(&self.0, PhoneFormat::International);
        grouped.unwrap_or_else(|| self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finnish_phone_numbers_are_normalised() {
        for typed in [
            "040 123 4567",
            "0401234567",
            "040-123 4567",
            " 040.123.4567\n",
            "+358 40 1234567",
            "+358 (0)40 123 4567",
            "00358401234567",
        ] {
            assert_eq!(PhoneNumber::parse(typed).unwrap().as_str(), "+358401234567", "{typed}");
        }
        assert_eq!(PhoneNumber::parse("+46 70 123 45 67").unwrap().as_str(), "+46701234567");
    }

    #[test]
    fn numbers_without_text_messages_are_rejected() {
        let typed =
            ["", "hello", "112", "09 123 4567", "020 123", "358401234567", "040 123 4567 ext 5", "+999 1"];
        for typed in typed {
            assert!(PhoneNumber::parse(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn email_address_needs_a_host_and_no_display_name() {
        for typed in [" maija@example.fi ", "åke.öberg@exempel.se", "a+b@sub.example.com"] {
            assert_eq!(EmailAddress::parse(typed).unwrap().as_str(), typed.trim());
        }
        for typed in
            ["", "maija", "maija@example", "Maija <maija@example.fi>", "a@[127.0.0.1]", "a@b.fi\nBcc: c@d.fi"]
        {
            assert!(EmailAddress::parse(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn empty_long_and_control_character_names_are_rejected() {
        for typed in [" Noora Niemi ", "Ö", "李小龍", "Jean-Luc d’Artagnan"] {
            assert_eq!(FullName::parse(typed).unwrap().as_str(), typed.trim());
        }
        let long = "a".repeat(65);
        for typed in ["", " \t", "a\nb", "a\u{202E}b", &long] {
            assert!(FullName::parse(typed).is_err(), "{typed:?}");
        }
    }
}
