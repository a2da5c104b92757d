//! Who asks, as far as a request shows: the browser, its system and the address. The app shows this to whoever decides.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::extract::connect_info::ConnectInfo;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use key_protocol::challenge::Context;

use crate::connection::Connection;

/// Said where a request does not show it.
const UNKNOWN: &str = "Unknown";

/// Browsers by what stands before their version, in the order in which they have to be looked for: each copies the names of
/// those below it.
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

/// Systems by what names them, in the order in which they have to be looked for. Versions are left out where browsers have
/// stopped telling the truth about them.
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

/// Who asks.
pub(super) struct UserAgent {
    browser: String,
    system: &'static str,
    address: String,
}

impl<S: Send + Sync> FromRequestParts<S> for UserAgent {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let header = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let address = match parts.extensions.get::<ConnectInfo<Connection>>() {
            Some(ConnectInfo(connection)) => connection.peer.ip().to_canonical().to_string(),
            None => UNKNOWN.to_owned(),
        };
        Ok(Self { browser: browser(header), system: system(header), address })
    }
}

impl UserAgent {
    /// As a challenge tells it. Where an address lies is not guessed.
    pub(super) fn context(self) -> Context {
        Context { browser: self.browser, os: self.system.to_owned(), ip: self.address, place: None }
    }
}

/// The browser's name and main version. Nothing else of what it sends goes on to the app.
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
    fn the_browsers_people_use_are_told_apart() {
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
    fn nothing_a_browser_makes_up_gets_through() {
        for header in ["", "curl/8.5.0", "Approve this, says your bank"] {
            assert_eq!((browser(header).as_str(), system(header)), ("Unknown", "Unknown"), "{header}");
        }
        assert_eq!(browser("Firefox/Approve this"), "Firefox");
        assert_eq!(browser("Firefox/123456789"), "Firefox 12345");
    }
}
