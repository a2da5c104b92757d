//! JSON form of every problem, compared with the table in docs/protocol.md.

use key_protocol::challenge::ChallengeResponse;
use key_protocol::decision::Outcome;
use key_protocol::ids::{AppVersion, DeviceText, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::problem::{Problem, Unrecognised};
use serde_json::{Value, json};

use crate::golden::{login, valid};

pub(crate) fn all() -> Vec<(Problem, u16, Value)> {
    let at = Timestamp(1_767_225_600);
    let notice = Jws::parse(&valid("notice, this device removed by another")).unwrap();
    let challenge = ChallengeResponse { challenge: login().jws().clone(), server_time: at };
    vec![
        (
            Problem::Malformed { member: Some("device.platform".to_owned()) },
            400,
            json!({ "member": "device.platform" }),
        ),
        (Problem::Malformed { member: None }, 400, json!({ "member": null })),
        (Problem::TooLarge, 413, json!({})),
        (Problem::WrongCode, 401, json!({})),
        (Problem::TooManyAttempts { retry_after: 30 }, 429, json!({ "retry_after": 30 })),
        (Problem::BadProof, 401, json!({})),
        (Problem::BadSignature, 401, json!({})),
        (Problem::ClockSkew { server_time: at }, 401, json!({ "server_time": 1_767_225_600 })),
        (Problem::UnknownDevice, 401, json!({})),
        (Problem::DeviceRevoked { notice: Some(notice.clone()) }, 401, json!({ "notice": notice.as_str() })),
        (Problem::DeviceRevoked { notice: None }, 401, json!({})),
        (Problem::TooNew { until: at }, 403, json!({ "until": 1_767_225_600 })),
        (
            Problem::UpdateRequired { minimum: AppVersion::parse("1.2").unwrap() },
            403,
            json!({ "minimum": "1.2" }),
        ),
        (Problem::NoPush, 409, json!({})),
        (Problem::NotFound, 404, json!({})),
        (Problem::MethodNotAllowed, 405, json!({})),
        (Problem::UnknownChallenge, 404, json!({})),
        (Problem::WrongNumber, 403, json!({})),
        (
            Problem::AlreadyDecided { outcome: Outcome::Cancelled, by_device: None, at, challenge: None },
            409,
            json!({ "outcome": "cancelled", "by_device": null, "at": 1_767_225_600 }),
        ),
        (
            Problem::AlreadyDecided {
                outcome: Outcome::WrongNumber,
                by_device: Some(DeviceText::parse("Phone").unwrap()),
                at,
                challenge: None,
            },
            409,
            json!({ "outcome": "wrong-number", "by_device": "Phone", "at": 1_767_225_600 }),
        ),
        (Problem::Expired { challenge: None }, 410, json!({})),
        (
            Problem::Expired { challenge: Some(challenge.clone()) },
            410,
            json!({ "challenge": login().jws(), "server_time": 1_767_225_600 }),
        ),
        (
            Problem::AlreadyDecided {
                outcome: Outcome::Approved,
                by_device: None,
                at,
                challenge: Some(challenge),
            },
            409,
            json!({
                "outcome": "approved", "by_device": null, "at": 1_767_225_600,
                "challenge": login().jws(), "server_time": 1_767_225_600,
            }),
        ),
    ]
}

#[test]
fn every_problem_matches_the_protocol_table() {
    for (problem, status, members) in all() {
        let json = problem.to_json();
        let mut written: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(Problem::from_json(json.as_bytes()), Ok(problem.clone()));
        assert_eq!(problem.status(), status, "{problem}");

        let written = written.as_object_mut().unwrap();
        assert_eq!(written.remove("type"), Some(json!(format!("urn:finago-key:problem:{problem}"))));
        assert_eq!(written.remove("status"), Some(json!(status)));
        assert!(written.remove("title").is_some_and(|title| title.is_string()));
        assert_eq!(Value::Object(written.clone()), members, "{problem}");
    }
}

#[test]
fn unknown_problems_are_unrecognised() {
    for body in [
        r#"{"type":"urn:finago-key:problem:out-of-cheese"}"#,
        r#"{"type":"about:blank"}"#,
        r#"{"type":"urn:finago-key:problem:expired","type":"urn:finago-key:problem:expired"}"#,
        r#"{"type":"urn:finago-key:problem:clock-skew"}"#,
        r#"{"type":"urn:finago-key:problem:too-new"}"#,
        r#"{"type":"urn:finago-key:problem:update-required","minimum":"v1"}"#,
        r#"{"type":"urn:finago-key:problem:already-decided","outcome":"approved"}"#,
        "<html>Bad gateway</html>",
        "",
        "[]",
    ] {
        assert_eq!(Problem::from_json(body.as_bytes()), Err(Unrecognised), "{body}");
    }
    let eaten = br#"{"type":"urn:finago-key:problem:already-decided","outcome":"eaten","at":1}"#;
    assert!(matches!(Problem::from_json(eaten), Ok(Problem::AlreadyDecided { outcome: Outcome::Ended, .. })));
    let unproven = br#"{"type":"urn:finago-key:problem:device-revoked","notice":"x","at":1,"by":"web"}"#;
    assert_eq!(Problem::from_json(unproven), Ok(Problem::DeviceRevoked { notice: None }));
    let bare = br#"{"type":"urn:finago-key:problem:expired","help":"https://x.example"}"#;
    assert_eq!(Problem::from_json(bare), Ok(Problem::Expired { challenge: None }));
}
