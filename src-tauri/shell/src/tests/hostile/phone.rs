//! The app with its real commands and fake ports, called as a page calls it.

use std::sync::mpsc;
use std::time::Duration;

use key_core::testing::{FakeBackend, Issued, SentDecision, World};
use key_protocol::decision::Outcome;
use key_protocol::ids::Timestamp;
use key_view::{Screen, ViewModel};
use tauri::test::MockRuntime;
use tauri::{App, WebviewWindow};

use super::page::Known;
use crate::tests;

/// Timeout of a response. Generous, so that only a response that never comes exceeds it.
pub(super) const TIMEOUT: Duration = Duration::from_secs(20);

pub(super) const LIISA: &str = "liisa@example.fi";

pub(super) struct Phone {
    _app: App<MockRuntime>,
    pub(super) window: WebviewWindow<MockRuntime>,
    pub(super) world: World,
    /// The logins that were issued, and when.
    pub(super) issued: Vec<(Timestamp, Issued)>,
    pub(super) codes: std::vec::IntoIter<String>,
    views: mpsc::Receiver<ViewModel>,
    /// Number of the last PIN pad that was seen.
    last_pad: u32,
}

impl Phone {
    /// Starts the app and enrols an account with a PIN.
    pub(super) fn start() -> Self {
        let world = World::new();
        let codes: Vec<String> = (0..400).map(|number| format!("LIIS-A{number:03}")).collect();
        world.backend.add_user(LIISA, &codes.iter().map(String::as_str).collect::<Vec<_>>());
        let (sender, views) = mpsc::channel();
        let (app, window) =
            tests::start(&world, move |view| drop(sender.send(serde_json::from_str(view).unwrap())));
        let codes = codes.into_iter();
        let mut phone = Self { _app: app, window, world, issued: Vec::new(), codes, views, last_pad: 0 };
        phone.go_home();
        phone
    }

    /// Returns the views that arrived as events since the last call.
    pub(super) fn drain_views(&self) -> impl Iterator<Item = ViewModel> {
        self.views.try_iter()
    }

    /// Waits for a view in which `find` returns a value.
    pub(super) fn wait_for<T>(&self, what: &str, mut find: impl FnMut(&ViewModel) -> Option<T>) -> T {
        let mut view = self.view();
        loop {
            if let Some(found) = find(&view) {
                return found;
            }
            let next = self.views.recv_timeout(TIMEOUT);
            view =
                next.unwrap_or_else(|_| panic!("timed out waiting for {what}; {}", describe(&self.view())));
        }
    }

    /// Issues logins until `many` are open, and returns what a page can know of them.
    pub(super) fn keep_logins_pending(&mut self, count: usize) -> Known {
        let backend = &self.world.backend;
        let now = backend.now();
        let is_open = |(at, login): &&(Timestamp, Issued)| {
            now < *at + FakeBackend::LIFETIME && backend.outcome(&login.id).is_none()
        };
        let open = self.issued.iter().rev().take(8).filter(is_open).count();
        self.issued.extend((open..count).map(|_| (now, backend.issue(LIISA))));
        let lately = self.issued.iter().rev().take(8);
        let challenges =
            lately.map(|(_, login)| (login.id.as_str().to_owned(), login.number.clone())).collect();
        let accounts = match self.view().screen {
            Screen::Home(home) => home.accounts,
            Screen::Settings(settings) => settings.accounts,
            _ => Vec::new(),
        };
        let seen: Vec<_> = self.drain_views().chain([self.view()]).collect();
        let pads = seen.iter().filter_map(|view| Some(view.pin()?.pad));
        self.last_pad = pads.fold(self.last_pad, u32::max);
        let last_pad = self.last_pad;
        Known { challenges, last_pad, accounts: accounts.into_iter().map(|account| account.id).collect() }
    }

    /// Returns the challenge of every distinct approval that was sent, delivered or not.
    pub(super) fn signed_approvals(&self) -> Vec<String> {
        let decisions = SentDecision::all(&self.world.backend).into_iter();
        decisions.filter(|decision| decision.approves).map(|decision| decision.challenge).collect()
    }

    /// Returns how many of the issued logins were approved.
    pub(super) fn approved(&self) -> usize {
        let backend = &self.world.backend;
        self.issued.iter().filter(|(_, login)| backend.outcome(&login.id) == Some(Outcome::Approved)).count()
    }
}

/// Returns the view as JSON, for the message of a failed assertion.
pub(super) fn describe(view: &ViewModel) -> String {
    serde_json::to_string(view).unwrap()
}
