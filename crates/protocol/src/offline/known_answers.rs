//! Known-answer tests of offline codes against the tables in RFC 4226 and RFC 6238.

use super::tests::vectors;
use super::*;

/// RFC 4226 appendix D: six-digit HOTP values with HMAC-SHA-1. Step `n` is counter `n`, so the test
/// runs the same code as offline codes, truncation included, with another hash.
#[test]
fn codes_match_rfc_4226_appendix_d() {
    let totp = totp(b"12345678901234567890", Algorithm::SHA1, DIGITS);
    let codes: Vec<String> =
        (0..10).map(|count| totp.generate(Step::number(count).first_second()).to_string()).collect();
    assert_eq!(
        codes,
        ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",]
    );
}

/// RFC 6238 appendix B, SHA-256: eight digits as printed, and their last six as an offline code.
#[test]
fn codes_match_rfc_6238_appendix_b() {
    let secret = OfflineSecret::from_bytes(*b"12345678901234567890123456789012");
    let eight = totp(secret.expose(), Algorithm::SHA256, 8);
    for (time, code) in [
        (59, "46119246"),
        (1_111_111_109, "68084774"),
        (1_111_111_111, "67062674"),
        (1_234_567_890, "91819424"),
        (2_000_000_000, "90698825"),
        (20_000_000_000, "77737706"),
    ] {
        let step = Step::at(Timestamp(time));
        assert_eq!(eight.generate(step.first_second()).to_string(), code);
        assert_eq!(*secret.code(step), code[2..]);
        assert!(secret.accepts(&code[2..], step));
        assert!(!secret.accepts(code, step));
        assert!(!secret.accepts(&code[2..], step.after()));
    }
    let listed = vectors();
    for vector in listed["rfc6238_sha256"]["codes"].as_array().unwrap() {
        let step = Step::at(Timestamp(vector["time"].as_i64().unwrap()));
        assert_eq!(*secret.code(step), vector["code"].as_str().unwrap()[2..]);
    }
}
