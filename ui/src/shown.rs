//! What the interface holds: the last view, when it came, and whether a press is still unanswered.

use std::mem::Discriminant;
use std::rc::Rc;

use key_view::{Intent, ViewModel};

use crate::bridge::Fault;

/// What is shown.
#[derive(Default)]
pub(crate) struct Shown {
    /// The newest view, with the time it came (milliseconds, monotonic).
    pub(crate) view: Option<(Rc<ViewModel>, f64)>,
    /// What was pressed, while nothing has come of it yet.
    pub(crate) pressed: Option<Discriminant<Intent>>,
    /// The last press was not taken.
    pub(crate) not_delivered: bool,
    /// Nothing more can be shown.
    pub(crate) lost: Option<Fault>,
}

/// What happens to it.
pub(crate) enum Event {
    /// A view came, at a time.
    View(Rc<ViewModel>, f64),
    /// Something was pressed.
    Pressed(Discriminant<Intent>),
    /// What was pressed is done.
    Done,
    /// What was pressed was not taken.
    NotDelivered,
    /// The message about that was closed.
    Dismissed,
    /// There is no authenticator to show, or it cannot be understood.
    Lost(Fault),
}

impl Shown {
    /// Takes `event` in. False when that changes nothing.
    pub(crate) fn take(&mut self, event: Event) -> bool {
        match event {
            Event::View(view, _) if !self.is_older_than(&view) => return false,
            Event::View(view, at) => {
                self.view = Some((view, at));
                (self.pressed, self.lost) = (None, None);
            }
            Event::Pressed(kind) => (self.pressed, self.not_delivered) = (Some(kind), false),
            Event::Done => return self.pressed.take().is_some(),
            Event::NotDelivered => (self.pressed, self.not_delivered) = (None, true),
            Event::Dismissed => self.not_delivered = false,
            Event::Lost(fault) => self.lost = Some(fault),
        }
        true
    }

    fn is_older_than(&self, view: &ViewModel) -> bool {
        self.view.as_ref().is_none_or(|(shown, _)| shown.revision < view.revision)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use key_view::{Blocked, Intent, Screen, ViewModel};

    use super::{Event, Shown};
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

    fn after(events: impl IntoIterator<Item = Event>) -> Shown {
        let mut shown = Shown::default();
        for event in events {
            shown.take(event);
        }
        shown
    }

    fn pressed() -> Event {
        Event::Pressed(std::mem::discriminant(&Intent::Back))
    }

    fn revision(shown: &Shown) -> Option<u64> {
        shown.view.as_ref().map(|(view, _)| view.revision)
    }

    #[test]
    fn a_view_that_arrives_late_is_dropped() {
        let shown = after([Event::View(view(5), 10.0), Event::View(view(4), 20.0)]);
        assert_eq!(revision(&shown), Some(5));
    }

    #[test]
    fn the_same_view_again_does_not_restart_its_countdowns() {
        let shown = after([Event::View(view(5), 10.0), Event::View(view(5), 20.0)]);
        assert_eq!(shown.view.as_ref().map(|(_, at)| *at), Some(10.0));
    }

    #[test]
    fn the_very_first_view_may_have_revision_nought() {
        assert_eq!(revision(&after([Event::View(view(0), 0.0)])), Some(0));
    }

    #[test]
    fn a_press_is_answered_by_the_next_view_or_by_its_end() {
        let start = || vec![Event::View(view(1), 0.0), pressed()];
        assert!(after(start()).pressed.is_some());
        assert!(after(start().into_iter().chain([Event::View(view(2), 1.0)])).pressed.is_none());
        assert!(after(start().into_iter().chain([Event::Done])).pressed.is_none());
    }

    #[test]
    fn an_older_view_does_not_answer_a_press() {
        let shown = after([Event::View(view(2), 0.0), pressed(), Event::View(view(1), 1.0)]);
        assert!(shown.pressed.is_some());
    }

    #[test]
    fn a_press_that_was_not_taken_can_be_made_again() {
        let mut shown = after([pressed(), Event::NotDelivered]);
        assert!(shown.not_delivered && shown.pressed.is_none());
        assert!(shown.take(pressed()) && !shown.not_delivered);
    }

    #[test]
    fn a_readable_view_ends_being_lost() {
        let shown = after([Event::Lost(Fault::Unreadable), Event::View(view(1), 0.0)]);
        assert_eq!(shown.lost, None);
    }
}
