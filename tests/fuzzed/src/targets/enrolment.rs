//! Enrolments: the backend accepts them only with the signatures of both keys, each bound to the
//! other.

use key_protocol::enrolment::VerifiedEnrolment;
use key_protocol::problem::Problem;
use serde_json::{Value, json};

use crate::golden::{ENROLLED, GOLDEN};
use crate::signed::{UnsignedJws, lines};

/// Reads the input as a request body, as an enrolment, and as the header and claims of one: two
/// lines, or four if the input includes the approval key's statement.
pub fn target(data: &[u8]) {
    if let Ok(statement) = VerifiedEnrolment::in_body(data) {
        let body: Value = serde_json::from_slice(data).unwrap();
        assert_eq!(body["enrolment"], statement);
    }
    if let Ok(text) = std::str::from_utf8(data) {
        assert!(read(text).is_err() || GOLDEN.was_signed(text), "a forgery is accepted");
    }
    match lines(data)[..] {
        [header, claims] => check_parts(header, claims),
        [header, claims, approval_header, approval_claims] => {
            let Some(approval) = UnsignedJws::from_lines(approval_header, approval_claims) else { return };
            let Ok(Value::Object(mut claims)) = serde_json::from_slice(claims) else { return };
            claims.insert("approval".to_owned(), json!(approval.signed_by(&GOLDEN.unrelated)));
            check_foreign_approval(header, &claims);
            claims.insert("approval".to_owned(), json!(approval.signed_by(&GOLDEN.approval)));
            check_parts(header, json!(claims).to_string().as_bytes());
        }
        _ => {}
    }
}

/// Checks an enrolment whose approval statement is signed by an unrelated key: it may be accepted
/// only if it names that key.
fn check_foreign_approval(header: &[u8], claims: &serde_json::Map<String, Value>) {
    let statement = UnsignedJws::from_lines(header, json!(claims).to_string().as_bytes());
    let Some(statement) = statement else { return };
    if let Ok(enrolment) = read(&statement.signed_by(&GOLDEN.possession)) {
        assert!(
            enrolment.approval == *GOLDEN.unrelated.public(),
            "an approval key is accepted without its own signature"
        );
    }
}

fn check_parts(header: &[u8], claims: &[u8]) {
    let Some(statement) = UnsignedJws::from_lines(header, claims) else { return };
    let Ok(enrolment) = read(&statement.signed_by(&GOLDEN.possession)) else { return };
    assert!(
        read(&statement.signed_by(&GOLDEN.approval)).is_err(),
        "an enrolment by the wrong key is accepted"
    );

    let keys = [&enrolment.possession, &enrolment.approval, &enrolment.agreement];
    assert!(keys[0] != keys[1] && keys[1] != keys[2] && keys[0] != keys[2]);
    assert_eq!(enrolment.possession, *GOLDEN.possession.public());
    assert_eq!(enrolment.approval, *GOLDEN.approval.public());
    let claims = &statement.claims;
    assert_eq!(claims["aud"], GOLDEN.origin.as_str());
    assert_eq!(claims["jti"], enrolment.jti.as_str());
    assert_eq!(claims["username"], enrolment.username.as_str());
    assert_eq!(claims["code"], enrolment.code.expose());
    assert!(enrolment.jti.is_unguessable());
    assert!(claims["iat"].as_i64().unwrap().abs_diff(ENROLLED.seconds()) <= 60);
    let device = json!(enrolment.device);
    for member in ["name", "platform", "model", "app_version"] {
        assert_eq!(claims["device"][member], device[member]);
    }
}

fn read(statement: &str) -> Result<VerifiedEnrolment, Problem> {
    VerifiedEnrolment::verify(statement, &GOLDEN.origin, ENROLLED)
}
