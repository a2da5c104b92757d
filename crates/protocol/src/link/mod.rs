//! Links that open the app, from a QR code or a page on the same phone. A link fills in a form or
//! opens a challenge; the user still confirms.

mod confirm;
mod enrolment;

pub use confirm::{ConfirmLink, RELEASE_PATH, release_url};
pub use enrolment::EnrolmentLink;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use url::Url;

use crate::ids::{Invalid, Origin};

/// All characters except the unreserved ones of RFC 3986 §2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

const RULE: Invalid = Invalid("a link of the app");

fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Origin of a web link whose page has the path `path`.
fn page_origin(address: &str, path: &str) -> Result<Origin, Invalid> {
    let url = Url::parse(address).map_err(|_| RULE)?;
    let is_bare = url.query().is_none() && url.username().is_empty() && url.password().is_none();
    if url.path() != path || !is_bare {
        return Err(RULE);
    }
    Origin::parse(url.origin().ascii_serialization())
}

fn single_parameter(parameters: &str, name: &str) -> Result<Option<String>, Invalid> {
    let mut values = parameters
        .split('&')
        .filter_map(|parameter| parameter.split_once('='))
        .filter(|(given, _)| *given == name)
        .map(|(_, value)| percent_decode_str(value).decode_utf8().map(String::from).map_err(|_| RULE));
    let value = values.next().transpose()?;
    if values.next().is_some() { Err(RULE) } else { Ok(value) }
}
