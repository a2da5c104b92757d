//! Decisions: the backend accepts an approval only by the approval key, and a denial or report only
//! by the possession key.

use key_protocol::decision::{Answer, Expected, Matched, PresenceKeys, VerifiedDecision};
use key_protocol::problem::Problem;
use serde_json::{Value, json};

use crate::golden::{DECIDED, GOLDEN};
use crate::signed::{UnsignedJws, lines};

/// Reads the input as a request body, as a decision, and as the header and claims of one.
pub fn target(data: &[u8]) {
    if let Ok(statement) = VerifiedDecision::in_body(data) {
        let body: Value = serde_json::from_slice(data).unwrap();
        assert_eq!(body["decision"], statement);
        assert!(read(&statement).is_err() || GOLDEN.was_signed(&statement), "a forgery is accepted");
    }
    if let Ok(text) = std::str::from_utf8(data) {
        assert!(read(text).is_err() || GOLDEN.was_signed(text), "a forgery is accepted");
        let body = json!({ "decision": text }).to_string();
        assert_eq!(VerifiedDecision::in_body(body.as_bytes()).as_deref(), Ok(text));
    }
    if let [header, claims] = lines(data)[..] {
        check_parts(header, claims);
    }
}

fn check_parts(header: &[u8], claims: &[u8]) {
    let Some(statement) = UnsignedJws::from_lines(header, claims) else { return };
    for other in [&GOLDEN.unrelated, &GOLDEN.backend] {
        assert!(read(&statement.signed_by(other)).is_err(), "a decision by an unrelated key is accepted");
    }
    if let Ok(answer) = read(&statement.signed_by(&GOLDEN.possession)) {
        assert!(
            matches!(answer, Answer::Deny | Answer::Report),
            "an approval by the possession key is accepted"
        );
        assert_eq!(statement.claims["amr"], json!([]));
        assert_matches_request(&statement);
    }
    if let Ok(answer) = read(&statement.signed_by(&GOLDEN.approval)) {
        match answer {
            Answer::Approve { matched: Matched::Number(number), .. } => {
                assert_eq!(statement.claims["number"], number.as_str());
                let number = number.as_str();
                assert!(number.len() == 2 && number.bytes().all(|digit| digit.is_ascii_digit()));
            }
            Answer::Approve { matched: Matched::Handoff(_), .. } => {
                assert!(statement.claims.get("number").is_none(), "both a number and a handoff are accepted");
            }
            _ => panic!("the approval key signed something other than an approval that is matched"),
        }
        assert_matches_request(&statement);
    }
}

fn assert_matches_request(statement: &UnsignedJws) {
    let UnsignedJws { header, claims, .. } = statement;
    assert_eq!(header["typ"], "fk-decision+jwt");
    assert_eq!(header["kid"], GOLDEN.device.as_str());
    assert_eq!(claims["aud"], GOLDEN.origin.as_str());
    assert_eq!(claims["challenge"], GOLDEN.login.claims().id.as_str());
    assert_eq!(claims["challenge_hash"], GOLDEN.login.hash().as_str());
    assert!(claims["iat"].as_i64().unwrap().abs_diff(DECIDED.seconds()) <= 60);
}

fn read(statement: &str) -> Result<Answer, Problem> {
    let expected = Expected {
        origin: &GOLDEN.origin,
        device: &GOLDEN.device,
        possession: GOLDEN.possession.public(),
        presence: PresenceKeys { approval: GOLDEN.approval.public(), sensor: None },
        challenge: GOLDEN.login.claims(),
        challenge_hash: &GOLDEN.login.hash(),
    };
    VerifiedDecision::verify(statement, &expected, DECIDED).map(|decision| decision.answer)
}
