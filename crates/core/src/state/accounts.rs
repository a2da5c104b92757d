//! Accounts: their connections, and their removal with everything that belongs to them.

use key_protocol::ids::Timestamp;
use key_view::{AccountView, Connection, Message, News};

use super::{EnrolledAccount, Refused, ScreenState, State};
use crate::domain::account::AccountHandle;
use crate::domain::backend_clock::BackendClock;

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
        if connection == Connection::Online {
            self.forget_news(|kept| {
                matches!(kept.news, News::UpdateRequired { .. }) && kept.handle.as_ref() == Some(handle)
            });
        }
        Ok(())
    }

    /// Records whether events of an account arrive through a stream.
    pub(crate) fn stream_changed(&mut self, handle: &AccountHandle, has_stream: bool) -> Result<(), Refused> {
        self.enrolled_mut(handle)?.has_stream = has_stream;
        Ok(())
    }

    /// Returns whether the list of an account's open challenges was fetched lately.
    pub(crate) fn is_online(&self, handle: &AccountHandle) -> bool {
        let mut accounts = self.accounts.iter();
        accounts
            .any(|enrolled| &enrolled.account.handle == handle && enrolled.connection == Connection::Online)
    }

    /// Shows the version that an account's backend requires, unless its connection says so already.
    pub(crate) fn update_required(&mut self, handle: &AccountHandle, minimum: &str, at: Timestamp) {
        let Ok(enrolled) = self.enrolled_mut(handle) else { return };
        if enrolled.connection != Connection::UpdateRequired {
            let username = enrolled.account.username.as_str().to_owned();
            self.tell(Some(handle), at, News::UpdateRequired { username, minimum: minimum.to_owned() });
        }
    }

    /// Records what is known of the clock of an account's backend.
    pub(crate) fn clock_compared(
        &mut self,
        handle: &AccountHandle,
        clock: BackendClock,
    ) -> Result<(), Refused> {
        self.enrolled_mut(handle)?.account.clock = clock;
        Ok(())
    }

    /// Removes an account and everything that belongs to it. The screen changes only if it shows
    /// that account or no account is left.
    pub(crate) fn disconnected(
        &mut self,
        handle: &AccountHandle,
        message: Option<Message>,
    ) -> Result<(), Refused> {
        self.enrolled_mut(handle)?;
        let on_screen = match &self.screen {
            ScreenState::Challenge(id) => self.pending(id).is_some_and(|pending| &pending.handle == handle),
            ScreenState::OfflineCode { handle: shown, .. } => shown == handle,
            ScreenState::Devices { handle: shown, .. } => shown == handle,
            ScreenState::History(history) => history.shown().is_some_and(|past| &past.handle == handle),
            _ => false,
        };
        self.accounts.retain(|enrolled| &enrolled.account.handle != handle);
        self.push.by_account.remove(handle);
        self.prune_history();
        self.pending.retain(|pending| &pending.handle != handle);
        if let Some(message) = message {
            self.notify(message);
        }
        match &mut self.screen {
            ScreenState::Settings(settings) if !self.accounts.is_empty() => settings.close_for(handle),
            // The PIN is erased with the last account, so presence cannot be requested any more. An
            // enrolment in progress continues.
            ScreenState::Enrol(_) if self.accounts.is_empty() => self.pin_pad = None,
            ScreenState::Enrol(_) => {}
            _ if on_screen || self.accounts.is_empty() => {
                self.arrivals += 1;
                self.go_home();
            }
            _ => {}
        }
        Ok(())
    }

    /// Returns the views of all accounts.
    pub(crate) fn account_views(&self) -> Vec<AccountView> {
        let view = |EnrolledAccount { account, connection, .. }: &EnrolledAccount| AccountView {
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
