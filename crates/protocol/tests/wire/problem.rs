//! JSON form of every problem, compared with the table in docs/protocol.md.

use key_protocol::decision::Outcome;
use key_protocol::ids::Timestamp;
use key_protocol::problem::{Problem, Unrecognised};
use serde_json::{Value, json};

fn all() -> Vec<(Problem, u16, Value)> {
    let at = Timestamp(1_767_225_600);
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
        (
            Problem::DeviceRevoked { at, by: "web".to_owned() },
            401,
            json!({ "at": 1_767_225_600, "by": "web" }),
        ),
        (Problem::NotFound, 404, json!({})),
        (Problem::MethodNotAllowed, 405, json!({})),
        (Problem::UnknownChallenge, 404, json!({})),
        (Problem::WrongNumber, 403, json!({})),
        (
            Problem::AlreadyDecided { outcome: Outcome::Cancelled, by_device: None, at },
            409,
            json!({ "outcome": "cancelled", "by_device": null, "at": 1_767_225_600 }),
        ),
        (
            Problem::AlreadyDecided {
                outcome: Outcome::WrongNumber,
                by_device: Some("Phone".to_owned()),
                at,
            },
            409,
            json!({ "outcome": "wrong-number", "by_device": "Phone", "at": 1_767_225_600 }),
        ),
        (Problem::Expired, 410, json!({})),
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
        r#"{"type":"urn:finago-key:problem:device-revoked","at":1,"by":null}"#,
        r#"{"type":"urn:finago-key:problem:already-decided","outcome":"eaten","at":1}"#,
        "<html>Bad gateway</html>",
        "",
        "[]",
    ] {
        assert_eq!(Problem::from_json(body.as_bytes()), Err(Unrecognised), "{body}");
    }
    let bare = br#"{"type":"urn:finago-key:problem:expired","help":"https://x.example"}"#;
    assert_eq!(Problem::from_json(bare), Ok(Problem::Expired));
}
