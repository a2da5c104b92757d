//! State of the interface: the latest view, when it was received, and the intent that is pending.

use std::mem::Discriminant;
use std::rc::Rc;

use key_view::{Intent, ViewModel};

use crate::bridge::Fault;

/// The latest view and the state of the connection to the authenticator.
#[derive(Default)]
pub(crate) struct ViewStore {
    /// The newest view, with the time it was received (milliseconds, monotonic clock).
    pub(crate) view: Option<(Rc<ViewModel>, f64)>,
    /// Kind of the intent that has been emitted and not answered yet.
    pub(crate) pending_intent: Option<Discriminant<Intent>>,
    /// Number of intents that were answered.
    pub(crate) answers: u64,
    /// Whether the last intent failed to reach the authenticator.
    pub(crate) not_delivered: bool,
    /// Why no view can be shown. Cleared by the next newer view.
    pub(crate) fault: Option<Fault>,
}

/// Events that change a [`ViewStore`].
pub(crate) enum Event {
    /// A view was received at this time (milliseconds, monotonic clock).
    View(Rc<ViewModel>, f64),
    /// An intent of this kind was emitted.
    Emitted(Discriminant<Intent>),
    /// The dispatch call returned.
    Dispatched,
    /// The dispatch call failed.
    NotDelivered,
    /// The user closed the message about a failed dispatch.
    Dismissed,
    /// The authenticator cannot be reached, or its view cannot be read.
    Failed(Fault),
}

impl ViewStore {
    /// Applies `event`. Returns whether the interface must be rendered again.
    pub(crate) fn apply(&mut self, event: Event) -> bool {
        match event {
            Event::View(view, _) if !self.is_older_than(&view) => return false,
            Event::View(view, at) => {
                self.view = Some((view, at));
                self.answers += u64::from(self.pending_intent.is_some());
                (self.pending_intent, self.fault) = (None, None);
            }
            Event::Emitted(kind) => (self.pending_intent, self.not_delivered) = (Some(kind), false),
            Event::Dispatched => {
                let answered = self.pending_intent.take().is_some();
                self.answers += u64::from(answered);
                return answered;
            }
            Event::NotDelivered => {
                self.answers += u64::from(self.pending_intent.take().is_some());
                self.not_delivered = true;
            }
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
        Rc::new(ViewModel { revision, ..ViewModel::of(Screen::Blocked(Blocked::KeystoreLocked)) })
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
