//! A hostile page. It knows the pending challenges with their numbers, the accounts and every
//! intent, but not the PIN.

use serde_json::{Value, json};

use super::intent_shape::{Field, IntentShape};
use super::page_call::{Expected, PageCall};
use super::rng::SeededRng;

pub(super) struct Page {
    pub(super) rng: SeededRng,
    pub(super) shapes: Vec<IntentShape>,
    pub(super) foreign_commands: Vec<String>,
    pub(super) known: Known,
}

/// Identifiers that the page has seen.
#[derive(Default)]
pub(super) struct Known {
    /// Ids of challenges, each with its number.
    pub(super) challenges: Vec<(String, String)>,
    pub(super) accounts: Vec<String>,
    /// Number of the last PIN pad; the next ones are easily guessed.
    pub(super) last_pad: u32,
}

/// Intents that end a challenge or an account. They are rarely aimed at a real one, since otherwise
/// nothing would be left to attack.
const ENDING_INTENTS: [&str; 4] = ["Deny", "Report", "OpenDisconnect", "Disconnect"];

impl Page {
    pub(super) fn new() -> Self {
        let mut foreign_commands = super::super::ipc::other_commands();
        let names =
            ["", "Dispatch", "dispatch ", "dispatch\0", "currentView", "current-view", "plugin:", "🔑"];
        foreign_commands.extend(names.map(str::to_owned));
        Self { rng: SeededRng::new(), shapes: IntentShape::all(), foreign_commands, known: Known::default() }
    }

    /// Returns `many` random calls, some repeated, mostly shuffled.
    pub(super) fn random_calls(&mut self, count: usize) -> Vec<PageCall> {
        let mut calls = Vec::new();
        while calls.len() < count {
            match self.rng.below(12) {
                0..2 => calls.extend(self.approval_attempt()),
                2 => {
                    let again = self.random_call();
                    let times = 2 + self.rng.below(20);
                    calls.extend(std::iter::repeat_n(again, times));
                }
                _ => calls.push(self.random_call()),
            }
        }
        calls.truncate(count);
        if !self.rng.one_in(3) {
            self.rng.shuffle(&mut calls);
        }
        calls
    }

    /// Returns one random call.
    pub(super) fn random_call(&mut self) -> PageCall {
        match self.rng.below(100) {
            0..60 => self.random_intent(),
            60..78 => self.malformed_intent(),
            78..84 => self.unusual_spelling(),
            84..90 => self.corrupted_json(),
            90..96 => self.foreign_command(),
            _ => PageCall::new("current_view", json!({ "intent": "Back" }), Expected::Accepted),
        }
    }

    /// Returns the calls of an approval, at most with a wrong PIN.
    fn approval_attempt(&mut self) -> [PageCall; 3] {
        let (id, number) = self.pick_challenge();
        let pin = self.rng.wrong_pin();
        [
            PageCall::intent(json!({ "OpenChallenge": { "id": id } })),
            PageCall::intent(json!({ "Approve": { "id": id, "number": number } })),
            // Rarely with a PIN: five wrong ones lock the phone, and earlier ones delay the next
            // try.
            if self.rng.one_in(8) {
                PageCall::enter_pin(self.guess_pad(), &pin)
            } else {
                PageCall::intent(json!("DismissMessage"))
            },
        ]
    }

    pub(super) fn pick_challenge(&mut self) -> (String, String) {
        if self.known.challenges.is_empty() {
            return (self.rng.noise(), "17".to_owned());
        }
        self.rng.pick(&self.known.challenges).clone()
    }

    /// Returns the number of a PIN pad that is open or opens next.
    pub(super) fn guess_pad(&mut self) -> u32 {
        guess_pad(&mut self.rng, &self.known)
    }

    fn random_intent(&mut self) -> PageCall {
        PageCall::intent(self.random_payload())
    }

    pub(super) fn random_payload(&mut self) -> Value {
        let at = self.rng.below(self.shapes.len());
        let challenge = self.pick_challenge();
        let Self { rng, shapes, known, .. } = self;
        let shape = &shapes[at];
        let aimed = !ENDING_INTENTS.contains(&shape.name.as_str()) || rng.one_in(15);
        shape.with(|field| {
            if aimed { harmful_value(rng, &shape.name, field, &challenge, known) } else { json!(rng.noise()) }
        })
    }
}

fn guess_pad(rng: &mut SeededRng, known: &Known) -> u32 {
    known.last_pad + u32::try_from(rng.below(3)).unwrap()
}

/// Returns the value that could do the most harm in `field`.
fn harmful_value(
    rng: &mut SeededRng,
    shape: &str,
    field: &Field,
    challenge: &(String, String),
    known: &Known,
) -> Value {
    if rng.one_in(8) && field.sample.is_string() {
        return json!(rng.noise());
    }
    match field.name.as_str() {
        "id" => json!(challenge.0),
        "number" if rng.one_in(6) => Value::Null,
        "number" => json!(challenge.1),
        "account" if !known.accounts.is_empty() => json!(rng.pick(&known.accounts)),
        // Rarely a well-formed PIN: five wrong ones lock the phone.
        "pin" if shape == "EnterPin" && rng.one_in(8) => json!(rng.wrong_pin()),
        // Too short to be chosen or to be counted as a try.
        "pin" => json!("11111"),
        "pad" => json!(guess_pad(rng, known)),
        "address" => json!("https://key.example"),
        _ if field.sample.is_boolean() => json!(rng.one_in(2)),
        _ if field.sample.is_string() => json!(rng.noise()),
        _ => field.sample.clone(),
    }
}
