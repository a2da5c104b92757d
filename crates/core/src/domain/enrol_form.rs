//! The enrolment form, as typed and as validated.

use key_protocol::enrolment::Code;
use key_protocol::ids::{Origin, Username};
use key_protocol::link::EnrolmentLink;
use key_view::EnrolProblem;
use zeroize::Zeroizing;

/// Transports that the build permits to a backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// HTTPS only.
    Https,
    /// HTTPS, and HTTP to this machine for development.
    HttpsOrLoopback,
    /// HTTPS, and for development on Android HTTP to the phone itself and to the host of an
    /// emulator.
    HttpsOrEmulatorHost,
}

impl Transport {
    /// Returns whether requests to `origin` are permitted.
    #[must_use]
    pub fn permits(self, origin: &Origin) -> bool {
        let is_local_http = match self {
            Self::Https => false,
            Self::HttpsOrLoopback => origin.is_loopback(),
            Self::HttpsOrEmulatorHost => origin.is_loopback() || origin.is_emulator_host(),
        };
        origin.is_https() || is_local_http
    }
}

/// Validated form.
#[derive(Clone)]
pub struct EnrolForm {
    /// Origin of the backend.
    pub origin: Origin,
    /// Username as typed, trimmed.
    pub username: Username,
    /// One-time password or pairing code as typed.
    pub code: Code,
}

impl EnrolForm {
    /// Validates the typed form. Reports only problems that the user can see and correct; whether
    /// the username and the code match is for the backend to check.
    pub fn read(
        address: &str,
        username: &str,
        code: String,
        transport: Transport,
    ) -> Result<Self, EnrolProblem> {
        let (username, code) = (Username::new(username.trim()), Code::new(code));
        if username.is_blank() {
            return Err(EnrolProblem::UsernameMissing);
        }
        if code.is_blank() {
            return Err(EnrolProblem::CodeMissing);
        }
        let origin = Origin::parse(address).map_err(|_| EnrolProblem::AddressInvalid)?;
        Self { origin, username, code }.permitted_by(transport)
    }

    /// Returns the link that was pasted in place of a code, without what the clipboard added.
    #[must_use]
    pub fn link_in(code: &str) -> Option<Zeroizing<String>> {
        code.contains("://").then(|| Zeroizing::new(code.chars().filter(char::is_ascii_graphic).collect()))
    }

    /// Validates a link or the text of a QR code. `fixed` is the address of a build for one backend
    /// only: a link to any other backend is refused.
    pub fn from_link(link: &str, fixed: Option<&str>, transport: Transport) -> Result<Self, EnrolProblem> {
        let EnrolmentLink { origin, username, code } =
            EnrolmentLink::parse(link).map_err(|_| EnrolProblem::NoLink)?;
        if username.is_blank() || code.is_blank() {
            return Err(EnrolProblem::NoLink);
        }
        let is_fixed = |fixed| Origin::parse(fixed).is_ok_and(|fixed: Origin| fixed == origin);
        if !fixed.is_none_or(is_fixed) {
            return Err(EnrolProblem::OtherBackend);
        }
        Self { origin, username, code }.permitted_by(transport)
    }

    fn permitted_by(self, transport: Transport) -> Result<Self, EnrolProblem> {
        if transport.permits(&self.origin) { Ok(self) } else { Err(EnrolProblem::AddressInvalid) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(
        address: &str,
        username: &str,
        code: &str,
        transport: Transport,
    ) -> Result<EnrolForm, EnrolProblem> {
        EnrolForm::read(address, username, code.to_owned(), transport)
    }

    #[test]
    fn surrounding_whitespace_is_trimmed() {
        let form = read(" https://key.example/ ", " maija@example.fi\t", "4f7k 29qx", Transport::Https)
            .unwrap_or_else(|_| unreachable!());
        assert_eq!(form.origin.as_str(), "https://key.example");
        assert_eq!(form.username.as_str(), "maija@example.fi");
        assert_eq!(form.code.expose(), "4f7k 29qx");
    }

    #[test]
    fn first_missing_field_is_reported() {
        let problem = |username, code| read("", username, code, Transport::Https).err();
        assert_eq!(problem(" ", ""), Some(EnrolProblem::UsernameMissing));
        assert_eq!(problem("maija", " \n"), Some(EnrolProblem::CodeMissing));
        assert_eq!(problem("maija", "4F7K"), Some(EnrolProblem::AddressInvalid));
    }

    #[test]
    fn http_is_allowed_only_to_this_machine_in_development() {
        let allowed = |address, transport| read(address, "maija", "4F7K", transport).is_ok();
        assert!(allowed("http://127.0.0.1:8787", Transport::HttpsOrLoopback));
        assert!(!allowed("http://127.0.0.1:8787", Transport::Https));
        assert!(!allowed("http://key.example", Transport::HttpsOrLoopback));
        assert!(allowed("https://key.example", Transport::HttpsOrLoopback));
    }

    #[test]
    fn emulator_host_is_allowed_only_in_development_on_android() {
        let allowed = |address, transport| read(address, "maija", "4F7K", transport).is_ok();
        assert!(allowed("http://10.0.2.2:8787", Transport::HttpsOrEmulatorHost));
        assert!(allowed("http://127.0.0.1:8787", Transport::HttpsOrEmulatorHost));
        assert!(!allowed("http://10.0.2.3:8787", Transport::HttpsOrEmulatorHost));
        assert!(!allowed("http://10.0.2.2:8787", Transport::HttpsOrLoopback));
        assert!(!allowed("http://10.0.2.2:8787", Transport::Https));
    }
}
