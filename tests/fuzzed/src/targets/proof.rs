//! Request proofs: the backend accepts them only for their method, URL and device, signed by the
//! device's possession key.

use key_protocol::problem::Problem;
use key_protocol::proof::Proof;

use crate::golden::GOLDEN;
use crate::signed::{UnsignedJws, lines};

const URL: &str = "https://key.example/api/v1/challenges/p6Yw2m3VQyKq0a1Zr4tGxw/decision";

/// Reads the input as a header value, and as the header and claims of a proof.
pub fn target(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        let accepted =
            Proof::parse(text, "POST", URL).and_then(|proof| proof.verify(GOLDEN.possession.public()));
        assert!(accepted.is_err() || GOLDEN.was_signed(text), "a forgery is accepted");
        assert!(matches!(accepted, Ok(()) | Err(Problem::BadProof)));
    }
    if let [header, claims] = lines(data)[..] {
        check_parts(header, claims);
    }
}

fn check_parts(header: &[u8], claims: &[u8]) {
    let Some(statement) = UnsignedJws::from_lines(header, claims) else { return };
    let text = statement.signed_by(&GOLDEN.possession);
    let Ok(proof) = Proof::parse(&text, "POST", URL) else { return };

    assert_eq!(statement.header["typ"], "dpop+jwt");
    assert_eq!(statement.header["kid"], proof.kid().as_str());
    assert_eq!(statement.claims["htm"], "POST");
    assert_eq!(statement.claims["htu"], URL);
    assert_eq!(statement.claims["iat"], proof.iat().seconds());
    assert_eq!(statement.claims["jti"], proof.jti().as_str());
    for (method, url) in [("DELETE", URL), ("post", URL), ("POST", &URL[..URL.len() - 1]), ("POST", "")] {
        assert!(Proof::parse(&text, method, url).is_err(), "a proof for another request is accepted");
    }

    assert_eq!(proof.verify(GOLDEN.possession.public()), Ok(()));
    for other in [&GOLDEN.approval, &GOLDEN.backend, &GOLDEN.unrelated] {
        assert_eq!(proof.verify(other.public()), Err(Problem::BadProof));
    }
}
