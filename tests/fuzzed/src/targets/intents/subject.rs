//! Challenge, account, card and device that the next intents refer to. Their ids differ in every run.

use key_core::testing::phone::PIN;
use key_core::testing::{Issued, UserModel, World};
use key_view::{Intent, Typed};

/// What the next intents are about, and how many codes were used.
pub(super) struct Subject {
    pub(super) challenge: String,
    pub(super) number: String,
    pub(super) account: String,
    /// The first card on home, since the last time there was one.
    pub(super) card: String,
    /// The device that was last asked about.
    pub(super) device: String,
    /// Number of the PIN pad, while one is open.
    pub(super) pad: u32,
    codes_used: usize,
}

impl Subject {
    pub(super) fn new(login: &Issued, account: String) -> Self {
        let (challenge, number) = (login.id.to_string(), login.number.clone());
        let (card, device) = (String::new(), String::new());
        Self { challenge, number, account, card, device, pad: 0, codes_used: 1 }
    }

    pub(super) fn select(&mut self, issued: &Issued) {
        self.challenge = issued.id.to_string();
        self.number.clone_from(&issued.number);
    }

    pub(super) fn next_code(&mut self) {
        self.codes_used += 1;
    }

    /// The user with the next unused code.
    pub(super) fn user(&self) -> UserModel {
        let code = World::CODES[self.codes_used % World::CODES.len()];
        UserModel {
            address: "https://key.example".to_owned(),
            usernames: vec![(World::USERNAME.to_owned(), code.to_owned())],
            pin: PIN.to_owned(),
            number: self.shown_number(),
        }
    }

    /// Intent that enrols with the next unused code.
    pub(super) fn enrol(&self) -> Intent {
        let UserModel { address, mut usernames, .. } = self.user();
        let (username, code) = usernames.remove(0);
        Intent::Enrol { address, username, code: Typed(code) }
    }

    fn shown_number(&self) -> Option<String> {
        (!self.number.is_empty()).then(|| self.number.clone())
    }

    pub(super) fn approve(&self) -> Intent {
        Intent::Approve { id: self.challenge.clone(), number: self.shown_number() }
    }

    /// Two digits that the login page does not show.
    pub(super) fn wrong_number(&self) -> String {
        if self.number == "00" { "01" } else { "00" }.to_owned()
    }

    pub(super) fn enter_pin(&self, pin: &str) -> Intent {
        Intent::EnterPin { pad: self.pad, pin: Typed(pin.to_owned()) }
    }

    /// Replaces `$challenge`, `$number`, `$account` and `$pad` in `json`.
    pub(super) fn fill_in(&self, json: &str) -> String {
        json.replace("$challenge", &self.challenge)
            .replace("$number", &self.number)
            .replace("$account", &self.account)
            .replace("$pad", &self.pad.to_string())
    }
}
