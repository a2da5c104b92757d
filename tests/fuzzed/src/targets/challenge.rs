//! Challenges: a device accepts them only if its backend signed them for its account.

use key_protocol::challenge::SignedChallenge;
use key_protocol::ids::AccountId;
use key_protocol::jws::Jws;

use crate::golden::{GOLDEN, terms};
use crate::signed::{UnsignedJws, lines};

/// Reads the input as a challenge, and as the header and claims of one.
pub fn target(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data)
        && read(text).is_some()
    {
        assert!(GOLDEN.was_signed(text), "a forgery is accepted");
    }
    if let [header, claims] = lines(data)[..] {
        check_parts(header, claims);
    }
}

fn check_parts(header: &[u8], claims: &[u8]) {
    let Some(statement) = UnsignedJws::from_lines(header, claims) else { return };
    for other in [&GOLDEN.unrelated, &GOLDEN.possession, &GOLDEN.approval] {
        assert!(read(&statement.signed_by(other)).is_none(), "a challenge by the wrong key is accepted");
    }
    let text = statement.signed_by(&GOLDEN.backend);
    let Some(challenge) = read(&text) else { return };

    assert_eq!(challenge.jws().as_str(), text);
    assert_eq!(statement.header["typ"], "fk-challenge+jwt");
    let claims = challenge.claims();
    assert_eq!(claims.account, GOLDEN.account);
    assert!(claims.exp > claims.iat);
    assert!(matches!(claims.number_matching_digits.digits(), 0 | 2 | 6));
    let other_account = AccountId::parse("a-somebody-else").unwrap();
    assert!(
        SignedChallenge::verify(challenge.jws(), GOLDEN.backend.public(), &terms(&other_account)).is_err()
    );

    let decoded = SignedChallenge::sign(claims.clone(), &GOLDEN.backend).unwrap();
    let decoded = read(decoded.jws().as_str()).expect("a challenge round-trips");
    assert_eq!(decoded.claims(), claims);
    assert_eq!(decoded.hash().as_str().len(), 43);
}

fn read(text: &str) -> Option<SignedChallenge> {
    let jws = Jws::parse(text).ok()?;
    SignedChallenge::verify(&jws, GOLDEN.backend.public(), &GOLDEN.terms()).ok()
}
