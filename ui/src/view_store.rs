//! What the interface holds: the last view, when it came, and whether a press is still unanswered.

use std::mem::Discriminant;
use std::rc::Rc;

use key_view::{Intent, ViewModel};

use crate::bridge::Fault;

/// What is store.
#[derive(Default)]
pub(crate) struct ViewStore {
    /// The newest view, with the time it came (milliseconds, monotonic).
    pub(crate) view: Option<(Rc<ViewModel>, f64)>,
    /// What was pressed, while nothing has come of it yet.
    pub(crate) pending_intent: Option<Discriminant<Intent>>,
    /// The last press was not taken.
    pub(crate) not_delivered: bool,
    /// Nothing more can be store.
    pub(crate) fault: Option<Fault>,
}

/// What happens to it.
pub(crate) enum Event {
    /// A view came, at a time.
    View(Rc<ViewModel>, f64),
    /// Something was pressed.
    Emitted(Discriminant<Intent>),
    /// What was pressed is done.
    Dispatched,
    /// What was pressed was not taken.
    NotDelivered,
    /// The message about that was closed.
    Dismissed,
    /// There is no authenticator to show, or it cannot be understood.
    Failed(Fault),
}

impl ViewStore {
    /// Takes `event` in. False when that changes nothing.
    pub(crate) fn apply(&mut self, event: Event) -> bool {
        match event {
            Event::View(view, _) if !self.is_older_than(&view) => return false,
            Event::View(view, at) => {
                self.view = Some((view, at));
                (self.pending_intent, self.fault) = (None, None);
            }
            Event::Emitted(kind) => (self.pending_intent, self.not_delivered) = (Some(kind), false),
            Event::Dispatched => return self.pending_intent.take().is_some(),
            Event::NotDelivered => (self.pending_intent, self.not_delivered) = (None, true),
            Event::Dismissed => self.not_delivered = false,
            Event::Failed(fault) => self.fault = Some(fault),
        }
        true
    }

    fn is_older_than(&self, view: &ViewModel) -> bool {
        self.view.as_ref().is_none_or(|(stored, _)| stored.revision < view.revision)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use key_view::{Blocked, Intent, Screen, ViewModel};

    use super::{Event, ViewStore};
    use crate::bridge::Fault;

    fn view(revision: u64) -> Rc<ViewModel> {
        Rc::new(ViewModel {
            revision,
            screen: Screen::Blocked(Blocked::KeystoreLocked),
            pin: None,
            message: None,
            preferences: key_view::Preferences::default(),
        })
    }

    fn after(events: impl IntoIterator<Item = Event>) -> ViewStore {
        let mut store = ViewStore::default();
        for event in events {
            store.apply(event);
        }
        store
    }

    fn emitted() -> Event {
        Event::Emitted(std::mem::discriminant(&Intent::Back))
    }

    fn revision(store: &ViewStore) -> Option<u64> {
        store.view.as_ref().map(|(view, _)| view.revision)
    }

    #[test]
    fn late_view_with_older_revision_is_dropped() {
        let store = after([Event::View(view(5), 10.0), Event::View(view(4), 20.0)]);
        assert_eq!(revision(&store), Some(5));
    }

    #[test]
    fn repeated_view_does_not_restart_countdowns() {
        let store = after([Event::View(view(5), 10.0), Event::View(view(5), 20.0)]);
        assert_eq!(store.view.as_ref().map(|(_, at)| *at), Some(10.0));
    }

    #[test]
    fn first_view_may_have_revision_zero() {
        assert_eq!(revision(&after([Event::View(view(0), 0.0)])), Some(0));
    }

    #[test]
    fn intent_is_answered_by_next_view_or_end_of_dispatch() {
        let start = || vec![Event::View(view(1), 0.0), emitted()];
        assert!(after(start()).pending_intent.is_some());
        assert!(after(start().into_iter().chain([Event::View(view(2), 1.0)])).pending_intent.is_none());
        assert!(after(start().into_iter().chain([Event::Dispatched])).pending_intent.is_none());
    }

    #[test]
    fn older_view_does_not_answer_intent() {
        let store = after([Event::View(view(2), 0.0), emitted(), Event::View(view(1), 1.0)]);
        assert!(store.pending_intent.is_some());
    }

    #[test]
    fn undelivered_intent_can_be_emitted_again() {
        let mut store = after([emitted(), Event::NotDelivered]);
        assert!(store.not_delivered && store.pending_intent.is_none());
        assert!(store.apply(emitted()) && !store.not_delivered);
    }

    #[test]
    fn readable_view_clears_fault() {
        let store = after([Event::Failed(Fault::Unreadable), Event::View(view(1), 0.0)]);
        assert_eq!(store.fault, None);
    }
}
