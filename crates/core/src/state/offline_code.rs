//! The offline code: opened under the PIN pad, revealed by presence, hidden in the background.

use key_protocol::offline::OfflineSecret;
use key_view::Message;

use super::{Place, PresencePurpose, Refused, State, check, is_reveal};
use crate::domain::account::AccountHandle;

impl State {
    /// Opens the offline code of an account, with the PIN pad over it.
    pub(crate) fn open_offline_code(&mut self, handle: AccountHandle) -> Result<(), Refused> {
        check(self.account(&handle).is_some())?;
        self.check_may_leave()?;
        self.go_to(Place::OfflineCode { handle: handle.clone(), secret: None });
        self.open_pad(PresencePurpose::RevealCode(handle));
        Ok(())
    }

    /// Reveals the code for which presence was just established.
    pub(crate) fn code_revealed(
        &mut self,
        handle: &AccountHandle,
        secret: OfflineSecret,
    ) -> Result<(), Refused> {
        check(self.is_checking(|purpose| is_reveal(purpose, handle)))?;
        self.go_to(Place::OfflineCode { handle: handle.clone(), secret: Some(secret) });
        Ok(())
    }

    /// Leaves a code whose secret does not open, although presence was just established.
    pub(crate) fn code_unreadable(&mut self, handle: &AccountHandle) -> Result<(), Refused> {
        check(self.is_checking(|purpose| is_reveal(purpose, handle)))?;
        self.go_home();
        self.message = Some(Message::AnswerNotMade);
        Ok(())
    }

    /// Hides a revealed code when the app goes to the background, so that it shows neither to
    /// others nor in the app switcher. Revealing it again requires presence.
    pub(crate) fn app_left(&mut self) {
        if let Place::OfflineCode { handle, secret: secret @ Some(_) } = &mut self.place {
            *secret = None;
            let handle = handle.clone();
            self.open_pad(PresencePurpose::RevealCode(handle));
        }
    }
}
