//! Browser, operating system and address of a request. A challenge contains them, so that the user
//! can recognise the login.

use std::convert::Infallible;
use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::extract::connect_info::ConnectInfo;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use key_protocol::challenge::Context;
use key_protocol::ids::{IpText, Text};

use crate::connection::Connection;

/// Placeholder for what the request does not reveal.
const UNKNOWN: &str = "Unknown";

/// Product tokens of browsers and their names. The order matters: each browser also sends the
/// tokens of those below it.
const BROWSERS: [(&str, &str); 13] = [
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Vivaldi/", "Vivaldi"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("HeadlessChrome/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
];

/// Substrings of operating systems and their names, in order of precedence. Without versions,
/// because browsers no longer report true ones.
const SYSTEMS: [(&str, &str); 8] = [
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
    ("FreeBSD", "FreeBSD"),
];

/// Browser, operating system and address of a request.
pub(super) struct UserAgent {
    browser: String,
    system: &'static str,
    address: IpText,
}

impl<S: Send + Sync> FromRequestParts<S> for UserAgent {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let header = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let address = match parts.extensions.get::<ConnectInfo<Connection>>() {
            Some(ConnectInfo(connection)) => connection.peer.ip().into(),
            None => IpAddr::from([0, 0, 0, 0]).into(),
        };
        Ok(Self { browser: browser(header), system: system(header), address })
    }
}

impl UserAgent {
    /// Whether the browser runs on a phone or tablet, where the app can be too.
    pub(super) fn is_mobile(&self) -> bool {
        ["Android", "iOS", "iPadOS"].contains(&self.system)
    }

    /// Context for a challenge. The location of an address is not guessed.
    pub(super) fn context(&self) -> Context {
        let text = |text: &str| Text::replaced(text);
        Context { browser: text(&self.browser), os: text(self.system), ip: self.address, place: None }
    }
}

/// Name and major version of the browser. Only these two reach the app, so a browser cannot inject
/// text.
fn browser(header: &str) -> String {
    let known = BROWSERS.iter().find_map(|(marker, name)| Some((name, header.split_once(marker)?.1)));
    let Some((name, rest)) = known else { return UNKNOWN.to_owned() };
    let version: String = rest.chars().take_while(char::is_ascii_digit).take(5).collect();
    if version.is_empty() { (*name).to_owned() } else { format!("{name} {version}") }
}

fn system(header: &str) -> &'static str {
    SYSTEMS.iter().find(|(marker, _)| header.contains(marker)).map_or(UNKNOWN, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_browsers_are_recognised() {
        for (header, expected, on) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36",
                "Chrome 143",
                "Windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 \
                 Safari/537.36 Edg/143.0.0.0",
                "Edge 143",
                "Windows",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Firefox 145",
                "Linux",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
                "Safari 18",
                "macOS",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 CriOS/143.0.7499.92 Mobile/15E148 Safari/604.1",
                "Chrome 143",
                "iOS",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 \
                 Chrome/130.0.0.0 Mobile Safari/537.36",
                "Samsung Internet 28",
                "Android",
            ),
        ] {
            assert_eq!((browser(header).as_str(), system(header)), (expected, on), "{header}");
        }
    }

    #[test]
    fn unknown_text_of_a_browser_is_not_passed_on() {
        for header in ["", "curl/8.5.0", "Approve this, says your bank"] {
            assert_eq!((browser(header).as_str(), system(header)), ("Unknown", "Unknown"), "{header}");
        }
        assert_eq!(browser("Firefox/Approve this"), "Firefox");
        assert_eq!(browser("Firefox/123456789"), "Firefox 12345");
    }
}
