//! One call of a page, and whether it may be taken.

use serde_json::{Value, json};
use tauri::ipc::InvokeBody;

#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) command: String,
    pub(super) body: InvokeBody,
    pub(super) expected: Expected,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// It is an intent, whatever comes of it.
    Taken,
    /// It is none, or no command of ours.
    Refused,
    /// It is not worth finding out.
    Either,
}

impl Message {
    pub(super) fn intent(intent: Value) -> Self {
        Self::new("dispatch", json!({ "intent": intent }), Expected::Taken)
    }

    pub(super) fn enter_pin(pin: &str) -> Self {
        Self::intent(json!({ "EnterPin": { "pin": pin } }))
    }

    pub(super) fn new(command: &str, arguments: Value, expected: Expected) -> Self {
        Self { command: command.to_owned(), body: InvokeBody::Json(arguments), expected }
    }

    /// Not even JSON.
    pub(super) fn raw(bytes: Vec<u8>) -> Self {
        let (command, body) = ("dispatch".to_owned(), InvokeBody::Raw(bytes));
        Self { command, body, expected: Expected::Refused }
    }

    /// It is the one call that shows `pin`.
    pub(super) fn body_is_pin(&self, pin: &str) -> bool {
        matches!(&self.body, InvokeBody::Json(arguments) if arguments["intent"]["EnterPin"]["pin"] == pin)
    }

    /// What came of it is what may come of it.
    pub(super) fn check(&self, answer: &Result<Value, String>) {
        match (self.expected, answer) {
            (Expected::Taken, Err(why)) => panic!("{self:?} is refused: {why}"),
            (Expected::Refused, Ok(_)) => panic!("{self:?} is taken"),
            _ => {}
        }
    }
}
