//! Examples of docs/protocol.md, read out of the document: each is what this implementation reads
//! and writes, and each signed object is a golden vector.

use std::collections::BTreeSet;
use std::fmt::Debug;

use key_protocol::challenge::{ChallengeResponse, ChallengesResponse};
use key_protocol::decision::DecisionResponse;
use key_protocol::device::{DevicesResponse, RenameRequest, RenameResponse};
use key_protocol::enrolment::EnrolmentResponse;
use key_protocol::event::EventParser;
use key_protocol::jws::Typ;
use key_protocol::link::ConfirmLink;
use key_protocol::notice::NoticesResponse;
use key_protocol::paths::{API_BASE, Route};
use key_protocol::problem::Problem;
use key_protocol::push::{PushContent, PushRegistration, PushStatus, Reach, TestRequest};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::golden::vectors;

const DOCUMENT: &str = include_str!("../../../../docs/protocol.md");

/// Fenced blocks of the document that name what they are: the words after the language, and the
/// text.
fn examples() -> Vec<(&'static str, &'static str)> {
    let blocks = DOCUMENT.split("\n```").skip(1).step_by(2);
    let named = blocks.filter_map(|block| {
        let (info, text) = block.split_once('\n')?;
        if info.is_empty() { None } else { Some((info.strip_prefix("json ").unwrap_or(info), text)) }
    });
    named.collect()
}

fn round_trips<T: DeserializeOwned + Serialize + Debug>(text: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let read: T = key_protocol::json::parse(text.as_bytes()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), value);
}

/// Compares header and claims of an example with the golden vector of its name; returns its `typ`.
fn is_golden(name: &str, text: &str) -> String {
    let vectors = vectors();
    let lists = [&vectors["valid"], &vectors["revision_2"]["valid"], &vectors["revision_2_mended"]["valid"]];
    let mut all = lists.iter().flat_map(|list| list.as_array().unwrap());
    let vector = all.find(|vector| vector["what"] == name).unwrap_or_else(|| panic!("no vector {name}"));
    let parts: Vec<Value> =
        serde_json::Deserializer::from_str(text).into_iter().collect::<Result<_, _>>().unwrap();
    assert_eq!(parts, [vector["header"].clone(), vector["claims"].clone()], "{name}");
    vector["header"]["typ"].as_str().unwrap().to_owned()
}

#[test]
fn every_example_of_the_document_is_what_this_implementation_reads_and_writes() {
    let mut types = BTreeSet::new();
    for (name, text) in examples() {
        if let Some(vector) = name.strip_prefix("signed ") {
            types.insert(is_golden(vector.trim_matches('"'), text));
            continue;
        }
        match name {
            "enrolment-response" => round_trips::<EnrolmentResponse>(text),
            "challenges-response" => round_trips::<ChallengesResponse>(text),
            "challenge-response" => round_trips::<ChallengeResponse>(text),
            "decision-response" => round_trips::<DecisionResponse>(text),
            "notices-response" => round_trips::<NoticesResponse>(text),
            "devices-response" => round_trips::<DevicesResponse>(text),
            "rename-request" => round_trips::<RenameRequest>(text),
            "rename-response" => round_trips::<RenameResponse>(text),
            "push-status" => round_trips::<PushStatus>(text),
            "push-test" => round_trips::<TestRequest>(text),
            "problem" => round_trips::<Problem>(text),
            "push-registrations" => {
                let bodies: Vec<Value> = serde_json::from_str(text).unwrap();
                for body in bodies {
                    let read = PushRegistration::parse(body.to_string().as_bytes(), Reach::Internet, true);
                    assert_eq!(json!(read.unwrap()), body);
                }
            }
            "apns-body" => {
                let content = PushContent::parse(text.as_bytes()).unwrap();
                let body: Value = serde_json::from_str(&content.to_apns().unwrap()).unwrap();
                assert_eq!(body, serde_json::from_str::<Value>(text).unwrap());
            }
            "confirm-links" => {
                let links: Vec<String> = serde_json::from_str(text).unwrap();
                for link in &links {
                    let read = ConfirmLink::parse(link).ok().unwrap();
                    assert_eq!([read.to_app(), read.to_web()], links[..]);
                }
            }
            "release-page" => assert_eq!(
                serde_json::from_str::<Value>(text).unwrap(),
                vectors()["revision_2_mended"]["handoff"]["page"]
            ),
            "events" => {
                let text = format!("{}\n\n", text.trim());
                let events = EventParser::new().push(text.as_bytes()).unwrap();
                assert_eq!(events.iter().map(key_protocol::event::Event::encode).collect::<String>(), text);
            }
            other => panic!("no check for an example of {other}"),
        }
    }
    let all = Typ::ALL.map(|typ| typ.as_str().to_owned());
    assert_eq!(types, all.into(), "each signed object has an example");
}

#[test]
fn document_has_a_section_for_each_endpoint() {
    for route in Route::ALL {
        let path = route.pattern();
        let own = path.replace("{id}", "{own id}");
        let heading = |path: &str| DOCUMENT.contains(&format!("\n### `{} {path}`\n", route.method()));
        assert!(heading(path) || heading(&own), "{} {path}", route.method());
        assert!(path.starts_with(API_BASE));
    }
}

#[test]
fn document_lists_every_problem_with_its_status() {
    for problem in crate::problem::all() {
        let row = format!("| `{}` | {} |", problem.0.slug(), problem.1);
        assert!(DOCUMENT.contains(&row), "{row}");
    }
}
