//! A hostile page. It knows the pending challenges with their numbers, the accounts and every
//! intent, but not the PIN.

use serde_json::{Value, json};

use super::dice::Dice;
use super::form::{Field, Form};
use super::message::{Expected, Message};

pub(super) struct Page {
    pub(super) dice: Dice,
    pub(super) forms: Vec<Form>,
    pub(super) elsewhere: Vec<String>,
    pub(super) known: Known,
}

/// Identifiers that the page has seen.
#[derive(Default)]
pub(super) struct Known {
    /// Ids of challenges, each with its number.
    pub(super) challenges: Vec<(String, String)>,
    pub(super) accounts: Vec<String>,
}

/// Intents that end a challenge or an account. They are rarely aimed at a real one, since otherwise
/// nothing would be left to attack.
const ENDING: [&str; 4] = ["Deny", "Report", "AskDisconnect", "Disconnect"];

impl Page {
    pub(super) fn new() -> Self {
        let mut elsewhere = super::super::ipc::other_commands();
        let names =
            ["", "Dispatch", "dispatch ", "dispatch\0", "currentView", "current-view", "plugin:", "🔑"];
        elsewhere.extend(names.map(str::to_owned));
        Self { dice: Dice::new(), forms: Form::all(), elsewhere, known: Known::default() }
    }

    /// Returns `many` random calls, some repeated, mostly shuffled.
    pub(super) fn thinks(&mut self, many: usize) -> Vec<Message> {
        let mut thoughts = Vec::new();
        while thoughts.len() < many {
            match self.dice.below(12) {
                0..2 => thoughts.extend(self.a_try_to_approve()),
                2 => {
                    let again = self.one();
                    let times = 2 + self.dice.below(20);
                    thoughts.extend(std::iter::repeat_n(again, times));
                }
                _ => thoughts.push(self.one()),
            }
        }
        thoughts.truncate(many);
        if !self.dice.one_in(3) {
            self.dice.shuffle(&mut thoughts);
        }
        thoughts
    }

    /// Returns one random call.
    pub(super) fn one(&mut self) -> Message {
        match self.dice.below(100) {
            0..60 => self.an_intent(),
            60..78 => self.no_intent(),
            78..84 => self.an_intent_in_disguise(),
            84..90 => self.scrambled(),
            90..96 => self.another_command(),
            _ => Message::new("current_view", json!({ "intent": "Back" }), Expected::Taken),
        }
    }

    /// Returns the calls of an approval, at most with a wrong PIN.
    fn a_try_to_approve(&mut self) -> [Message; 3] {
        let (id, number) = self.a_challenge();
        let pin = self.dice.wrong_pin();
        [
            Message::intent(json!({ "OpenChallenge": { "id": id } })),
            Message::intent(json!({ "Approve": { "id": id, "number": number } })),
            // Rarely with a PIN: five wrong ones lock the phone, and earlier ones delay the next
            // try.
            if self.dice.one_in(8) {
                Message::enter_pin(&pin)
            } else {
                Message::intent(json!("DismissMessage"))
            },
        ]
    }

    pub(super) fn a_challenge(&mut self) -> (String, String) {
        if self.known.challenges.is_empty() {
            return (self.dice.noise(), "17".to_owned());
        }
        self.dice.pick(&self.known.challenges).clone()
    }

    fn an_intent(&mut self) -> Message {
        Message::intent(self.filled_in())
    }

    pub(super) fn filled_in(&mut self) -> Value {
        let at = self.dice.below(self.forms.len());
        let challenge = self.a_challenge();
        let Self { dice, forms, known, .. } = self;
        let form = &forms[at];
        let aimed = !ENDING.contains(&form.name.as_str()) || dice.one_in(15);
        form.with(
            |field| if aimed { aim(dice, &form.name, field, &challenge, known) } else { json!(dice.noise()) },
        )
    }
}

/// Returns the value that could do the most harm in `field`.
fn aim(dice: &mut Dice, form: &str, field: &Field, challenge: &(String, String), known: &Known) -> Value {
    if dice.one_in(8) && field.sample.is_string() {
        return json!(dice.noise());
    }
    match field.name.as_str() {
        "id" => json!(challenge.0),
        "number" if dice.one_in(6) => Value::Null,
        "number" => json!(challenge.1),
        "account" if !known.accounts.is_empty() => json!(dice.pick(&known.accounts)),
        // Rarely a well-formed PIN: five wrong ones lock the phone.
        "pin" if form == "EnterPin" && dice.one_in(8) => json!(dice.wrong_pin()),
        // Too short to be chosen or to be counted as a try.
        "pin" => json!("11111"),
        "address" => json!("https://key.example"),
        _ if field.sample.is_boolean() => json!(dice.one_in(2)),
        _ if field.sample.is_string() => json!(dice.noise()),
        _ => field.sample.clone(),
    }
}
