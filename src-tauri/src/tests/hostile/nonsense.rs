//! Malformed intents and calls of other commands.

use serde_json::{Value, json};

use super::form::Form;
use super::message::{Expected, Message};
use super::page::Page;

impl Page {
    /// Returns a `dispatch` call whose argument is almost an intent.
    pub(super) fn no_intent(&mut self) -> Message {
        let mut intent = self.filled_in();
        let noise = self.dice.noise();
        let wrong =
            [json!(null), json!(7), json!(1.5e300), json!(true), json!([]), json!({}), nested(&noise)];
        let wrong = self.dice.pick(&wrong).clone();
        let mandatory = self.a_form_with_fields();
        let arguments = match self.dice.below(10) {
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
                let Some(value) = first_field(&mut intent) else { return Message::raw(noise.into_bytes()) };
                // Null would be valid for an optional field; a nested array is valid for none.
                *value = json!([[noise]]);
                json!({ "intent": intent })
            }
        };
        Message::new("dispatch", arguments, Expected::Refused)
    }

    fn a_form_with_fields(&mut self) -> String {
        let with: Vec<&Form> =
            self.forms.iter().filter(|form| form.fields.iter().any(|f| !f.optional)).collect();
        self.dice.pick(&with).name.clone()
    }

    /// Returns an intent in a spelling that the interface never uses.
    pub(super) fn an_intent_in_disguise(&mut self) -> Message {
        let mut intent = self.filled_in();
        if let Some(fields) = intent.as_object_mut().and_then(|named| named.values_mut().next()) {
            if self.dice.one_in(2) {
                *fields = fields.as_object().unwrap().values().cloned().collect();
            } else {
                fields[self.dice.noise()] = json!("more");
            }
        }
        Message::new("dispatch", json!({ "intent": intent, "more": 1 }), Expected::Either)
    }

    /// Returns an intent with random bytes replaced. If the result is not JSON, it is sent as raw
    /// bytes.
    pub(super) fn scrambled(&mut self) -> Message {
        let mut text = json!({ "intent": self.filled_in() }).to_string().into_bytes();
        for _ in 0..=self.dice.below(3) {
            let at = self.dice.below(text.len());
            text[at] = *self.dice.pick(b"\"{}[],:\\0\x00\xffaE");
        }
        match serde_json::from_slice(&text) {
            Ok(arguments) => Message::new("dispatch", arguments, Expected::Either),
            Err(_) => Message::raw(text),
        }
    }

    pub(super) fn another_command(&mut self) -> Message {
        let command = match self.dice.below(3) {
            0 => format!("plugin:{}|{}", self.dice.noise(), self.dice.noise()),
            _ => self.dice.pick(&self.elsewhere).clone(),
        };
        let arguments = json!({ "intent": self.filled_in(), "event": "view", "payload": null, "reason": "" });
        Message::new(&command, arguments, Expected::Refused)
    }
}

fn first_field(intent: &mut Value) -> Option<&mut Value> {
    intent.as_object_mut()?.values_mut().next()?.as_object_mut()?.values_mut().next()
}

/// Returns `noise` in arrays nested almost as deep as serde_json accepts.
fn nested(noise: &str) -> Value {
    (0..120).fold(json!(noise), |inner, _| json!([inner]))
}
