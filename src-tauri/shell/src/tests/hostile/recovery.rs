//! The user after a hostile page: leaves whatever screen is open and approves a login.

use std::time::Duration;

use key_core::testing::phone::PIN;
use key_protocol::decision::Outcome;
use key_view::{Connection, Screen};
use serde_json::{Value, json};

use super::phone::{LIISA, Phone, describe};

impl Phone {
    /// Leaves open screens until the phone shows home. Enrols again if the phone is locked or
    /// disconnected.
    pub(super) fn go_home(&mut self) {
        for _ in 0..20 {
            // Wait for requests in flight.
            let view = self.wait_for("the end of requests in flight", |view| {
                let busy = match &view.screen {
                    Screen::Enrol(form) => form.busy,
                    Screen::ChoosePin(choice) => choice.busy,
                    Screen::Challenge(challenge) => challenge.busy,
                    Screen::Settings(settings) => settings.busy,
                    _ => false,
                };
                (!busy && !view.pin().is_some_and(|pad| pad.busy)).then(|| view.clone())
            });
            if view.pin().is_some() {
                self.dispatch(json!("CancelPin"));
                continue;
            }
            let next = match view.screen {
                Screen::Home(_) => return,
                Screen::Blocked(_) => json!("StartOver"),
                Screen::Enrol(form) if !form.first => json!("Back"),
                Screen::Enrol(_) => self.enrol_intent(),
                Screen::ChoosePin(choice) if choice.changing => json!("Back"),
                Screen::ChoosePin(_) => json!({ "ChoosePin": { "pin": PIN, "sensor": false } }),
                Screen::Scan(_)
                | Screen::OfferNotifications(_)
                | Screen::Challenge(_)
                | Screen::Result(_)
                | Screen::OfflineCode(_)
                | Screen::Devices(_)
                | Screen::About(_)
                | Screen::History(_)
                | Screen::Past(_)
                | Screen::Settings(_) => {
                    json!("Back")
                }
            };
            self.dispatch(next);
        }
        panic!("the phone does not reach the home screen: {}", describe(&self.view()));
    }

    fn enrol_intent(&mut self) -> Value {
        let code = self.codes.next().expect("a code that was not used");
        json!({ "Enrol": { "address": self.world.address(), "username": LIISA, "code": code } })
    }

    /// Restores the network, advances the clock past every PIN delay and goes home.
    pub(super) fn recover(&mut self) {
        self.world.backend.set_down(false);
        self.world.clock.advance(Duration::from_secs(600));
        self.dispatch(json!("TryAgain"));
        self.go_home();
    }

    /// Issues a login and approves it with the PIN.
    pub(super) fn approve_login(&mut self) {
        self.wait_for("online accounts", |view| match &view.screen {
            Screen::Home(home) => {
                home.accounts.iter().all(|account| account.connection == Connection::Online).then_some(())
            }
            _ => None,
        });
        let login = self.world.backend.issue(LIISA);
        self.wait_for("the issued login", |view| match &view.screen {
            Screen::Home(home) => {
                home.pending.iter().any(|waits| waits.id == login.id.as_str()).then_some(())
            }
            Screen::Challenge(challenge) => (challenge.id == login.id.as_str()).then_some(()),
            _ => None,
        });
        self.dispatch(json!({ "OpenChallenge": { "id": login.id } }));
        self.dispatch(json!({ "Approve": { "id": login.id, "number": login.number } }));
        self.dispatch(json!({ "EnterPin": { "pin": PIN } }));
        let outcome = self.world.backend.outcome(&login.id);
        assert_eq!(outcome, Some(Outcome::Approved), "{}", describe(&self.view()));
    }
}
