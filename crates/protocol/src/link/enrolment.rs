//! Links that fill in the connect form, from a QR code or a page on the same phone. A link only
//! fills in the form: the user still confirms.

use crate::enrolment::Code;
use crate::ids::{Invalid, Origin, Username};

use super::{encode, page_origin, single_parameter};

const RULE: Invalid = Invalid("a link to connect with");

/// Values for the connect form. Contains a secret, so there is no `Debug`.
pub struct EnrolmentLink {
    /// Origin of the backend.
    pub origin: Origin,
    /// Username to connect.
    pub username: Username,
    /// Pairing code or one-time password.
    pub code: Code,
}

impl EnrolmentLink {
    /// Web link: opens the app or, if it is not installed, a page that links to the app stores.
    /// Username and code are in the fragment, which browsers do not send to the server (RFC 3986
    /// §3.5).
    #[must_use]
    pub fn to_web(&self) -> String {
        format!(
            "{}/connect#u={}&c={}",
            self.origin,
            encode(self.username.as_str()),
            encode(self.code.expose())
        )
    }

    /// Link with the app's own scheme, which opens only the app.
    #[must_use]
    pub fn to_app(&self) -> String {
        let origin = encode(self.origin.as_str());
        format!(
            "finagokey://connect?o={origin}&u={}&c={}",
            encode(self.username.as_str()),
            encode(self.code.expose())
        )
    }

    /// Parses a link of either form. Ignores unknown parameters and rejects duplicates of its own.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let text = text.trim();
        let (origin, parameters) = match text.strip_prefix("finagokey://connect?") {
            Some(query) => (None, query),
            None => {
                let (address, fragment) = text.split_once('#').ok_or(RULE)?;
                (Some(page_origin(address, "/connect")?), fragment)
            }
        };
        let username = single_parameter(parameters, "u")?.ok_or(RULE)?;
        let code = single_parameter(parameters, "c")?.ok_or(RULE)?;
        let origin = match origin {
            Some(origin) => origin,
            None => Origin::parse(single_parameter(parameters, "o")?.ok_or(RULE)?)?,
        };
        Ok(Self { origin, username: Username::new(username), code: Code::new(code) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_link_forms_round_trip() {
        let link = EnrolmentLink {
            origin: Origin::parse("http://127.0.0.1:8787").unwrap(),
            username: Username::new("Äiti+1&c=x#@example.fi"),
            code: Code::new("4F7K-29QX"),
        };
        assert_eq!(
            link.to_web(),
            "http://127.0.0.1:8787/connect#u=%C3%84iti%2B1%26c%3Dx%23%40example.fi&c=4F7K-29QX"
        );
        assert_eq!(
            link.to_app(),
            "finagokey://connect?o=http%3A%2F%2F127.0.0.1%3A8787&u=%C3%84iti%2B1%26c%3Dx%23%40example.fi&c=4F7K-29QX"
        );
        for text in [link.to_web(), link.to_app(), format!(" {}&more=1\n", link.to_app())] {
            let read = EnrolmentLink::parse(&text).unwrap();
            assert_eq!(read.origin, link.origin, "{text}");
            assert_eq!(read.username.as_str(), link.username.as_str(), "{text}");
            assert_eq!(read.code.expose(), link.code.expose(), "{text}");
        }
    }

    #[test]
    fn invalid_links_are_rejected() {
        for text in [
            "",
            "https://key.example/connect",
            "https://key.example/connect#u=a",
            "https://key.example/other#u=a&c=b",
            "https://x@key.example/connect#u=a&c=b",
            "https://key.example/connect?u=a#u=a&c=b",
            "finagokey://connect?u=a&c=b",
            "finagokey://other?o=https%3A%2F%2Fkey.example&u=a&c=b",
            "finagokey://connect?o=javascript%3Aalert&u=a&c=b",
            "finagokey://connect?o=https%3A%2F%2Fkey.example&u=a&u=b&c=c",
            "finagokey://connect?o=https%3A%2F%2Fkey.example&u=%FF&c=c",
        ] {
            assert!(EnrolmentLink::parse(text).is_err(), "{text}");
        }
    }
}
