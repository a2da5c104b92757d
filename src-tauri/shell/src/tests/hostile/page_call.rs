//! One IPC call of a page, and whether it may succeed.

use serde_json::{Value, json};
use tauri::ipc::InvokeBody;

#[derive(Clone, Debug)]
pub(super) struct PageCall {
    pub(super) command: String,
    pub(super) body: InvokeBody,
    pub(super) expected: Expected,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// The body is an intent, so the call succeeds, whatever the intent does.
    Accepted,
    /// The body is not an intent, or the command does not exist.
    Rejected,
    /// Both results are acceptable.
    Either,
}

impl PageCall {
    pub(super) fn intent(intent: Value) -> Self {
        Self::new("dispatch", json!({ "intent": intent }), Expected::Accepted)
    }

    pub(super) fn enter_pin(pad: u32, pin: &str) -> Self {
        Self::intent(json!({ "EnterPin": { "pad": pad, "pin": pin } }))
    }

    pub(super) fn new(command: &str, arguments: Value, expected: Expected) -> Self {
        Self { command: command.to_owned(), body: InvokeBody::Json(arguments), expected }
    }

    /// A `dispatch` call whose body is not JSON.
    pub(super) fn raw(bytes: Vec<u8>) -> Self {
        let (command, body) = ("dispatch".to_owned(), InvokeBody::Raw(bytes));
        Self { command, body, expected: Expected::Rejected }
    }

    /// Whether this is an `EnterPin` intent with `pin`.
    pub(super) fn body_is_pin(&self, pin: &str) -> bool {
        matches!(&self.body, InvokeBody::Json(arguments) if arguments["intent"]["EnterPin"]["pin"] == pin)
    }

    /// Whether this is an `EnterPin` intent for the pad with this number.
    pub(super) fn names_pad(&self, pad: u32) -> bool {
        matches!(&self.body, InvokeBody::Json(arguments) if arguments["intent"]["EnterPin"]["pad"] == pad)
    }

    /// Panics if the response contradicts [`Expected`].
    pub(super) fn check(&self, answer: &Result<Value, String>) {
        match (self.expected, answer) {
            (Expected::Accepted, Err(why)) => panic!("{self:?} was rejected: {why}"),
            (Expected::Rejected, Ok(_)) => panic!("{self:?} was accepted"),
            _ => {}
        }
    }
}
