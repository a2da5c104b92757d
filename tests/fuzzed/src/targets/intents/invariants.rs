//! Invariants of every run: no approval and no disconnection of another device without its own PIN
//! entry or fingerprint, no decision on a forged challenge, no secret in a view.

use std::collections::BTreeSet;

use key_core::testing::phone::PIN;
use key_core::testing::{Call, Issued, SentDecision};
use key_protocol::decision::Outcome;
use key_view::{CodeView, OfflineCodeView, Screen, ViewModel};

use super::scenario::{OTHER_PIN, Scenario};

impl Scenario {
    /// Whether `pin` is or may have been the PIN: the initial one, or any that an intent chose.
    fn may_be_correct(&self, pin: &str) -> bool {
        pin == PIN || self.emitted.iter().any(|emitted| emitted.contains(&format!("\"{pin}\"")))
    }

    /// Checks the invariants that hold after every step.
    pub(super) fn assert_invariants(&self) {
        let pins = self.entered_pins.iter().filter(|pin| self.may_be_correct(pin)).count();
        let presences = pins + self.fingerprints;
        let sent = SentDecision::all(&self.world.backend);
        let approvals = sent.iter().filter(|decision| decision.approves).count();
        let revocations: BTreeSet<String> = self.world.backend.bodies(Call::Disconnect).into_iter().collect();
        // This device disconnects itself without a signature.
        let revocations = revocations.iter().filter(|body| !body.is_empty()).count();
        assert!(
            approvals + revocations <= presences,
            "{approvals} approvals and {revocations} revocations with {presences} PINs and fingerprints"
        );
        for forged in &self.forged {
            let decided = sent.iter().any(|decision| decision.challenge == forged.id.as_str());
            assert!(!decided, "a forged challenge was decided");
            // A report of another challenge cancels every open one.
            let outcome = self.world.backend.outcome(&forged.id);
            assert!(matches!(outcome, None | Some(Outcome::Cancelled)), "a forged challenge was {outcome:?}");
        }
        let approved = |issued: &&Issued| self.world.backend.outcome(&issued.id) == Some(Outcome::Approved);
        assert!(self.issued.iter().filter(approved).count() <= approvals);

        assert!(
            !shows_code(&self.phone.app.current_view()) || presences > approvals + revocations,
            "an offline code is shown without user presence of its own"
        );
        assert!(
            !shows_history(&self.phone.app.current_view()) || presences > approvals + revocations,
            "the history is shown without user presence of its own"
        );
    }

    /// Checks that the view survives serialisation to the interface and contains no PIN.
    pub(super) fn assert_view_round_trips(&self) {
        let view = self.phone.app.current_view();
        let json = serde_json::to_string(&view).unwrap();
        let decoded: ViewModel = serde_json::from_str(&json).expect("a view round-trips");
        assert!(decoded == view);
        // An offline code may have the same digits as a PIN.
        let holds = |pin: &str| !shows_code(&view) && json.contains(&format!("\"{pin}\""));
        assert!(!holds(PIN) && !holds(OTHER_PIN), "the view contains a PIN");
    }
}

fn shows_code(view: &ViewModel) -> bool {
    matches!(&view.screen, Screen::OfflineCode(OfflineCodeView { code: CodeView::Shown(_), .. }))
}

fn shows_history(view: &ViewModel) -> bool {
    match &view.screen {
        Screen::History(history) => history.entries.is_some(),
        Screen::Past(_) => true,
        _ => false,
    }
}
