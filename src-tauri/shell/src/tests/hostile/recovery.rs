//! The user after a hostile page: leaves whatever screen is open and approves a login.

use std::time::Duration;

use key_core::testing::phone::PIN;
use key_core::testing::{Errand, UserModel};
use key_protocol::decision::Outcome;
use key_view::{Back, Connection, Intent, Screen, ViewModel};
use serde_json::json;

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
                    _ => view.back == Back::Blocked,
                };
                (!busy).then(|| view.clone())
            });
            let intents = match (&view.back, &view.screen) {
                (Back::To(intent), _) => vec![(*intent).into()],
                (_, Screen::Home(_)) => return,
                (_, Screen::Blocked(_)) => vec![Intent::StartOver],
                _ => self.user(&view).next(&view, |_| 0).map_or(Vec::new(), |errand| errand.intents(&view)),
            };
            for intent in intents {
                self.dispatch(json!(intent));
            }
        }
        panic!("the phone does not reach the home screen: {}", describe(&self.view()));
    }

    /// The user, with another one-time password if the view asks for one.
    fn user(&mut self, view: &ViewModel) -> UserModel {
        let codes = matches!(view.screen, Screen::Welcome(_)).then(|| self.codes.next());
        let code = codes.map(|code| code.expect("a code that was not used"));
        let usernames = code.into_iter().map(|code| (LIISA.to_owned(), code)).collect();
        UserModel { address: self.world.address(), usernames, pin: PIN.to_owned(), number: None }
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
        let errand = Errand::Approve { id: login.id.to_string(), number: Some(login.number) };
        for intent in errand.intents(&self.view()) {
            self.dispatch(json!(intent));
        }
        self.dispatch(json!(self.view().enter_pin(PIN)));
        let outcome = self.world.backend.outcome(&login.id);
        assert_eq!(outcome, Some(Outcome::Approved), "{}", describe(&self.view()));
    }
}
