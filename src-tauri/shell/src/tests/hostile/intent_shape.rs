//! The shape of every intent, learned from its own deserialiser, so that a new intent is fuzzed
//! without a change here.

use key_view::Intent;
use serde_json::{Map, Value, json};

/// Name and fields of an intent.
#[derive(Debug)]
pub(super) struct IntentShape {
    pub(super) name: String,
    pub(super) fields: Vec<Field>,
}

#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: String,
    /// A value of the field's type.
    pub(super) sample: Value,
    /// Whether the field may be missing or null.
    pub(super) optional: bool,
}

/// Names of optional fields. The deserialiser does not report a missing optional field.
const OPTIONAL: [&str; 1] = ["number"];

impl IntentShape {
    /// Returns the shapes of all intents.
    pub(super) fn all() -> Vec<Self> {
        let message = parse_error(json!("?")).unwrap();
        let (_, names) = message.split_once("expected one of").unwrap();
        names.split('`').skip(1).step_by(2).map(Self::of).collect()
    }

    fn of(name: &str) -> Self {
        if parse_error(json!(name)).is_none() {
            return Self { name: name.to_owned(), fields: Vec::new() };
        }
        let mut fields = Map::new();
        while let Some(missing) = parse_error(json!({ name: fields })) {
            let missing = missing.split('`').nth(1).unwrap_or_else(|| panic!("{name}: {missing}")).to_owned();
            let fits = |sample: &Value| {
                let mut filled = fields.clone();
                filled.insert(missing.clone(), sample.clone());
                !parse_error(json!({ name: filled })).is_some_and(|why| why.contains("invalid type"))
            };
            let samples = [json!("x"), json!(true), json!(1), json!([]), json!({}), json!(null)];
            let sample = samples.into_iter().find(fits).unwrap_or_else(|| panic!("{name}.{missing}"));
            fields.insert(missing, sample);
        }
        let optional = OPTIONAL.into_iter().filter(|field| {
            let mut filled = fields.clone();
            filled.insert((*field).to_owned(), json!([]));
            parse_error(json!({ name: filled })).is_some()
        });
        let optional: Vec<Field> = optional.map(|name| Field::new(name, json!("17"), true)).collect();
        let fields = fields.into_iter().map(|(name, sample)| Field::new(&name, sample, false));
        Self { name: name.to_owned(), fields: fields.chain(optional).collect() }
    }

    /// Returns the intent with each field set by `fill`.
    pub(super) fn with(&self, mut fill: impl FnMut(&Field) -> Value) -> Value {
        if self.fields.is_empty() {
            return json!(self.name);
        }
        let fields: Map<_, _> = self.fields.iter().map(|field| (field.name.clone(), fill(field))).collect();
        json!({ &self.name: fields })
    }
}

impl Field {
    fn new(name: &str, sample: Value, optional: bool) -> Self {
        Self { name: name.to_owned(), sample, optional }
    }
}

fn parse_error(intent: Value) -> Option<String> {
    serde_json::from_value::<Intent>(intent).err().map(|error| error.to_string())
}

#[test]
fn shapes_match_the_intents() {
    let shapes = IntentShape::all();
    let fields = |name: &str| {
        let shape = shapes.iter().find(|shape| shape.name == name).unwrap();
        shape.fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>()
    };
    assert!(fields("Back").is_empty());
    assert_eq!(fields("EnterPin"), ["pad", "pin"]);
    assert_eq!(fields("Approve"), ["id", "number"]);
    assert_eq!(fields("Enrol"), ["address", "code", "username"]);
}
