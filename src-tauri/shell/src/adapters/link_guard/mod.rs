//! Keeps malformed links from the event loop on iOS, where they would end the app.

#[cfg(target_os = "ios")]
mod ios;

#[cfg(target_os = "ios")]
pub(crate) use ios::set_up;
#[cfg(any(target_os = "ios", test))]
use tauri::Url;

/// Does nothing: on Android and computers, the event loop drops malformed links or receives none.
#[cfg(not(target_os = "ios"))]
pub(crate) fn set_up<R: tauri::Runtime>(_: &tauri::AppHandle<R>, _: fn(&tauri::AppHandle<R>, &[tauri::Url])) {
}

/// Parses a link that iOS accepted as a URL. Returns `None` if the parser here rejects it; its text
/// is not logged, since it may hold a code.
#[cfg(any(target_os = "ios", test))]
fn read(link: &[u8]) -> Option<Url> {
    let link = std::str::from_utf8(link).ok().and_then(|link| Url::parse(link).ok());
    if link.is_none() {
        tracing::warn!("a link that is no URL was dropped");
    }
    link
}

#[cfg(test)]
mod tests {
    use super::{Url, read};
    use key_protocol::enrolment::Code;
    use key_protocol::handoff::Handoff;
    use key_protocol::ids::{ChallengeId, Origin, Username};
    use key_protocol::link::{ConfirmLink, EnrolmentLink};

    #[test]
    fn malformed_link_is_dropped() {
        for link in [
            &b"finagokey://connect:99999/"[..],
            b"finagokey://connect:port/",
            b"finagokey://[connect/",
            b"finagokey://con nect/",
            b"https://",
            b"connect?u=liisa&c=1",
            b"",
            b"finagokey://connect?u=\xff",
        ] {
            assert_eq!(read(link), None, "{}", String::from_utf8_lossy(link));
        }
    }

    #[test]
    fn valid_link_is_parsed() {
        for link in [
            "finagokey://connect?u=liisa&c=1",
            "finagokey://connect",
            "finagokey:",
            "https://key.example/connect",
        ] {
            assert_eq!(read(link.as_bytes()), Some(Url::parse(link).unwrap()), "{link}");
        }
    }

    #[test]
    fn parsing_preserves_a_link() {
        let link = EnrolmentLink {
            origin: Origin::parse("https://key.example").unwrap(),
            username: Username::new("Äiti+1&c=x#@example.fi"),
            code: Code::new("4F7K-29QX"),
        };
        let confirm = ConfirmLink {
            origin: link.origin.clone(),
            challenge: ChallengeId::parse("p6Yw2m3VQyKq0a1Zr4tGxw").unwrap(),
            handoff: Handoff::parse("yMnKy8zNzs_Q0dLT1NXW1w").unwrap(),
        };
        for text in [link.to_app(), link.to_web(), confirm.to_app(), confirm.to_web()] {
            assert_eq!(Url::parse(&text).unwrap().to_string(), text);
        }
    }
}
