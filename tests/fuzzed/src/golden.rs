//! Keys and statements of the golden vectors. The keys have signed these statements only, so any
//! other that verifies is a forgery.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::challenge::{NumberMatching, SignedChallenge, Terms};
use key_protocol::ids::{AccountId, DeviceId, Origin, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::keys::SigningKey;
use serde_json::Value;

/// Device that signs the statements.
pub(crate) const DEVICE: &str = "q3T7m0sXkzq9b8Qb2hEJ3A";
/// Device that the revocation revokes.
pub(crate) const OTHER_DEVICE: &str = "r4U8n1tYl0r0c9Rc3iFK4B";
/// Time at which the enrolment is verified, within its skew window.
pub(crate) const ENROLLED: Timestamp = Timestamp(1_767_225_600);
/// Time at which the decision is verified, within its skew window.
pub(crate) const DECIDED: Timestamp = Timestamp(1_767_225_700);
/// Time at which the revocation is verified, within its skew window.
pub(crate) const REVOKED: Timestamp = Timestamp(1_767_225_900);

/// Content of the golden vectors.
pub(crate) struct Golden {
    pub(crate) origin: Origin,
    pub(crate) account: AccountId,
    pub(crate) device: DeviceId,
    pub(crate) possession: SigningKey,
    pub(crate) approval: SigningKey,
    pub(crate) backend: SigningKey,
    /// Key that has signed none of the statements.
    pub(crate) unrelated: SigningKey,
    /// Challenge for a login, signed by the backend.
    pub(crate) login: SignedChallenge,
    signing_inputs: Vec<String>,
}

impl Golden {
    /// Terms of the enrolment, when the challenges of the vectors were issued.
    pub(crate) fn terms(&self) -> Terms<'_> {
        terms(&self.account)
    }

    /// Whether the vectors contain a signature over the header and claims of `text`.
    pub(crate) fn was_signed(&self, text: &str) -> bool {
        self.signing_inputs.iter().any(|signed| signed == signing_input(text))
    }
}

pub(crate) static GOLDEN: LazyLock<Golden> = LazyLock::new(|| {
    let vectors: Value =
        serde_json::from_str(include_str!("../../../crates/protocol/tests/vectors/protocol-v1.json"))
            .unwrap();
    let key = |name: &str| signing_key(&vectors["private_keys"][name]);
    let valid = |what: &str| {
        let mut all = vectors["valid"].as_array().unwrap().iter();
        all.find(|vector| vector["what"] == what).unwrap()["jws"].as_str().unwrap()
    };
    let (account, backend) = (AccountId::parse("a-7f3c1d90").unwrap(), key("backend"));
    let login = Jws::parse(valid("challenge, login")).unwrap();
    Golden {
        origin: Origin::parse("https://key.example").unwrap(),
        device: DeviceId::parse(DEVICE).unwrap(),
        possession: key("possession"),
        approval: key("approval"),
        unrelated: key("backend_agreement"),
        login: SignedChallenge::verify(&login, backend.public(), &terms(&account)).unwrap(),
        signing_inputs: ["valid", "challenge_hash"]
            .iter()
            .flat_map(|list| vectors[*list].as_array().unwrap())
            .map(|vector| signing_input(vector["jws"].as_str().unwrap()).to_owned())
            .collect(),
        account,
        backend,
    }
});

/// Terms of an enrolment whose policy asks for no number.
pub(crate) fn terms(account: &AccountId) -> Terms<'_> {
    Terms { account, matching: NumberMatching::Off, server_time: DECIDED }
}

fn signing_input(jws: &str) -> &str {
    jws.rsplit_once('.').map_or("", |(signed, _)| signed)
}

/// Converts a private JWK to PKCS #8 (RFC 5208, RFC 5915), the format that ring loads keys from.
fn signing_key(jwk: &Value) -> SigningKey {
    const ALGORITHM: &[u8] =
        b"\x30\x81\x87\x02\x01\x00\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\
        \x03\x01\x07\x04\x6d\x30\x6b\x02\x01\x01\x04\x20";
    const PUBLIC: &[u8] = b"\xa1\x44\x03\x42\x00\x04";
    let number = |name: &str| URL_SAFE_NO_PAD.decode(jwk[name].as_str().unwrap()).unwrap();
    let pkcs8 = [ALGORITHM, &number("d"), PUBLIC, &number("x"), &number("y")].concat();
    SigningKey::from_pkcs8(&pkcs8).unwrap()
}
