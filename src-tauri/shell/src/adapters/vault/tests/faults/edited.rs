//! A thief who has the files and an editor: every field of the record is changed, and the app asks to
//! connect again, as for a record that was put back. Wrong PINs stay counted.

use key_core::testing::edit::{another, contents, edited, leaves, lowered};
use key_core::testing::phone::WRONG_PIN;
use serde_json::Value;

use super::fault::{Ending, Extent};
use super::flows::{Flow, RecordState, Step};
use super::invariants::{LIMIT, count_until_locked, record_state};
use super::matrix::run_flow;
use super::run::{AAKE, Environment, MAIJA, RECORD};
use super::storage::Storage;

/// Steps up to each of the records that the thief has a copy of, the last of which is current.
const STEPS: [&[Step]; 3] = [
    &[Step::Enrol(MAIJA)],
    &[Step::ChoosePin],
    &[Step::AddAccount(AAKE), Step::TurnOnSensor, Step::RevealCode(WRONG_PIN), Step::RevealCode(WRONG_PIN)],
];

/// A phone that was used, and what the thief copied from it before.
struct Stolen {
    environment: Environment,
    storage: Storage,
    /// Record with the provisional slot.
    from_set_up: Value,
    /// Record with the PIN slot of an earlier data key.
    before_sensor: Value,
}

impl Stolen {
    fn new() -> Self {
        let environment = Environment::new();
        let mut storage = Storage::default();
        let copies = STEPS.map(|steps| {
            let flow = Flow { name: "the phone is used", before: &[], steps, allowed: &[] };
            let left = run_flow(&flow, &environment, std::mem::take(&mut storage), None).storage;
            storage = left.after(Ending::Killed);
            contents(&storage.file(RECORD.as_ref()).unwrap())
        });
        let [from_set_up, before_sensor, _] = copies;
        Self { environment, storage, from_set_up, before_sensor }
    }

    fn record(&self) -> Vec<u8> {
        self.storage.file(RECORD.as_ref()).unwrap()
    }

    fn with(&self, record: &[u8]) -> Storage {
        let mut storage = self.storage.clone();
        storage.write(RECORD.as_ref(), record, Extent::All);
        storage
    }

    fn state_with(&self, record: &[u8]) -> RecordState {
        self.environment.fork().run(self.with(record), None, record_state).result.unwrap()
    }

    /// Returns every record that the thief can make of the stored one, each with what was done.
    fn edits(&self) -> Vec<(String, Vec<u8>)> {
        let record = self.record();
        let mut edits = Vec::new();
        let mut edit = |what: &str, change: &dyn Fn(&mut Value)| {
            edits.push((what.to_owned(), edited(&record, change)));
            for version in [2, 1] {
                let lower = lowered(&edited(&record, change), version);
                edits.push((format!("{what}, as version {version}"), lower));
            }
        };
        let old = &self.from_set_up;
        edit("tries back to none", &|body| body["tries"]["used"] = 0.into());
        edit("the delay over", &|body| body["tries"]["held_from"] = 0.into());
        edit("the slot from set-up", &|body| body["protection"] = old["protection"].clone());
        edit("the slot from set-up, and no sensor", &|body| {
            body["protection"] = old["protection"].clone();
            body["biometric"] = Value::Null;
        });
        edit("the slot from before the sensor", &|body| {
            body["protection"] = self.before_sensor["protection"].clone();
        });
        edit("everything from set-up, under the new number", &|body| {
            let generation = body["generation"].clone();
            *body = old.clone();
            body["generation"] = generation;
        });
        edit("no sensor", &|body| body["biometric"] = Value::Null);
        edit("a weaker derivation", &|body| body["protection"]["cost"]["memory_kib"] = 16.into());
        edit("another backend", &|body| {
            body["accounts"][0]["account"]["origin"] = "https://elsewhere.example".into();
        });
        edit("another device id", &|body| body["device"] = "0123456789abcdef".into());
        for field in ["backend_key", "device", "id", "username", "keys"] {
            edit(&format!("the {field} of the other account"), &|body| {
                body["accounts"][0]["account"][field] = body["accounts"][1]["account"][field].clone();
            });
        }
        for field in ["approval", "offline"] {
            edit(&format!("the {field} of the other account"), &|body| {
                body["accounts"][0][field] = body["accounts"][1][field].clone();
            });
        }
        edit("the accounts swapped", &|body| {
            body["accounts"].as_array_mut().unwrap().swap(0, 1);
        });
        edit("one account less", &|body| drop(body["accounts"].as_array_mut().unwrap().pop()));
        for by in [-1, 1, 1000] {
            edit(&format!("the generation moved by {by}"), &|body| {
                body["generation"] = (body["generation"].as_i64().unwrap() + by).into();
            });
        }
        for path in leaves(&contents(&record)) {
            edit(&format!("another {path}"), &|body| {
                let value = body.pointer_mut(&path).unwrap();
                *value = another(value);
            });
            edit(&format!("no {path}"), &|body| {
                let (holder, name) = path.rsplit_once('/').unwrap();
                body.pointer_mut(holder).unwrap().as_object_mut().unwrap().remove(name);
            });
        }
        for version in [2, 1] {
            edits.push((format!("nothing, as version {version}"), lowered(&record, version)));
        }
        edits
    }
}

