//! Stub of the core: publishes given views, and ignores intents except for a PIN to be judged, which
//! it accepts.

use key_view::{Blocked, Intent, Preferences, Screen, ViewModel};
use support::phone_in_browser::Source;
use tokio::sync::watch;

/// Source of views that finds every PIN good enough.
pub(crate) struct StubCore(watch::Sender<ViewModel>);

impl StubCore {
    pub(crate) fn new(view: ViewModel) -> Self {
        Self(watch::Sender::new(view))
    }

    /// Publishes `view`. Returns its revision.
    pub(crate) fn publish(&self, view: ViewModel) -> u64 {
        let revision = self.0.borrow().revision + 1;
        self.0.send_replace(ViewModel { revision, ..view });
        revision
    }
}

impl Source for StubCore {
    fn current_view(&self) -> ViewModel {
        self.0.borrow().clone()
    }

    fn views(&self) -> watch::Receiver<ViewModel> {
        self.0.subscribe()
    }

    async fn dispatch(&self, intent: Intent) {
        let mut view = self.0.borrow().clone();
        if let (Intent::JudgePin { .. }, Screen::ChoosePin(choice)) = (intent, &mut view.screen) {
            choice.judged += 1;
            self.publish(view);
        }
    }

    fn shutdown(&self) {}
}

/// View shown between two states, so that the second starts without any state of the first.
pub(crate) fn blank(preferences: Preferences) -> ViewModel {
    ViewModel { preferences, ..ViewModel::of(Screen::Blocked(Blocked::StorageFailed)) }
}
