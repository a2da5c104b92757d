//! The question before a report: whether somebody has the password, or the user pressed by mistake.

use key_protocol::ids::ChallengeId;

use super::{Refused, ScreenState, State, check};
use crate::now::Now;

impl State {
    /// Asks whether somebody has the password, on the screen of a challenge that can be answered.
    pub(crate) fn ask_report(&mut self, id: &ChallengeId, now: Now) -> Result<(), Refused> {
        let is_shown = matches!(&self.screen, ScreenState::Challenge(on_screen) if on_screen == id);
        let is_open = self.pending(id).is_some_and(|pending| pending.can_be_answered(now));
        check(is_shown && is_open && self.pin_pad.is_none())?;
        self.report_asked = true;
        Ok(())
    }

    /// Withdraws the question: the user pressed by mistake, and nothing is sent.
    pub(crate) fn cancel_report(&mut self) -> Result<(), Refused> {
        check(std::mem::take(&mut self.report_asked))
    }
}
