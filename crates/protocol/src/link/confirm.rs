//! Links of a handoff: from a waiting page to the app, and back to the browser.

use url::Url;

use super::{encode, single_parameter};
use crate::handoff::{Handoff, Release};
use crate::ids::{ChallengeId, Invalid, Origin};

const RULE: Invalid = Invalid("a link to confirm with");

/// Link of a waiting page: opens the challenge in the app on the same phone. Contains a secret, so
/// there is no `Debug`.
pub struct ConfirmLink {
    /// Origin of the backend.
    pub origin: Origin,
    /// Challenge to open.
    pub challenge: ChallengeId,
    /// Secret of the waiting page.
    pub handoff: Handoff,
}

impl ConfirmLink {
    /// Web link: opens the app or, if it is not installed, a page that links to the app stores. The
    /// secret is in the fragment, which browsers do not send to the server (RFC 3986 §3.5).
    #[must_use]
    pub fn to_web(&self) -> String {
        format!("{}/confirm#c={}&h={}", self.origin, self.challenge, self.handoff.expose())
    }

    /// Link with the app's own scheme, which opens only the app.
    #[must_use]
    pub fn to_app(&self) -> String {
        let origin = encode(self.origin.as_str());
        format!("finagokey://confirm?o={origin}&c={}&h={}", self.challenge, self.handoff.expose())
    }

    /// Whether a text is meant as such a link, valid or not.
    #[must_use]
    pub fn is_meant(text: &str) -> bool {
        let text = text.trim();
        let address = text.split(['#', '?']).next().unwrap_or(text);
        address.strip_prefix("finagokey://confirm").is_some_and(|rest| matches!(rest, "" | "/"))
            || Url::parse(address).is_ok_and(|url| url.has_host() && url.path() == "/confirm")
    }

    /// Parses a link of either form. Ignores unknown parameters and rejects duplicates of its own.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let text = text.trim();
        let (origin, parameters) = match text.strip_prefix("finagokey://confirm?") {
            Some(query) => (Origin::parse(single_parameter(query, "o")?.ok_or(RULE)?)?, query),
            None => {
                let (address, fragment) = text.split_once('#').ok_or(RULE)?;
                (super::page_origin(address, "/confirm")?, fragment)
            }
        };
        let challenge = ChallengeId::parse(single_parameter(parameters, "c")?.ok_or(RULE)?)?;
        let handoff = Handoff::parse(single_parameter(parameters, "h")?.ok_or(RULE)?)?;
        Ok(Self { origin, challenge, handoff })
    }
}

/// Address of the page that opens the session, for the app to open in the browser after an
/// approval with a handoff.
#[must_use]
pub fn release_url(origin: &Origin, challenge: &ChallengeId, release: &Release) -> String {
    format!("{origin}{RELEASE_PATH}?c={challenge}&r={}", release.expose())
}

/// Path of the page that opens the session. Differs from the paths that open the app.
pub const RELEASE_PATH: &str = "/continue";

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "p6Yw2m3VQyKq0a1Zr4tGxw";
    const SECRET: &str = "yMnKy8zNzs_Q0dLT1NXW1w";

    #[test]
    fn both_link_forms_round_trip() {
        for text in [
            format!("https://key.example/confirm#c={ID}&h={SECRET}"),
            format!(" finagokey://confirm?o=https%3A%2F%2Fkey.example&c={ID}&h={SECRET}&more=1\n"),
        ] {
            let link = ConfirmLink::parse(&text).ok().unwrap();
            assert_eq!(link.origin.as_str(), "https://key.example");
            assert_eq!(link.challenge.as_str(), ID);
            assert_eq!(link.handoff.expose(), SECRET);
        }
    }

    #[test]
    fn invalid_links_are_rejected() {
        for text in [
            "".to_owned(),
            format!("https://key.example/confirm#c={ID}"),
            format!("https://key.example/connect#c={ID}&h={SECRET}"),
            format!("https://key.example/confirm?c={ID}#c={ID}&h={SECRET}"),
            format!("finagokey://confirm?c={ID}&h={SECRET}"),
            format!("finagokey://connect?o=https%3A%2F%2Fkey.example&c={ID}&h={SECRET}"),
            format!("finagokey://confirm?o=https%3A%2F%2Fkey.example&c={ID}&c={ID}&h={SECRET}"),
            format!("finagokey://confirm?o=https%3A%2F%2Fkey.example&c={ID}&h={SECRET}A"),
            format!("finagokey://confirm?o=https%3A%2F%2Fkey.example&c=short&h={SECRET}"),
        ] {
            assert!(ConfirmLink::parse(&text).is_err(), "{text}");
        }
    }

    #[test]
    fn link_that_is_meant_to_confirm_is_recognised_even_if_invalid() {
        for text in [
            format!(" https://key.example/confirm#c={ID}&h={SECRET}\n"),
            format!("finagokey://confirm?o=https%3A%2F%2Fkey.example&c={ID}&h={SECRET}"),
            "finagokey://confirm".to_owned(),
            "finagokey://confirm/?c=x".to_owned(),
            "https://key.example/confirm?c=x".to_owned(),
        ] {
            assert!(ConfirmLink::is_meant(&text), "{text}");
        }
        for text in
            ["", "finagokey://connect?u=a", "finagokey://confirmed", "https://key.example/connect#confirm"]
        {
            assert!(!ConfirmLink::is_meant(text), "{text}");
        }
    }
}
