//! The offline code: opened under the PIN pad, revealed by presence, hidden in the background.

use key_protocol::offline::OfflineSecret;
use key_view::{CodeView, Message, OfflineCodeView, ShownCode};

use super::{OpenPad, PresencePurpose, Refused, ScreenState, State, check};
use crate::domain::account::AccountHandle;
use crate::domain::offline_code;
use crate::now::Now;

impl State {
    /// Opens the offline code of an account, with the PIN pad over it.
    pub(crate) fn open_offline_code(&mut self, handle: AccountHandle) -> Result<OpenPad, Refused> {
        check(self.account(&handle).is_some())?;
        self.leave_for(ScreenState::OfflineCode { handle: handle.clone(), secret: None })?;
        Ok(self.open_pad(PresencePurpose::RevealCode(handle)))
    }

    /// Reveals the code for which presence was just established.
    pub(crate) fn code_revealed(
        &mut self,
        handle: &AccountHandle,
        secret: OfflineSecret,
    ) -> Result<(), Refused> {
        self.check_may_reveal(handle)?;
        self.go_to(ScreenState::OfflineCode { handle: handle.clone(), secret: Some(secret) });
        Ok(())
    }

    /// Leaves a code whose secret does not open, although presence was just established.
    pub(crate) fn code_unreadable(&mut self, handle: &AccountHandle) -> Result<(), Refused> {
        self.check_may_reveal(handle)?;
        self.go_home();
        self.notify(Message::CodeNotRead);
        Ok(())
    }

    fn check_may_reveal(&self, handle: &AccountHandle) -> Result<(), Refused> {
        check(self.has_presence(|purpose| matches!(purpose, PresencePurpose::RevealCode(of) if of == handle)))
    }

    /// Returns the code on the screen, if it is revealed.
    pub(crate) fn revealed_code(&self, now: Now) -> Option<ShownCode> {
        let ScreenState::OfflineCode { handle, secret: Some(secret) } = &self.screen else { return None };
        Some(offline_code::shown(secret, &self.account(handle)?.clock, now))
    }

    /// Returns the view of an account's offline code.
    pub(crate) fn offline_code_view(&self, handle: &AccountHandle, now: Now) -> OfflineCodeView {
        OfflineCodeView {
            account: handle.as_str().to_owned(),
            username: self.username(handle),
            code: self.revealed_code(now).map_or(CodeView::Hidden, CodeView::Shown),
        }
    }
}
