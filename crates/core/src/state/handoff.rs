//! Handoffs: the link of a page that waits on this phone, and the way back to its browser.

use key_protocol::challenge::NumberMatching;
use key_protocol::handoff::Handoff;
use key_protocol::ids::ChallengeId;
use key_view::{Ending, Handback, Message};

use super::{Refused, ScreenState, State, check};
use crate::domain::challenge::Progress;
use crate::domain::handed_over::HandedOver;

impl State {
    /// Returns whether a link of a waiting page may be followed: no PIN is being typed or chosen, and
    /// the screen may be left.
    pub(crate) fn may_follow_link(&self) -> bool {
        let types_pin = self.pin_pad.is_some() || matches!(self.screen, ScreenState::ChoosePin { .. });
        !types_pin && self.check_may_leave().is_ok()
    }

    /// Returns whether the challenge on the screen was opened by a link with this handoff.
    pub(crate) fn shows_handed_over(&self, id: &ChallengeId, handoff: &Handoff) -> bool {
        let on_screen = matches!(&self.screen, ScreenState::Challenge(shown) if shown == id);
        let known = self.pending(id).and_then(|pending| pending.handed_over.as_ref());
        on_screen && known.is_some_and(|known| known.handoff == *handoff)
    }

    /// Opens a pending challenge by a link, whose handoff then stands in for the number. An answer
    /// that was sent stays as it is.
    pub(crate) fn hand_over(&mut self, id: &ChallengeId, handed_over: HandedOver) -> Result<(), Refused> {
        check(self.may_follow_link())?;
        let pending = self.pending_mut(id).ok_or(Refused)?;
        let asks = pending.signed.claims().number_matching_digits != NumberMatching::Off;
        if asks && matches!(pending.progress, Progress::Open) {
            pending.handed_over = Some(handed_over);
        }
        self.go_to(ScreenState::Challenge(id.clone()));
        Ok(())
    }

    /// Ends a challenge whose approval takes effect once its browser brings the release, which the
    /// app is about to open there.
    pub(crate) fn released(&mut self, id: &ChallengeId) -> Result<(), Refused> {
        check(self.pending(id).is_some_and(|pending| pending.handed_over.is_some()))?;
        self.conclude(id, Ending::Approved, Handback::Opened)
    }

    /// Shows that the browser could not be opened with the release of a challenge.
    pub(crate) fn browser_not_opened(&mut self, id: &ChallengeId) {
        match &mut self.screen {
            ScreenState::Result(concluded) if concluded.challenge == *id => {
                concluded.handback = Handback::NotOpened;
            }
            _ => self.notify(Message::BrowserNotOpened),
        }
    }
}
