//! Links that fill in the connect form: every valid link round-trips in both forms.

use key_protocol::enrolment::Code;
use key_protocol::ids::{Origin, Username};
use key_protocol::link::EnrolmentLink;

use crate::signed::lines;

/// Reads the input as a link, as an origin, and as the parts of a link: address, username and code.
pub fn target(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(link) = EnrolmentLink::parse(&text) {
        assert_round_trips(&link);
    }
    if let Ok(origin) = Origin::parse(&text) {
        assert_eq!(Origin::parse(origin.as_str()).as_ref(), Ok(&origin), "one origin has one spelling");
        assert!(origin.as_str().is_ascii() && !origin.as_str().ends_with('/'));
    }
    if let [address, username, code] = lines(data)[..] {
        let [address, username, code] = [address, username, code].map(String::from_utf8_lossy);
        let Ok(origin) = Origin::parse(address) else { return };
        assert_round_trips(&EnrolmentLink {
            origin,
            username: Username::new(username),
            code: Code::new(code),
        });
    }
}

fn assert_round_trips(link: &EnrolmentLink) {
    for text in [link.to_web(), link.to_app()] {
        assert!(text.bytes().all(|byte| byte.is_ascii_graphic()), "{text}");
        let read = EnrolmentLink::parse(&text).unwrap_or_else(|why| panic!("{text}: {why}"));
        assert_eq!(read.origin, link.origin, "{text}");
        assert_eq!(read.username.as_str(), link.username.as_str(), "{text}");
        assert_eq!(read.code.expose(), link.code.expose(), "{text}");
        assert_eq!([read.to_web(), read.to_app()], [link.to_web(), link.to_app()]);
    }
}
