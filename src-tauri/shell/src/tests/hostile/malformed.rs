//! Malformed intents and calls of other commands.

use serde_json::{Value, json};

use super::intent_shape::IntentShape;
use super::page::Page;
use super::page_call::{Expected, PageCall};

impl Page {
    /// Returns a `dispatch` call whose argument is almost an intent.
    pub(super) fn malformed_intent(&mut self) -> PageCall {
        let mut intent = self.random_payload();
        let noise = self.rng.noise();
        let wrong =
            [json!(null), json!(7), json!(1.5e300), json!(true), json!([]), json!({}), nested(&noise)];
        let wrong = self.rng.pick(&wrong).clone();
        let mandatory = self.name_with_required_field();
        let arguments = match self.rng.below(10) {
            0 => json!({ "intent": wrong }),
            1 => json!({ "intent": format!("{noise}approve") }),
            2 => json!({ "intent": { format!("{noise}approve"): { "id": noise, "number": null } } }),
            3 => json!({ "intent": { "Back": 1, "TryAgain": wrong } }),
            4 => json!({ "Intent": intent }),
            5 => json!([intent]),
            6 => wrong,
            7 => json!({ "intent": { &mandatory: {} } }),
            8 => json!({ "intent": mandatory }),
            _ => {
                let Some(value) = first_field(&mut intent) else { return PageCall::raw(noise.into_bytes()) };
                // Null would be valid for an optional field; a nested array is valid for none.
                *value = json!([[noise]]);
                json!({ "intent": intent })
            }
        };
        PageCall::new("dispatch", arguments, Expected::Rejected)
    }

    fn name_with_required_field(&mut self) -> String {
        let with: Vec<&IntentShape> =
            self.shapes.iter().filter(|shape| shape.fields.iter().any(|f| !f.optional)).collect();
        self.rng.pick(&with).name.clone()
    }

    /// Returns an intent in a spelling that the interface never uses.
    pub(super) fn unusual_spelling(&mut self) -> PageCall {
        let mut intent = self.random_payload();
        if let Some(fields) = intent.as_object_mut().and_then(|named| named.values_mut().next()) {
            if self.rng.one_in(2) {
                *fields = fields.as_object().unwrap().values().cloned().collect();
            } else {
                fields[self.rng.noise()] = json!("more");
            }
        }
        PageCall::new("dispatch", json!({ "intent": intent, "more": 1 }), Expected::Either)
    }

    /// Returns an intent with random bytes replaced. If the result is not JSON, it is sent as raw
    /// bytes.
    pub(super) fn corrupted_json(&mut self) -> PageCall {
        let mut text = json!({ "intent": self.random_payload() }).to_string().into_bytes();
        for _ in 0..=self.rng.below(3) {
            let at = self.rng.below(text.len());
            text[at] = *self.rng.pick(b"\"{}[],:\\0\x00\xffaE");
        }
        match serde_json::from_slice(&text) {
            Ok(arguments) => PageCall::new("dispatch", arguments, Expected::Either),
            Err(_) => PageCall::raw(text),
        }
    }

    pub(super) fn foreign_command(&mut self) -> PageCall {
        let command = match self.rng.below(3) {
            0 => format!("plugin:{}|{}", self.rng.noise(), self.rng.noise()),
            _ => self.rng.pick(&self.foreign_commands).clone(),
        };
        let arguments =
            json!({ "intent": self.random_payload(), "event": "view", "payload": null, "reason": "" });
        PageCall::new(&command, arguments, Expected::Rejected)
    }
}

fn first_field(intent: &mut Value) -> Option<&mut Value> {
    intent.as_object_mut()?.values_mut().next()?.as_object_mut()?.values_mut().next()
}

/// Returns `noise` in arrays nested almost as deep as serde_json accepts.
fn nested(noise: &str) -> Value {
    (0..120).fold(json!(noise), |inner, _| json!([inner]))
}
