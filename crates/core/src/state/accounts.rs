//! Accounts: their connections, and their removal with everything that belongs to them.

use key_view::{AccountView, Connection, Message};

use super::{EnrolledAccount, Refused, ScreenState, State};
use crate::domain::account::{AccountHandle, Skew};

impl State {
    fn enrolled_mut(&mut self, handle: &AccountHandle) -> Result<&mut EnrolledAccount, Refused> {
        self.accounts.iter_mut().find(|enrolled| &enrolled.account.handle == handle).ok_or(Refused)
    }

    /// Records the state of an account's connection.
    pub(crate) fn connection_changed(
        &mut self,
        handle: &AccountHandle,
        connection: Connection,
    ) -> Result<(), Refused> {
        self.enrolled_mut(handle)?.connection = connection;
        Ok(())
    }

    /// Records the skew between the clocks of an account's backend and the phone.
    pub(crate) fn clock_compared(&mut self, handle: &AccountHandle, skew: Skew) -> Result<(), Refused> {
        self.enrolled_mut(handle)?.account.skew = skew;
        Ok(())
    }

    /// Removes an account and everything that belongs to it. The screen changes only if it shows
    /// that account or no account is left.
    pub(crate) fn disconnected(&mut self, handle: &AccountHandle, message: Message) -> Result<(), Refused> {
        self.enrolled_mut(handle)?;
        let on_screen = match &self.screen {
            ScreenState::Challenge(id) => self.pending(id).is_some_and(|pending| &pending.handle == handle),
            ScreenState::OfflineCode { handle: shown, .. } => shown == handle,
            ScreenState::Devices { handle: shown, .. } => shown == handle,
            ScreenState::Past(id) => self.past(id).is_some_and(|past| &past.handle == handle),
            _ => false,
        };
        self.accounts.retain(|enrolled| &enrolled.account.handle != handle);
        self.push.by_account.remove(handle);
        self.prune_history();
        self.pending.retain(|pending| &pending.handle != handle);
        self.message = Some(message);
        match &mut self.screen {
            ScreenState::Settings(settings) if !self.accounts.is_empty() => settings.close_for(handle),
            // The PIN is erased with the last account, so presence cannot be requested any more. An
            // enrolment in progress continues.
            ScreenState::Enrol(_) if self.accounts.is_empty() => self.pin_pad = None,
            ScreenState::Enrol(_) => {}
            _ if on_screen || self.accounts.is_empty() => self.go_home(),
            _ => {}
        }
        Ok(())
    }

    /// Returns the views of all accounts.
    pub(crate) fn account_views(&self) -> Vec<AccountView> {
        let view = |EnrolledAccount { account, connection }: &EnrolledAccount| AccountView {
            id: account.handle.as_str().to_owned(),
            username: account.username.as_str().to_owned(),
            display_name: account.display_name.clone(),
            host: account.origin.host().to_owned(),
            connection: *connection,
        };
        self.accounts.iter().map(view).collect()
    }

    /// Returns the username of an account, empty if it is gone.
    pub(super) fn username(&self, handle: &AccountHandle) -> String {
        self.account(handle).map_or_else(String::new, |account| account.username.as_str().to_owned())
    }
}