#[test]
fn every_edited_field_makes_the_app_ask_to_connect_again() {
    let stolen = Stolen::new();
    let accepted: Vec<_> = stolen
        .edits()
        .into_iter()
        .map(|(what, record)| (what, stolen.state_with(&record)))
        .filter(|(_, state)| *state != RecordState::ConnectAgain)
        .collect();
    assert!(accepted.is_empty(), "{accepted:#?}");
    assert_eq!(stolen.state_with(&stolen.record()), RecordState::Enrolled(&[MAIJA, AAKE]));
}

#[test]
fn record_without_its_code_or_with_another_makes_the_app_ask_to_connect_again() {
    let stolen = Stolen::new();
    let mut outer: Value = serde_json::from_slice(&stolen.record()).unwrap();
    assert!(outer["mac"].is_string(), "the record has a code");
    let elsewhere: Value = serde_json::from_slice(&Stolen::new().record()).unwrap();
    for other in [Value::Null, "".into(), "AAAA".into(), elsewhere["mac"].clone()] {
        outer["mac"] = other.clone();
        let state = stolen.state_with(&serde_json::to_vec(&outer).unwrap());
        assert_eq!(state, RecordState::ConnectAgain, "{other}");
    }
    outer.as_object_mut().unwrap().remove("mac");
    assert_eq!(stolen.state_with(&serde_json::to_vec(&outer).unwrap()), RecordState::ConnectAgain, "none");
}

/// The thief makes every edit before each wrong PIN, and puts back what is refused.
#[test]
fn editing_the_record_gives_no_sixth_pin_try() {
    let steps = &[Step::RevealCode(WRONG_PIN)];
    let wrong_pin = Flow { name: "a wrong PIN is tried", before: &[], steps, allowed: &[] };
    let mut stolen = Stolen::new();
    while stolen.storage.file(RECORD.as_ref()).is_some() {
        let accepted = |(_, record): &(String, Vec<u8>)| {
            matches!(stolen.state_with(record), RecordState::Enrolled(_) | RecordState::PinPending)
        };
        if let Some((what, record)) = stolen.edits().into_iter().find(accepted) {
            stolen.storage = stolen.with(&record);
            let counts = count_until_locked(&stolen.environment, &stolen.storage).expect(&what);
            assert!(counts.wrong <= LIMIT, "{what}: {} wrong PINs were checked", counts.wrong);
        }
        let run = run_flow(&wrong_pin, &stolen.environment, stolen.storage, None);
        stolen.storage = run.storage.after(Ending::Killed);
        assert!(stolen.environment.pin_counter.counts().wrong <= LIMIT);
    }
    assert_eq!(stolen.environment.pin_counter.counts().wrong, LIMIT);
}
