//! What holds whatever was asked: no approval without a PIN or a finger of its own, nothing for a forgery, no secret in a view.

use key_core::testing::Issued;
use key_core::testing::phone::PIN;
use key_protocol::decision::Outcome;
use key_view::{CodeView, OfflineCodeView, Screen, ViewModel};

use super::decisions;
use super::scenario::{OTHER_PIN, Scenario};

impl Scenario {
    /// Whether a PIN was right, or may have been: the one that was chosen, or one that was typed to be chosen.
    fn may_be_correct(&self, pin: &str) -> bool {
        pin == PIN || self.emitted.iter().any(|emitted| emitted.contains(&format!("\"{pin}\"")))
    }

    /// What holds at every moment.
    pub(super) fn assert_invariants(&self) {
        let pins = self.entered_pins.iter().filter(|pin| self.may_be_correct(pin)).count();
        let presences = pins + self.fingerprints;
        let sent = decisions::sent(&self.world.backend);
        assert!(
            sent.approvals <= presences,
            "{} approvals with {presences} PINs and fingerprints",
            sent.approvals
        );
        for forged in &self.forged {
            assert!(!sent.challenges.contains(&forged.id.to_string()), "a forged challenge is answered");
            assert_eq!(self.world.backend.outcome(&forged.id), None);
        }
        let approved = |issued: &&Issued| self.world.backend.outcome(&issued.id) == Some(Outcome::Approved);
        assert!(self.issued.iter().filter(approved).count() <= sent.approvals);

        assert!(!shows_code(&self.phone.app.current_view()) || presences > 0, "a code without the PIN");
    }

    /// What holds of the view on its way to the interface.
    pub(super) fn assert_view_round_trips(&self) {
        let view = self.phone.app.current_view();
        let json = serde_json::to_string(&view).unwrap();
        let decoded: ViewModel =
            serde_json::from_str(&json).expect("a view survives its way to the interface");
        assert!(decoded == view);
        // An offline code may be the same digits.
        let holds = |pin: &str| !shows_code(&view) && json.contains(&format!("\"{pin}\""));
        assert!(!holds(PIN) && !holds(OTHER_PIN), "the view holds a PIN");
    }
}

fn shows_code(view: &ViewModel) -> bool {
    matches!(&view.screen, Screen::OfflineCode(OfflineCodeView { code: CodeView::Shown(_), .. }))
}
