//! What presence revealed on the screen: an offline code or the history. Hidden when the app goes to
//! the background.

use super::{History, OpenPad, PresencePurpose, ScreenState, State};
use crate::domain::account::AccountHandle;

/// Secret that presence revealed on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Revealed {
    /// Offline code of an account.
    Code(AccountHandle),
    /// The history.
    History,
}

impl State {
    /// Hides what is revealed when the app goes to the background, so that it shows neither to others
    /// nor in the app switcher. Revealing it again requires presence.
    pub(crate) fn app_left(&mut self) -> Option<(Revealed, OpenPad)> {
        self.give_up_pin_change();
        let (revealed, purpose) = match &mut self.screen {
            ScreenState::OfflineCode { handle, secret: secret @ Some(_) } => {
                *secret = None;
                (Revealed::Code(handle.clone()), PresencePurpose::RevealCode(handle.clone()))
            }
            ScreenState::History(history @ History::Opened { .. }) => {
                *history = History::Hidden;
                (Revealed::History, PresencePurpose::ReadHistory)
            }
            _ => return None,
        };
        self.arrivals += 1;
        Some((revealed, self.open_pad(purpose)))
    }
}
