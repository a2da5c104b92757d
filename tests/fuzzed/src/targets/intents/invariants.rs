//! What holds whatever was asked: no approval without a PIN or a finger of its own, nothing for a forgery, no secret in a view.

use key_core::testing::Issued;
use key_core::testing::phone::PIN;
use key_protocol::decision::Outcome;
use key_view::{CodeView, OfflineCodeView, Screen, ViewModel};

use super::scene::{OTHER_PIN, Scene};
use super::sent;

impl Scene {
    /// Whether a PIN was right, or may have been: the one that was chosen, or one that was typed to be chosen.
    fn may_be_right(&self, pin: &str) -> bool {
        pin == PIN || self.said.iter().any(|said| said.contains(&format!("\"{pin}\"")))
    }

    /// What holds at every moment.
    pub(super) fn assert_sound(&self) {
        let pins = self.entered.iter().filter(|pin| self.may_be_right(pin)).count();
        let shown = pins + self.fingers;
        let sent = sent::decisions(&self.world.backend);
        assert!(sent.approvals <= shown, "{} approvals with {shown} PINs and fingers", sent.approvals);
        for forged in &self.forged {
            assert!(!sent.challenges.contains(&forged.id.to_string()), "a forged challenge is answered");
            assert_eq!(self.world.backend.outcome(&forged.id), None);
        }
        let approved = |issued: &&Issued| self.world.backend.outcome(&issued.id) == Some(Outcome::Approved);
        assert!(self.issued.iter().filter(approved).count() <= sent.approvals);

        assert!(!shows_code(&self.phone.app.current_view()) || shown > 0, "a code without the PIN");
    }

    /// What holds of the view on its way to the interface.
    pub(super) fn assert_sendable(&self) {
        let view = self.phone.app.current_view();
        let json = serde_json::to_string(&view).unwrap();
        let again: ViewModel = serde_json::from_str(&json).expect("a view survives its way to the interface");
        assert!(again == view);
        // An offline code may be the same digits.
        let holds = |pin: &str| !shows_code(&view) && json.contains(&format!("\"{pin}\""));
        assert!(!holds(PIN) && !holds(OTHER_PIN), "the view holds a PIN");
    }
}

fn shows_code(view: &ViewModel) -> bool {
    matches!(&view.screen, Screen::OfflineCode(OfflineCodeView { code: CodeView::Shown(_), .. }))
}
